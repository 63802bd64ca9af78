package dev.troupe.runtime.message;

import dev.troupe.protocol.Action;
import dev.troupe.wire.Payload;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * A call on its way through the runtime.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>A call is begun at most once, and not after it was given up.
 *   <li>A call is settled exactly once: by its result, or by being given up, whichever is first.
 *   <li>Who gives up a call learns whether it had begun.
 *   <li>When the actor meets a call that was given up, the connection is told, once: {@link ToConnection#left}.
 * </ul>
 */
public final class Call implements ToActor {

    /** The id of a call that wants no reply. */
    public static final long NO_ID = -1;

    private enum State {
        WAITING,
        RUNNING,
        SETTLED,
        GIVEN_UP,
        /** Given up, and the actor has met it since. */
        LEFT
    }

    /** What giving up a call has met. */
    public enum GivenUp {
        /** It will not run. */
        BEFORE_IT_BEGAN,
        /** It runs, and its result will be dropped. */
        WHILE_RUNNING,
        /** It was settled already: nothing has changed. */
        TOO_LATE
    }

    private static final AtomicReferenceFieldUpdater<Call, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Call.class, State.class, "state");

    private final ToConnection connection;
    private final Action<?, ?> action;
    private final long id;
    private final Payload arguments;
    private final long deadline;
    /** Changed by {@link #STATE}. */
    private volatile State state = State.WAITING;

    /**
     * @param connection who calls
     * @param action what is called
     * @param id by which the reply is known; {@link #NO_ID} if none is wanted
     * @param arguments still encoded; absent if none were given
     * @param deadline when the caller waits no longer, on the scale of {@link System#nanoTime()}
     */
    public Call(ToConnection connection, Action<?, ?> action, long id, Payload arguments, long deadline) {
        this.connection = connection;
        this.action = action;
        this.id = id;
        this.arguments = arguments;
        this.deadline = deadline;
    }

    @Override
    public ToConnection connection() {
        return connection;
    }

    /** What is called. */
    public Action<?, ?> action() {
        return action;
    }

    /** By which the reply is known; {@link #NO_ID} if none is wanted. */
    public long id() {
        return id;
    }

    /** Whether a reply is wanted. */
    public boolean wantsReply() {
        return id != NO_ID;
    }

    /** Still encoded; absent if none were given. */
    public Payload arguments() {
        return arguments;
    }

    /** When the caller waits no longer, on the scale of {@link System#nanoTime()}. */
    public long deadline() {
        return deadline;
    }

    /** The actor begins to run it; false if it was given up. */
    public boolean begin() {
        return STATE.compareAndSet(this, State.WAITING, State.RUNNING) || left();
    }

    /** The actor has a result or a failure; false if nobody waits for it any more. */
    public boolean settle() {
        return STATE.compareAndSet(this, State.RUNNING, State.SETTLED)
                || STATE.compareAndSet(this, State.WAITING, State.SETTLED)
                || left();
    }

    private boolean left() {
        if (STATE.compareAndSet(this, State.GIVEN_UP, State.LEFT)) {
            connection.left(this);
        }
        return false;
    }

    /** Nobody waits for it any more: the caller has cancelled or gone, or the deadline has passed. */
    public GivenUp giveUp() {
        if (STATE.compareAndSet(this, State.WAITING, State.GIVEN_UP)) {
            return GivenUp.BEFORE_IT_BEGAN;
        }
        return STATE.compareAndSet(this, State.RUNNING, State.GIVEN_UP) ? GivenUp.WHILE_RUNNING : GivenUp.TOO_LATE;
    }

    /** Whether nobody waits for it any more. */
    public boolean isGivenUp() {
        State now = state;
        return now == State.GIVEN_UP || now == State.LEFT;
    }
}
