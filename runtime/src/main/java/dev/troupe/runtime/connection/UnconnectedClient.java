package dev.troupe.runtime.connection;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client that wants one thing of an actor and does not connect, as the actor sees it.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>It closes once; the actions of {@link #whenClosed} run once each.
 *   <li>What is said to connections alone does nothing here.
 * </ul>
 */
abstract class UnconnectedClient implements ToConnection {

    private static final Logger LOG = System.getLogger(UnconnectedClient.class.getName());

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

    private final String id = ConnectionId.create();
    private final List<Runnable> whenClosed = new ArrayList<>(0);
    /** Guarded by {@code this}; read without the lock where a look that comes too late does no harm. */
    private volatile boolean closed;

    /** It has closed, and is in no list any more. */
    abstract void forget();

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

    /**
     * When it waits no longer.
     *
     * @param asked for how long it waits; if it does not say, for as long as the server lets it
     */
    static long deadline(Optional<Duration> asked, RuntimeSettings settings, long now) {
        Duration timeout = asked.orElse(settings.callDeadline());
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0) {
            timeout = SHORTEST_TIMEOUT;
        } else if (timeout.compareTo(MessageReader.MAX_TIMEOUT) > 0) {
            timeout = MessageReader.MAX_TIMEOUT;
        }
        return now + timeout.toNanos();
    }

    static WireError ofUnknownOutcome(ErrorCode code, String message) {
        return new WireError(code.code(), message, code.retryable(), Map.of("outcome", "unknown"));
    }

    static void runQuietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "What was to be done at the end of a request failed", e);
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

    /** It has said one thing alone, and does not wait for more. */
    @Override
    public final boolean isEndedByServer() {
        return false;
    }
}
