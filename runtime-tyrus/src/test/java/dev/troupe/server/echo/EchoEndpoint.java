package dev.troupe.server.echo;

import dev.troupe.runtime.ActorEndpoints;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

public final class EchoEndpoint extends Endpoint {
    @Override
    public void onOpen(Session session, EndpointConfig config) {
        ActorEndpoints.open(EchoProtocol.INSTANCE, session, config);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        ActorEndpoints.close(session, reason);
    }

    @Override
    public void onError(Session session, Throwable failure) {
        ActorEndpoints.fail(session, failure);
    }
}
