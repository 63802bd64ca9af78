package dev.troupe.integration.comingfrom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket client that knows nothing of Troupe: what a person with a console has, or a page. As a listener it remembers what
 * comes, in its order: texts as they are, binary messages as {@code 0x0a0b}, pings as {@code ping} and the end as
 * {@code closed 1000 reason}.
 */
public final class Console implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Connects, offering these subprotocols. */
    public static Console connect(URI server, String address, String... subprotocols) {
        Console console = new Console();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (subprotocols.length > 0) {
            String[] others = Arrays.copyOfRange(subprotocols, 1, subprotocols.length);
            builder.subprotocols(subprotocols[0], others);
        }
        builder.buildAsync(server.resolve(address), console).join();
        return console;
    }

    /** The socket, once it is open. */
    public WebSocket socket() {
        return opened.join();
    }

    /** Sends a text message. */
    public void type(String message) {
        socket().sendText(message, true).join();
    }

    /** Sends a binary message. */
    public void send(int... message) {
        ByteBuffer buffer = ByteBuffer.allocate(message.length);
        for (int value : message) {
            buffer.put((byte) value);
        }
        socket().sendBinary(buffer.flip(), true).join();
    }

    /** What came next, waited for. */
    public String next() throws InterruptedException {
        String next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing came for " + PATIENCE_SECONDS + " s");
        }
        return next;
    }

    /** What came next that has this in it; what came before it is passed over. */
    public String next(String part) throws InterruptedException {
        String next = next();
        while (!next.contains(part)) {
            next = next();
        }
        return next;
    }

    @Override
    public void onOpen(WebSocket socket) {
        opened.complete(socket);
        socket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        return more(socket);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        if (last) {
            received.add("0x" + HexFormat.of().formatHex(bytes.toByteArray()));
            bytes.reset();
        }
        return more(socket);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        received.add("ping" + UTF_8.decode(message));
        return more(socket);
    }

    private static CompletionStage<?> more(WebSocket socket) {
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        received.add(("closed " + code + " " + reason).strip());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        received.add("failed " + failure);
        opened.completeExceptionally(failure);
    }

    /** Closes as a page does that is left. */
    @Override
    public void close() {
        socket().sendClose(WebSocket.NORMAL_CLOSURE, "")
                .handle((closed, hasGoneBefore) -> closed)
                .join();
    }
}
