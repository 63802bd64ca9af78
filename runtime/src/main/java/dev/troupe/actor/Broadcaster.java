package dev.troupe.actor;

/**
 * Sends events to the connections of an actor. Used inside a turn only; elsewhere its methods throw
 * {@link IllegalStateException}.
 *
 * @param <E> the events
 */
public interface Broadcaster<E> {

    /** The events interface: what is called on it goes to all connections, the caller's included. */
    E broadcast();

    /** The events interface: what is called on it goes to this audience. */
    E broadcast(Audience audience);
}
