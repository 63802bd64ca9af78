package dev.troupe.runtime;

import dev.troupe.actor.ActorContext;
import dev.troupe.actor.Connections;
import java.time.Clock;

/**
 * What the constructor of one actor may be given.
 *
 * @param <C> the state of a connection
 * @param <E> the events of the protocol
 */
public interface Injection<C, E> {

    /** The actor's context. */
    ActorContext context();

    /** The actor's connections; also its {@link dev.troupe.actor.Broadcaster}. */
    Connections<C, E> connections();

    /** The server's clock. */
    Clock clock();

    /** The object that the server was given for this type. */
    <T> T provided(Class<T> type);
}
