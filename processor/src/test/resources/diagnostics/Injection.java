package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.NoEvents;
import dev.troupe.Params;
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

    @Params
    record Join(String name) {}
}

@Actor
class InjectedActor implements Injection {
    InjectedActor(
            ActorContext context,
            Clock clock,
            Connections<NoState, Injection.Feed> connections,
            Broadcaster<Injection.Feed> broadcaster,
            Runnable provided,
            Connections<String, Injection.Feed> wrongState, // TROUPE060: the actor has no connection hooks that make a state, so it is NoState. Write Connections<NoState, Feed>, or implement ConnectionHooks
            Broadcaster<NoEvents> wrongEvents, // TROUPE060: Broadcaster<Feed>
            Connections raw, // TROUPE037: Connections<NoState, Feed>
            int port, // TROUPE061: int does not say what the value is for
            String name, // TROUPE061: Wrap it in a record
            Integer size, // TROUPE061
            List<String> names, // TROUPE061: List<String> is generic
            String[] array, // TROUPE061: an array
            Connection<NoState, Injection.Feed> connection, // TROUPE061: one moment
            Injection.Feed feed, // TROUPE061: Take Broadcaster<Feed>
            Injection.Join join, // TROUPE061: Take them in a hook
            Hidden hidden) {} // TROUPE040: private

    private interface Hidden {}
}
