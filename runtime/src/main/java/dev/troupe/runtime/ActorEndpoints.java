package dev.troupe.runtime;

import dev.troupe.protocol.Protocol;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;

/** What a generated Jakarta endpoint calls, one line for each of its methods. */
public final class ActorEndpoints {

    private ActorEndpoints() {}

    /**
     * The configuration under which a container deploys an actor: its endpoint at {@code /actors/<protocol>/{key}}, with our
     * subprotocols.
     *
     * @param system which {@link #open} connects to
     */
    public static ServerEndpointConfig configuration(ActorDefinition<?, ?, ?, ?> definition, ActorSystem system) {
        throw new UnsupportedOperationException();
    }

    /** A socket has opened: finds its actor by the raw path of the request and begins to connect it. */
    public static void open(Protocol<?, ?, ?> protocol, Session session, EndpointConfig config) {
        throw new UnsupportedOperationException();
    }

    /** A socket has closed. */
    public static void close(Session session, CloseReason reason) {
        throw new UnsupportedOperationException();
    }

    /** The container reports a failure of a socket. */
    public static void fail(Session session, Throwable failure) {
        throw new UnsupportedOperationException();
    }
}
