package dev.troupe.runtime;

import dev.troupe.protocol.Protocol;
import jakarta.websocket.Endpoint;
import java.util.List;

/**
 * How an actor is built. The processor writes one for each {@code @Actor} class and names it in {@code META-INF/services},
 * so that a server or a container finds it.
 *
 * @param <A> the protocol's interface
 * @param <P> the params of the protocol
 * @param <C> the state of a connection
 * @param <E> the events of the protocol
 */
public interface ActorDefinition<A, P, C, E> {

    /** The protocol that the actor speaks. */
    Protocol<A, P, E> protocol();

    /** The class of the actor. */
    Class<? extends A> type();

    /** The types that its constructor wants from the server, besides what the runtime gives. */
    List<Class<?>> wants();

    /** Whether its turns may run on an event loop. */
    boolean nonBlocking();

    /** Builds an actor. */
    A create(Injection<C, E> injection) throws Exception;

    /** The class of the Jakarta endpoint through which its clients come; it has a public constructor without parameters. */
    Class<? extends Endpoint> endpoint();
}
