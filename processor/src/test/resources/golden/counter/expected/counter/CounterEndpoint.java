package counter;

import dev.troupe.runtime.ActorEndpoints;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import javax.annotation.processing.Generated;

/** The Jakarta endpoint of {@link Counter}. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ActorProcessor")
public final class CounterEndpoint extends Endpoint {
    /** For the container. */
    public CounterEndpoint() {}

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        ActorEndpoints.open(CounterProtocol.INSTANCE, session, config);
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
