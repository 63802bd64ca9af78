package dev.troupe.testkit;

import dev.troupe.actor.BodyStream;
import dev.troupe.actor.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The body of a response that streams, which remembers what was sent. Used by the thread of the test; its client takes
 * everything at once.
 */
public final class TestBody implements BodyStream {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<Runnable> whenClosed = new ArrayList<>();
    private boolean closed;

    private TestBody() {}

    /**
     * Takes the body of a response.
     *
     * @throws IllegalArgumentException if it does not stream
     */
    public static TestBody of(HttpResponse response) {
        if (!response.isStreaming()) {
            throw new IllegalArgumentException("The response is whole: " + response);
        }
        TestBody body = new TestBody();
        response.begin(body);
        return body;
    }

    /** All that was sent, as text in UTF-8. */
    public String text() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    /** The client goes away: {@link #onClose} runs. */
    public void leave() {
        end();
    }

    @Override
    public boolean send(byte[] bytes) {
        if (closed) {
            return false;
        }
        sent.writeBytes(bytes);
        return true;
    }

    @Override
    public void close() {
        end();
    }

    private void end() {
        if (!closed) {
            closed = true;
            List<Runnable> actions = List.copyOf(whenClosed);
            whenClosed.clear();
            actions.forEach(Runnable::run);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public long bufferedAmount() {
        return 0;
    }

    @Override
    @SuppressWarnings("NullAway") // Void has no value but null.
    public CompletionStage<Void> drained() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onClose(Runnable action) {
        if (closed) {
            action.run();
        } else {
            whenClosed.add(action);
        }
    }
}
