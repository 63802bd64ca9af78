package counter;

import dev.troupe.NoEvents;
import dev.troupe.NoParams;
import dev.troupe.actor.NoState;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.ActorDefinition;
import dev.troupe.runtime.Injection;
import java.util.List;
import javax.annotation.processing.Generated;

/** How a server builds {@link CounterActor}. */
@SuppressWarnings({"deprecation", "exports", "removal"})
@Generated("dev.troupe.processor.ActorProcessor")
public final class CounterActorDefinition implements ActorDefinition<Counter, NoParams, NoState, NoEvents> {
    /** For the service loader. */
    public CounterActorDefinition() {}

    @Override
    public Protocol<Counter, NoParams, NoEvents> protocol() {
        return CounterProtocol.INSTANCE;
    }

    @Override
    public Class<CounterActor> type() {
        return CounterActor.class;
    }

    @Override
    public List<Class<?>> wants() {
        return List.of();
    }

    @Override
    public boolean nonBlocking() {
        return true;
    }

    @Override
    public CounterActor create(Injection<NoState, NoEvents> injection) {
        return new CounterActor();
    }

    @Override
    public Class<CounterEndpoint> endpoint() {
        return CounterEndpoint.class;
    }
}
