package dev.troupe.actor;

import dev.troupe.wire.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/** What an actor may know of itself. */
public interface ActorContext {

    /** The name of the actor's protocol. */
    String protocol();

    /** The key of the actor. */
    Key key();

    /** The clock of the server; a test may turn it by hand. */
    Clock clock();

    /**
     * The executor on which continuations reach the state of the actor.
     *
     * <p>Obtained inside a turn, it belongs to that turn: its tasks run as part of the turn, before any queued message, and
     * {@link Connections#caller()} is the caller of the turn. Obtained elsewhere, such as in the constructor, or used after
     * its turn has ended, its tasks run while no exclusive turn is under way, each as a turn of its own without a caller;
     * if one is under way that waits for its stage, they run as part of that.
     *
     * <p>A turn that blocks until one of these tasks has run waits for itself: that is a deadlock, and is reported in the
     * log.
     */
    Executor executor();

    /**
     * Tells whether the caller of this turn waits no longer: it has cancelled, or its deadline has passed. Long turns look
     * now and then. False outside a turn.
     */
    boolean isCanceled();

    /**
     * Runs a task again and again: one period from now, and then every period from there, without drift. Each time is a turn
     * of its own, exclusive and without a caller, before the messages that wait.
     *
     * <p>If the actor cannot keep up, times are left out: never do two of one timer wait, and a time that has passed while
     * the task ran does not come again. A task that fails is a crash of the actor.
     *
     * <p>A timer keeps no actor alive, and ends with its life: when the actor crashes, is gone, or the server stops. What an
     * actor starts in its constructor or in {@code onStart} begins anew with every life. Timers do not follow the
     * {@link #clock}.
     *
     * @param period 1 ms or longer
     * @throws IllegalArgumentException if the period is shorter
     * @throws IllegalStateException outside a turn; the constructor is inside one
     */
    Timer every(Duration period, TimedTask task);

    /** As {@link #every(Duration, TimedTask)}, for a task that returns a stage, which holds the turn until it completes. */
    Timer every(Duration period, AsyncTimedTask task);

    /**
     * Runs a task once, as {@link #every(Duration, TimedTask)} does.
     *
     * @param delay not negative
     * @throws IllegalArgumentException if the delay is negative
     * @throws IllegalStateException outside a turn; the constructor is inside one
     */
    Timer after(Duration delay, TimedTask task);

    /** As {@link #after(Duration, TimedTask)}, for a task that returns a stage, which holds the turn until it completes. */
    Timer after(Duration delay, AsyncTimedTask task);
}
