package dev.troupe.runtime;

import dev.troupe.protocol.Protocol;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

/** What a generated Jakarta endpoint calls, one line for each of its methods. */
public final class ActorEndpoints {

    private ActorEndpoints() {}

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
