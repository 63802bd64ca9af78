package dev.troupe.server.websocket;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;

/**
 * Tyrus without a network of its own: it deploys endpoints and shakes hands.
 *
 * <p>It keeps no sessions. One of Tyrus costs about 2.4 KB for as long as a socket is open, as much as all that Netty needs for
 * one, and would do nothing here: messages, control frames, timeouts and closing go past it.
 */
final class TyrusContainer extends TyrusServerContainer {

    private static final String CONTEXT_PATH = "/";

    private final TyrusWebSocketEngine engine =
            TyrusWebSocketEngine.builder(this).build();

    private TyrusContainer(ServerApplicationConfig endpoints) {
        super(endpoints);
    }

    /** A container with these endpoints, ready. */
    static TyrusContainer with(List<ServerEndpointConfig> endpoints) {
        TyrusContainer container = new TyrusContainer(new Endpoints(endpoints));
        try {
            container.start(CONTEXT_PATH, 0);
        } catch (IOException | DeploymentException e) {
            throw new IllegalStateException("The endpoints of the actors cannot be deployed: " + e.getMessage(), e);
        }
        container.doneDeployment();
        return container;
    }

    @Override
    public void register(Class<?> endpoint) throws DeploymentException {
        engine.register(endpoint, CONTEXT_PATH);
    }

    @Override
    public void register(ServerEndpointConfig endpoint) throws DeploymentException {
        engine.register(endpoint, CONTEXT_PATH);
    }

    @Override
    public TyrusWebSocketEngine getWebSocketEngine() {
        return engine;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of();
    }

    private record Endpoints(List<ServerEndpointConfig> all) implements ServerApplicationConfig {

        @Override
        public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> scanned) {
            return Set.copyOf(all);
        }

        @Override
        public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> scanned) {
            return Set.of();
        }
    }
}
