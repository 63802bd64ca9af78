package dev.troupe.actor;

/**
 * Sends events to connections.
 *
 * <p>One that an actor is given sends to the connections of that actor. It is used inside a turn only; elsewhere its methods
 * throw {@link IllegalStateException}.
 *
 * <p>One that a server has given, {@link dev.troupe.runtime.ActorSystem#broadcaster}, sends to the connections of all actors
 * of one protocol, on any thread.
 *
 * @param <E> the events
 */
public interface Broadcaster<E> {

    /** The events interface: what is called on it goes to all connections, that of a caller included. */
    E broadcast();

    /** The events interface: what is called on it goes to this audience. */
    E broadcast(Audience audience);
}
