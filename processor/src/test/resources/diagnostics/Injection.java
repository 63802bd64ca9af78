package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.NoEvents;
import dev.troupe.actor.ActorContext;
import dev.troupe.actor.Broadcaster;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.NoState;
import java.time.Clock;
import java.util.List;

@ActorProtocol("injection")
interface Injection {
    @Events
    interface Feed {}
}

@Actor
class InjectedActor implements Injection {
    InjectedActor(
            ActorContext context,
            Clock clock,
            Connections<NoState, Injection.Feed> connections,
            Broadcaster<Injection.Feed> broadcaster,
            Runnable provided,
            Connections<String, Injection.Feed> wrongState, // TROUPE060: NoState
            Broadcaster<NoEvents> wrongEvents, // TROUPE060: Broadcaster<Feed>
            Connections raw, // TROUPE037: Connections<NoState, Feed>
            int port, // TROUPE061: a int
            String name, // TROUPE061: Wrap it in a record
            Integer size, // TROUPE061
            List<String> names, // TROUPE061: List<String> is generic
            String[] array, // TROUPE061: arrays
            Connection<NoState, Injection.Feed> connection, // TROUPE061: one moment
            Hidden hidden) {} // TROUPE040: private

    private interface Hidden {}
}
