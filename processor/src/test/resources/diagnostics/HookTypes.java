package bad;

import dev.troupe.Actor;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.NoEvents;
import dev.troupe.NoParams;
import dev.troupe.Params;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.FetchHandler;
import dev.troupe.actor.FetchRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.actor.RawSocketHandler;
import java.util.List;
import java.util.concurrent.CompletionStage;

@ActorProtocol("hook-types")
interface HookTypes {
    @Params
    record Join(String name) {}

    @Events
    interface Feed {}
}

@ActorProtocol("plain")
interface Plain {}

@Actor
class WrongParams implements HookTypes, ConnectionHooks<String, String, HookTypes.Feed> { // TROUPE058: are Join
    @Override
    public String createConnState(ConnectRequest<String> request) {
        return "";
    }
}

@Actor
class WrongBoth implements Plain, ConnectionHooks<HookTypes.Join, String, HookTypes.Feed> { // TROUPE058: NoParams; TROUPE058: NoEvents
    @Override
    public String createConnState(ConnectRequest<HookTypes.Join> request) {
        return "";
    }
}

@ActorProtocol("sockets")
interface Sockets {}

@Actor
class WrongSockets implements Sockets, RawSocketHandler<String, String> {} // TROUPE058: NoParams; TROUPE058: NoState

@ActorProtocol("fetches")
interface Fetches {}

@Actor
class WrongFetches implements Fetches, FetchHandler<String, String> { // TROUPE058: NoParams; TROUPE058: NoState
    @Override
    public HttpResponse onFetch(FetchRequest<String, String> request) {
        return HttpResponse.of(204);
    }
}

@ActorProtocol("both")
interface Both {}

abstract class BothHooks implements ConnectionHooks<NoParams, String, NoEvents> {}

@Actor
abstract class BothActor extends BothHooks implements Both, AsyncConnectionHooks<NoParams, String, NoEvents> {} // TROUPE053: abstract; TROUPE059

@ActorProtocol("hidden")
interface Hidden {}

@ActorProtocol("hidden-array")
interface HiddenArray {}

class Outer {
    private record Secret() {}

    @Actor
    static class HiddenInList implements Hidden, ConnectionHooks<NoParams, List<Secret>, NoEvents> { // TROUPE040: Secret is private
        @Override
        public List<Secret> createConnState(ConnectRequest<NoParams> request) {
            return List.of();
        }
    }

    @Actor
    static class HiddenInArray implements HiddenArray, ConnectionHooks<NoParams, Secret[], NoEvents> { // TROUPE040: Secret is private
        @Override
        public Secret[] createConnState(ConnectRequest<NoParams> request) {
            return new Secret[0];
        }
    }
}

@ActorProtocol("raw")
interface Raw {}

abstract class RawBase<C> implements ConnectionHooks<NoParams, C, NoEvents> {
    @Override
    public C createConnState(ConnectRequest<NoParams> request) {
        return null;
    }
}

@Actor
@SuppressWarnings("rawtypes")
class RawActor extends RawBase implements Raw {} // TROUPE039: Nothing says what C stands for

@ActorProtocol("raw-list")
interface RawList {}

abstract class RawListBase<C> implements ConnectionHooks<NoParams, List<C>, NoEvents> {
    @Override
    public List<C> createConnState(ConnectRequest<NoParams> request) {
        return null;
    }
}

@Actor
@SuppressWarnings("rawtypes")
class RawListActor extends RawListBase implements RawList {} // TROUPE039: C
