package dev.troupe.runtime.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ends. It is open. Its client may leave: then the actor serves what the client has sent. It is ending while a
 * close frame of the server is on its way, or while the socket is being ended hard. At last it is closed on both sides.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>One of those who begin to end it is told so, and one of those who close it.
 *   <li>A client leaves once, and only while the connection is open. Its leaving is answered once.
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
        /** The client sends nothing more, and the actor serves what it has sent. */
        LEAVING,
        /** A close frame is on its way, or the socket is being ended hard. */
        ENDING,
        /** Closed on both sides. */
        CLOSED
    }

    /** Guarded by {@code this}; read without the lock where a look that comes too late does no harm. */
    private volatile State state = State.OPEN;

    private @Nullable List<Runnable> actions;
    /** Set when the client leaves. Guarded by {@code this}. */
    private @Nullable Farewell farewell;
    /** Whether the client leaves and was not answered yet. */
    boolean isLeaving() {
        return state == State.LEAVING;
    }

    /** Whether the server ended it, and not the client. */
    private volatile boolean byServer;
    /** When a close frame of the server, or the hard end, was begun; 0 before. */
    private volatile long begun;
    /** When there was nothing left to send but a close frame, or no time left to send anything; 0 before. */
    private volatile long since;

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Whether the server ended it, for whatever reason, and not the client. */
    boolean isByServer() {
        return byServer;
    }

    /** The client leaves; false if the connection is not open any more. */
    synchronized boolean leave(Farewell said) {
        if (state != State.OPEN) {
            return false;
        }
        state = State.LEAVING;
        farewell = said;
        return true;
    }

    /** What the client said when it left; empty if it has not left. */
    synchronized Optional<Farewell> farewell() {
        return Optional.ofNullable(farewell);
    }

    /** Whether the client has left at least this long ago, and was not answered yet. */
    synchronized boolean isLeavingSince(long now, Duration time) {
        return state == State.LEAVING && farewell != null && now - farewell.at() >= time.toNanos();
    }

    /** Begins to answer a client that leaves; empty unless it leaves and was not answered yet. */
    synchronized Optional<Farewell> answer(long now) {
        if (state != State.LEAVING) {
            return Optional.empty();
        }
        state = State.ENDING;
        begun = now | 1;
        return Optional.ofNullable(farewell);
    }

    /** The server begins to end it; false if it is ending or closed already. */
    synchronized boolean begin(long now) {
        if (state != State.OPEN && state != State.LEAVING) {
            return false;
        }
        state = State.ENDING;
        byServer = true;
        begun = now | 1;
        return true;
    }

    /** Gives it up, with nothing to wait for; false if it is closed. */
    synchronized boolean giveUp(long now) {
        if (state == State.CLOSED) {
            return false;
        }
        state = State.ENDING;
        byServer = true;
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
