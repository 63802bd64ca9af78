package dev.troupe.runtime.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ends: it is open, then ending, while a close frame is on its way or the socket is being ended hard, then
 * closed on both sides.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>One of those who begin to end it is told so, and one of those who close it.
 *   <li>Each action for its end is handed to whoever closes it, or left to whoever comes with it later.
 *   <li>It is overdue a while after nothing waited to be sent, or after it was given up, and never before it ends.
 *   <li>While messages go out before the close frame, each has the time that any message has, and all of them together three
 *       times as much: a client that reads a little now and then is not waited for without end.
 * </ul>
 */
final class Ending {

    /** A socket has 2 seconds for its closing handshake; this much later it is ended hard, or taken for gone. */
    private static final long LIMIT = Duration.ofSeconds(4).toNanos();

    private static final int WRITE_TIMEOUTS = 3;

    private enum State {
        OPEN,
        /** A close frame is on its way, or the socket is being ended hard. */
        ENDING,
        /** Closed on both sides. */
        CLOSED
    }

    /** Guarded by {@code this}; read without the lock where a look that comes too late does no harm. */
    private volatile State state = State.OPEN;

    private @Nullable List<Runnable> actions;
    /** When the server began to end it; 0 before. */
    private volatile long begun;
    /** When there was nothing left to send but a close frame, or no time left to send anything; 0 before. */
    private volatile long since;

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Whether it was ended from this side. */
    boolean isByServer() {
        return begun != 0;
    }

    /** Begins to end it; false if it is not open any more. */
    synchronized boolean begin(long now) {
        if (state != State.OPEN) {
            return false;
        }
        state = State.ENDING;
        begun = now | 1;
        return true;
    }

    /** Gives it up, with nothing to wait for; false if it is closed. */
    synchronized boolean giveUp(long now) {
        if (state == State.CLOSED) {
            return false;
        }
        state = State.ENDING;
        begun = begun == 0 ? now | 1 : begun;
        since = since == 0 ? now | 1 : since;
        return true;
    }

    /** Closes it; what is to be done then, or empty if it was closed before. */
    synchronized Optional<List<Runnable>> close() {
        if (state == State.CLOSED) {
            return Optional.empty();
        }
        state = State.CLOSED;
        List<Runnable> added = actions == null ? List.of() : actions;
        actions = null;
        return Optional.of(added);
    }

    /** Adds what is to be done when it closes; false if it is closed, and it is to be done now. */
    synchronized boolean whenClosed(Runnable action) {
        if (state == State.CLOSED) {
            return false;
        }
        if (actions == null) {
            // Most connections have one, and this list takes the least memory.
            actions = List.of(action);
        } else {
            List<Runnable> more = new ArrayList<>(actions);
            more.add(action);
            actions = more;
        }
        return true;
    }

    /**
     * Whether it should have closed by now. Once it is not open any more, by one thread at a time.
     *
     * @param now by {@link System#nanoTime()}
     * @param nothingWaits whether no message waits to be sent
     * @param writeTimeout how long any message may take
     */
    boolean isOverdue(long now, boolean nothingWaits, Duration writeTimeout) {
        if (since == 0 && nothingWaits) {
            since = now | 1;
        }
        return since == 0 ? begun != 0 && (now - begun) / WRITE_TIMEOUTS > writeTimeout.toNanos() : now - since > LIMIT;
    }
}
