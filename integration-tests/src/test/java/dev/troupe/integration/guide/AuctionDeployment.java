package dev.troupe.integration.guide;

import dev.troupe.runtime.ActorEndpoints;
import dev.troupe.runtime.ActorSystem;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Set;
import java.util.stream.Collectors;

public final class AuctionDeployment implements ServerApplicationConfig {

    static final ActorSystem SYSTEM = ActorSystem.builder()
            .actors(new AuctionActorDefinition())
            .provide(Register.class, new HouseRegister())
            .build();

    @Override
    public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> found) {
        return SYSTEM.definitions().stream()
                .flatMap(definition -> ActorEndpoints.configurations(definition, SYSTEM).stream())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> found) {
        return found;
    }
}
