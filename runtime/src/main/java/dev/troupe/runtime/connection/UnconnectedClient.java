package dev.troupe.runtime.connection;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireMessage;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A client that wants one thing of an actor and does not connect, as the actor sees it.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>It closes once; the actions of {@link #whenClosed} run once each.
 *   <li>When its deadline has passed, or the server has stopped, it gives up what it wants, and is answered, unless its actor is
 *       about to.
 *   <li>That answer says that nothing was done where nothing had begun, and there alone.
 *   <li>What is said to connections alone does nothing here.
 * </ul>
 */
abstract class UnconnectedClient implements ToConnection {

    private static final System.Logger LOG = BoundedLog.of(UnconnectedClient.class);

    private final String id = ConnectionId.create();
    private volatile long deadline;
    /** Whether the content of its request is arriving: that time does not count. */
    private volatile boolean reading;

    private final List<Runnable> whenClosed = new ArrayList<>(0);
    /** Guarded by {@code this}; read without the lock where a look that comes too late does no harm. */
    private volatile boolean closed;

    /** @param deadline on the scale of {@link System#nanoTime()} */
    UnconnectedClient(long deadline) {
        this.deadline = deadline;
    }

    /** When it waits no longer, on the scale of {@link System#nanoTime()}. */
    final long deadline() {
        return deadline;
    }

    /**
     * Reads the content of its request. The deadline moves by the time that takes, since the transport watches over it.
     *
     * @param nanoTime the scale of the deadline
     */
    final <T> void read(RequestContent<T> content, LongSupplier nanoTime, Consumer<? super T> whole) {
        long since = nanoTime.getAsLong();
        long before = deadline;
        reading = true;
        content.read(read -> {
            deadline = before + nanoTime.getAsLong() - since;
            reading = false;
            whole.accept(read);
        });
    }

    /** It has closed, and is in no list any more. */
    abstract void forget();

    /** Nobody waits any more for what it wants; how far that had come. */
    abstract Call.GivenUp giveUp();

    /** Answers that there is nothing, unless it is answered already. */
    abstract void fail(int status, WireError error);

    /** It is answered, or about to be: what goes on after that ends. */
    abstract void cutOff();

    /** Gives up if its deadline has passed. */
    final void expire(long now) {
        if (!reading && now - deadline >= 0) {
            switch (giveUp()) {
                case BEFORE_IT_BEGAN -> fail(ErrorCode.TIMEOUT.notRun("The deadline has passed"));
                case WHILE_RUNNING -> fail(ErrorCode.TIMEOUT.with("The deadline has passed"));
                case TOO_LATE -> {}
            }
        }
    }

    /** The server has stopped, and the actor will not answer unless it is about to. */
    final void goAway() {
        String message = "The server is shutting down";
        switch (giveUp()) {
            case BEFORE_IT_BEGAN -> fail(ErrorCode.UNAVAILABLE.with(message));
            case WHILE_RUNNING -> fail(ofUnknownOutcome(ErrorCode.UNAVAILABLE, message));
            case TOO_LATE -> cutOff();
        }
    }

    final void fail(WireError error) {
        fail(FailureStatus.of(error), error);
    }

    /** It was refused before the actor heard of it. */
    final void refused(HandshakeRefusal refusal) {
        fail(FailureStatus.of(refusal), refusal.error());
    }

    @Override
    public final void refused(WireError error, int closeCode) {
        fail(FailureStatus.ofRefusal(error, closeCode), error);
    }

    /** Closes it; whether it was open until now. */
    final boolean close() {
        List<Runnable> actions;
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            actions = List.copyOf(whenClosed);
            whenClosed.clear();
        }
        forget();
        actions.forEach(UnconnectedClient::runQuietly);
        return true;
    }

    static WireError ofUnknownOutcome(ErrorCode code, String message) {
        return new WireError(code.code(), message, code.retryable(), Map.of("outcome", "unknown"));
    }

    static void runQuietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "What was to be done at the end of a connection or request failed", e);
        }
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final boolean isClosed() {
        return closed;
    }

    @Override
    public final void whenClosed(Runnable action) {
        synchronized (this) {
            if (!closed) {
                whenClosed.add(action);
                return;
            }
        }
        runQuietly(action);
    }

    /** Nobody waits for a flush: what is answered goes at once. */
    @Override
    public final void flush() {}

    /** Its place is in no list of calls in flight. */
    @Override
    public final void left(Call givenUp) {}

    /** What it calls, if anything, wants a reply. */
    @Override
    public final void ended(Call withoutReply) {}

    /** It is never welcomed. */
    @Override
    public final void opened(WireMessage welcome) {}

    /** It subscribes to nothing. */
    @Override
    public final void answered(long requestId) {}

    /** It is not listed, and an actor that sends to it alone is refused. */
    @Override
    public final void deliver(WireMessage event, SlowConsumerPolicy policy, Object key) {}

    /** It has no raw socket. */
    @Override
    public final void openedRaw() {}

    @Override
    public final void sendRaw(List<WireMessage> messages) {}

    @Override
    public final void left(ToActor.Raw message) {}

    @Override
    public final long bufferedAmount() {
        return 0;
    }

    /** It does not leave by a message. */
    @Override
    public final void served() {}

    /** It has said one thing alone, and does not wait for more. */
    @Override
    public final boolean isEndedByServer() {
        return false;
    }
}
