package dev.troupe.samples.game;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A WebSocket console with a reader of JSON: what a player without any of our code has. */
final class Console implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    Console(URI address) {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    void type(String message) {
        socket.sendText(message, true).join();
    }

    /** Calls {@code steer} and waits until the arena has heard it: events that come before that are lost. */
    void steer(double x, double y) throws Exception {
        type("{\"call\":\"steer\",\"id\":1,\"args\":{\"x\":" + x + ",\"y\":" + y + "}}");
        until("reply");
    }

    /** The next message. */
    JsonNode next() throws InterruptedException, JsonProcessingException {
        String message = received.poll(PATIENCE_SECONDS, SECONDS);
        if (message == null) {
            throw new AssertionError("Nothing came for " + PATIENCE_SECONDS + " s");
        }
        return JSON.readTree(message);
    }

    /** The next message of this kind. */
    JsonNode until(String kind) throws Exception {
        JsonNode message = next();
        while (!message.has(kind)) {
            message = next();
        }
        return message;
    }

    /** The arguments of the next event of this name; those before it are lost. */
    JsonNode event(String name) throws Exception {
        JsonNode message = until("event");
        while (!message.path("event").asText().equals(name)) {
            message = until("event");
        }
        return message.path("args");
    }

    /** The next position of a player that is told. */
    double[] position(int player) throws Exception {
        for (JsonNode position : event("moved").path("positions")) {
            if (position.path("player").asInt() == player) {
                return new double[] {
                    position.path("x").asDouble(), position.path("y").asDouble()
                };
            }
        }
        throw new AssertionError("All are told of all, but not of " + player);
    }

    /** Code and reason of the close, such as {@code 4403 arena_full}. */
    String closed() throws Exception {
        return closed.get(PATIENCE_SECONDS, SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code + " " + reason);
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
