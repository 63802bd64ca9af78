package dev.troupe.actor;

import java.util.Collection;
import java.util.Optional;

/**
 * The connections of an actor. Used inside a turn only; elsewhere its methods throw {@link IllegalStateException}.
 *
 * @param <C> the state of a connection; {@link NoState} if it has none
 * @param <E> the events
 */
public interface Connections<C, E> extends Broadcaster<E> {

    /**
     * The connection whose message this turn serves. It follows the {@linkplain ActorContext#executor() executor} of the
     * turn.
     *
     * @throws IllegalStateException in a turn that serves none, and on any thread that is not the turn's
     */
    Connection<C, E> caller();

    /** As {@link #caller()}, but empty in a turn that serves none. */
    Optional<Connection<C, E>> callerIfAny();

    /** Those that are connected, in the order in which they came; a copy. */
    Collection<Connection<C, E>> all();

    /** How many are connected. */
    int count();

    /** The connection with this id. */
    Optional<Connection<C, E>> find(String id);

    /** Those that are in this topic, in the order in which they joined it; a copy. Empty if there is no such topic. */
    Collection<Connection<C, E>> members(String topic);

    /** How many are in this topic. */
    int count(String topic);
}
