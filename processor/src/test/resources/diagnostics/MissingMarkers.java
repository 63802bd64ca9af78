package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import dev.troupe.actor.Broadcaster;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.actor.NoState;
import dev.troupe.actor.RawSocketHandler;

@ActorProtocol("missing-markers")
interface MissingMarkers extends AboveMarkers {
    interface Feed { // TROUPE088: Feed is nested in MissingMarkers and is not marked @Events, so it is not the events of MissingMarkers. Mark it
        void posted();
    }
}

interface AboveMarkers {
    record Join(String name) {} // TROUPE088: Join is nested in AboveMarkers and is not marked @Params
}

@Actor
class MarkersActor
        implements MissingMarkers,
                ConnectionHooks<AboveMarkers.Join, String, MissingMarkers.Feed>,
                RawSocketHandler<AboveMarkers.Join, String> {
    MarkersActor(Connections<String, MissingMarkers.Feed> all, Broadcaster<MissingMarkers.Feed> again) {}

    @Override
    public String createConnState(ConnectRequest<AboveMarkers.Join> request) {
        return request.params().name();
    }
}

@ActorProtocol("markers-elsewhere")
interface MarkersElsewhere {}

interface Elsewhere {
    @Events
    interface Feed {}

    @Params
    record Join(String name) {}
}

interface Alone2 {}

@Events // TROUPE020: it belongs on an interface nested in a protocol. Move it there
interface FeedBeside {}

@ActorProtocol("missing-markers-2")
interface MissingMarkers2 {
    @Events
    interface Feed {}
}

@Actor
class ElsewhereActor implements MarkersElsewhere, RawSocketHandler<Elsewhere.Join, NoState> { // TROUPE088: Join is marked @Params and is not nested in MarkersElsewhere, so it is not the params of MarkersElsewhere. Nest it in MarkersElsewhere, or let MarkersElsewhere extend Elsewhere
    ElsewhereActor(
            Broadcaster<Elsewhere.Feed> feed, // TROUPE088: let MarkersElsewhere extend Elsewhere
            Broadcaster<FeedBeside> beside, // TROUPE088: FeedBeside is marked @Events and is not nested in MarkersElsewhere, so it is not the events of MarkersElsewhere. Nest it in MarkersElsewhere.
            Broadcaster<MissingMarkers2.Feed> ofAnother, // TROUPE060: Broadcaster<NoEvents>
            Broadcaster<Alone2> alone, // TROUPE088: Put an interface that is marked @Events into MarkersElsewhere
            Broadcaster<Object> any) {} // TROUPE060: Broadcaster<NoEvents>
}
