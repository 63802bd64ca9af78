package dev.troupe.server.echo;

import dev.troupe.NoParams;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.Injection;
import jakarta.websocket.Endpoint;
import java.util.List;

public final class EchoDefinition implements ActorDefinition<Echo, NoParams, String, Echo.Heard> {

    @Override
    public Protocol<Echo, NoParams, Echo.Heard> protocol() {
        return EchoProtocol.INSTANCE;
    }

    @Override
    public Class<EchoActor> type() {
        return EchoActor.class;
    }

    @Override
    public List<Class<?>> wants() {
        return List.of(Gate.class);
    }

    @Override
    public boolean nonBlocking() {
        return false;
    }

    @Override
    public EchoActor create(Injection<String, Echo.Heard> injection) {
        return new EchoActor(injection.connections(), injection.provided(Gate.class));
    }

    @Override
    public Class<? extends Endpoint> endpoint() {
        return EchoEndpoint.class;
    }
}
