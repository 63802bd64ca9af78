package dev.troupe.launch;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** A WebSocket console: what a person without any of our code has. */
final class Console implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    /** Connects, with a header field {@code Authorization} where one is given. */
    Console(URI address, String... authorization) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (String credentials : authorization) {
            builder.header("Authorization", credentials);
        }
        this.socket = builder.buildAsync(address, this).join();
    }

    void type(String message) {
        socket.sendText(message, true).join();
    }

    /** Reads on to a message that contains this. */
    void await(String part) throws InterruptedException {
        String message;
        do {
            message = received.poll(PATIENCE_SECONDS, SECONDS);
            if (message == null) {
                throw new AssertionError("No message with " + part + " came for " + PATIENCE_SECONDS + " s");
            }
        } while (!message.contains(part));
    }

    /** The code of the close frame. */
    int closeCode() throws Exception {
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
        closed.complete(code);
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
