package dev.troupe.samples.proxy;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A client of the server in front: the JDK's WebSocket, and what came. */
final class Caller implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder partialText = new StringBuilder();
    private final ByteArrayOutputStream partialBinary = new ByteArrayOutputStream();
    private final boolean reads;
    private final WebSocket socket;

    private Caller(URI address, boolean reads, String... subprotocols) {
        this.reads = reads;
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0]);
        }
        this.socket = builder.buildAsync(address, this)
                .orTimeout(PATIENCE_SECONDS, SECONDS)
                .join();
    }

    static Caller open(URI address, String... subprotocols) {
        return new Caller(address, true, subprotocols);
    }

    /** One that never takes what is sent to it. */
    static Caller openDeaf(URI address) {
        return new Caller(address, false);
    }

    WebSocket socket() {
        return socket;
    }

    void text(String text) {
        socket.sendText(text, true).orTimeout(PATIENCE_SECONDS, SECONDS).join();
    }

    void binary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true)
                .orTimeout(PATIENCE_SECONDS, SECONDS)
                .join();
    }

    String nextText() throws InterruptedException {
        return next(texts);
    }

    byte[] nextBinary() throws InterruptedException {
        return next(binaries);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T message = queue.poll(PATIENCE_SECONDS, SECONDS);
        if (message == null) {
            throw new AssertionError("Nothing came for " + PATIENCE_SECONDS + " s");
        }
        return message;
    }

    /** Code and reason of the close, such as {@code 4000 Good bye}. */
    String closed() throws Exception {
        return closed.get(PATIENCE_SECONDS, SECONDS);
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reads) {
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partialText.append(data);
        if (last) {
            texts.add(partialText.toString());
            partialText.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] piece = new byte[data.remaining()];
        data.get(piece);
        partialBinary.writeBytes(piece);
        if (last) {
            binaries.add(partialBinary.toByteArray());
            partialBinary.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete((code + " " + reason).strip());
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        closed.completeExceptionally(failure);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
