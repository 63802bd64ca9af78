package dev.troupe.samples.chat;

import dev.troupe.runtime.ActorEndpoints;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import javax.annotation.processing.Generated;

/** The Jakarta endpoint of {@link ChatRoom}. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ActorProcessor")
public final class ChatRoomEndpoint extends Endpoint {
    /** For the container. */
    public ChatRoomEndpoint() {}

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        ActorEndpoints.open(ChatRoomProtocol.INSTANCE, session, config);
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
