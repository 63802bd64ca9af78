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
 *   <li>One of those who tell the actor of its end is told to do so.
 *   <li>Each action for its end is handed to the thread that closes it, or left to the thread that comes with it later.
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
        /** The client sends nothing more, and the actor serves what it has sent. */
        LEAVING,
        /** A close frame is on its way, or the socket is being ended hard. */
        ENDING,
        /** Closed on both sides. */
        CLOSED
    }

    /** The end of a connection that is not open any more. Written under the lock of its {@link Ending}, but for {@code since}. */
    private static final class Course {
        private volatile State state;
        /** Set when the client leaves; read under the lock. */
        private @Nullable Farewell farewell;
        /** Whether the server ended it, and not the client. */
        private volatile boolean byServer;
        /** Whether the actor was told; guarded by the lock. */
        private boolean told;
        /** When a close frame of the server, or the hard end, was begun; 0 before. */
        private volatile long begun;
        /** When there was nothing left to send but a close frame, or no time left to send anything; 0 before. */
        private volatile long since;

        Course(State state) {
            this.state = state;
        }
    }

    /** Null while it is open, as most are. Written under the lock; read without it where a look that comes too late does no harm. */
    private volatile @Nullable Course course;

    /** What is to be done when it closes: most connections have one action. Guarded by {@code this}. */
    private @Nullable Runnable action;

    /** What is to be done after that. Guarded by {@code this}. */
    private @Nullable List<Runnable> others;

    boolean isOpen() {
        return course == null;
    }

    /** Whether the client leaves and was not answered yet. */
    boolean isLeaving() {
        return is(State.LEAVING);
    }

    boolean isClosed() {
        return is(State.CLOSED);
    }

    private boolean is(State state) {
        Course now = course;
        return now != null && now.state == state;
    }

    /** Whether the server ended it, for whatever reason, and not the client. */
    boolean isByServer() {
        Course now = course;
        return now != null && now.byServer;
    }

    /** The client leaves; false if the connection is not open any more. */
    synchronized boolean leave(Farewell said) {
        if (course != null) {
            return false;
        }
        to(State.LEAVING).farewell = said;
        return true;
    }

    /** What the client said when it left; empty if it has not left. */
    synchronized Optional<Farewell> farewell() {
        return Optional.ofNullable(course).map(now -> now.farewell);
    }

    /** Whether the client has left at least this long ago, and was not answered yet. */
    synchronized boolean isLeavingSince(long now, Duration time) {
        return isLeaving()
                && farewell().filter(said -> now - said.at() >= time.toNanos()).isPresent();
    }

    /** Begins to answer a client that leaves; empty unless it leaves and was not answered yet. */
    synchronized Optional<Farewell> answer(long now) {
        if (!isLeaving()) {
            return Optional.empty();
        }
        Course answered = to(State.ENDING);
        answered.begun = now | 1;
        return Optional.ofNullable(answered.farewell);
    }

    /** The server begins to end it; false if it is ending or closed already. */
    synchronized boolean begin(long now) {
        if (!isOpen() && !isLeaving()) {
            return false;
        }
        Course ending = to(State.ENDING);
        ending.byServer = true;
        ending.begun = now | 1;
        return true;
    }

    /** Gives it up, with nothing to wait for; false if it is closed. */
    synchronized boolean giveUp(long now) {
        if (isClosed()) {
            return false;
        }
        Course ending = to(State.ENDING);
        ending.byServer = true;
        ending.begun = ending.begun == 0 ? now | 1 : ending.begun;
        ending.since = ending.since == 0 ? now | 1 : ending.since;
        return true;
    }

    /** Closes it; what is to be done then, or empty if it was closed before. */
    synchronized Optional<List<Runnable>> close() {
        if (isClosed()) {
            return Optional.empty();
        }
        to(State.CLOSED);
        List<Runnable> all = new ArrayList<>();
        if (action != null) {
            all.add(action);
        }
        if (others != null) {
            all.addAll(others);
        }
        action = null;
        others = null;
        return Optional.of(all);
    }

    /** Whether the actor is to be told of the end now: true once, and not while the connection is open. */
    synchronized boolean tells() {
        Course now = course;
        if (now == null || now.told) {
            return false;
        }
        now.told = true;
        return true;
    }

    private Course to(State state) {
        Course now = course;
        if (now == null) {
            now = new Course(state);
            course = now;
        } else {
            now.state = state;
        }
        return now;
    }

    /** Adds what is to be done when it closes; false if it is closed, and it is to be done now. */
    synchronized boolean whenClosed(Runnable added) {
        if (isClosed()) {
            return false;
        }
        if (action == null) {
            action = added;
        } else {
            List<Runnable> more = others == null ? new ArrayList<>() : others;
            more.add(added);
            others = more;
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
        Course ending = course;
        if (ending == null) {
            return false;
        }
        if (ending.since == 0 && nothingWaits) {
            ending.since = now | 1;
        }
        return ending.since == 0
                ? ending.begun != 0 && (now - ending.begun) / WRITE_TIMEOUTS > writeTimeout.toNanos()
                : now - ending.since > LIMIT;
    }
}
