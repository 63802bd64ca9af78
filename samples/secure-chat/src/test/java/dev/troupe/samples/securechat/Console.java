package dev.troupe.samples.securechat;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** A WebSocket console: what a person without any of our code has. */
final class Console implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    /** Connects, and shows this token; none if it is empty. */
    Console(URI address, String token) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        this.socket = builder.buildAsync(address, this).join();
    }

    void type(String message) {
        socket.sendText(message, true).join();
    }

    /** The next message. */
    String next() throws InterruptedException {
        String message = received.poll(PATIENCE_SECONDS, SECONDS);
        if (message == null) {
            throw new AssertionError("Nothing came for " + PATIENCE_SECONDS + " s");
        }
        return message;
    }

    /** The messages up to one that contains this. */
    List<String> until(String part) throws InterruptedException {
        List<String> messages = new ArrayList<>();
        do {
            messages.add(next());
        } while (!messages.get(messages.size() - 1).contains(part));
        return messages;
    }

    /** Code and reason of the close, such as {@code 4403 name_required}. */
    String closed() throws Exception {
        return closed.get(PATIENCE_SECONDS, SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            received.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code + " " + reason);
        return CompletableFuture.completedFuture(null);
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
