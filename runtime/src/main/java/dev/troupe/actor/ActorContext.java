package dev.troupe.actor;

import dev.troupe.wire.Key;
import java.time.Clock;
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
}
