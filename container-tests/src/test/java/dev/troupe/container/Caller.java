package dev.troupe.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the JDK and of Jackson, which shares nothing with the code under test. */
final class Caller implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
    private static final int PATIENCE = 15;

    private final Ear ear = new Ear();
    private final WebSocket socket;

    /** How a connection ended. */
    record Closed(int code, String reason) {}

    private Caller(URI address, String... subprotocols) throws Exception {
        this(HTTP.newWebSocketBuilder(), address, subprotocols);
    }

    private Caller(WebSocket.Builder builder, URI address, String... subprotocols) throws Exception {
        if (subprotocols.length > 0) {
            builder.subprotocols(subprotocols[0], java.util.Arrays.copyOfRange(subprotocols, 1, subprotocols.length));
        }
        socket = builder.buildAsync(address, ear).get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Opens a socket as somebody whose password is the name, and reads its welcome. */
    static Caller known(URI address, String name) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
        Caller caller = new Caller(HTTP.newWebSocketBuilder().header("Authorization", "Basic " + credentials), address);
        return caller.afterWelcome();
    }

    private Caller afterWelcome() throws InterruptedException {
        JsonNode first = next();
        if (!first.has("welcome")) {
            throw new AssertionError("Not a welcome: " + first);
        }
        return this;
    }

    /** Opens a socket and reads nothing. */
    static Caller open(URI address, String... subprotocols) throws Exception {
        return new Caller(address, subprotocols);
    }

    /** Opens a socket and reads its welcome. */
    static Caller welcomed(URI address, String... subprotocols) throws Exception {
        return new Caller(address, subprotocols).afterWelcome();
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    void text(String text) throws Exception {
        socket.sendText(text, true).get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Sends a JSON text as CBOR in a binary message. */
    void binary(String json) throws Exception {
        socket.sendBinary(ByteBuffer.wrap(CBOR.writeValueAsBytes(JSON.readTree(json))), true)
                .get(PATIENCE, TimeUnit.SECONDS);
    }

    /** The next message, of whichever kind. */
    JsonNode next() throws InterruptedException {
        JsonNode message = ear.messages.poll(PATIENCE, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("Nothing came; the end: " + ear.closed.getNow(new Closed(0, "none")));
        }
        return message;
    }

    /** The next event of this name, whatever comes before it. */
    JsonNode event(String name) throws InterruptedException {
        JsonNode message = next();
        while (!message.path("event").asText().equals(name)) {
            message = next();
        }
        return message.get("args");
    }

    /** The reply to this id, whatever comes before it. */
    JsonNode reply(int id) throws InterruptedException {
        JsonNode message = next();
        while (message.path("reply").asInt(-1) != id) {
            message = next();
        }
        return message;
    }

    Closed closed() throws Exception {
        return ear.closed.get(PATIENCE, TimeUnit.SECONDS);
    }

    /** From now on what comes stays in the socket. */
    void readNoMore() {
        ear.deaf = true;
    }

    /** Leaves without a word. */
    void vanish() {
        socket.abort();
    }

    void leave() throws Exception {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(PATIENCE, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final CompletableFuture<Closed> closed = new CompletableFuture<>();
        private volatile boolean deaf;
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                add(() -> JSON.readTree(whole));
            }
            askForMore(socket);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            binary.writeBytes(bytes);
            if (last) {
                byte[] whole = binary.toByteArray();
                binary.reset();
                add(() -> CBOR.readTree(whole));
            }
            askForMore(socket);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(new Closed(code, reason));
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            closed.completeExceptionally(failure);
        }

        private void askForMore(WebSocket socket) {
            if (!deaf) {
                socket.request(1);
            }
        }

        private interface Reading {
            JsonNode read() throws IOException;
        }

        private void add(Reading reading) {
            try {
                messages.add(reading.read());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
