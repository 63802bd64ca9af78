package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;

interface Base {
    @Events
    interface Feed {
        void posted(String text);
    }

    @Params
    record Join(String name) {}
}

interface Other {
    @Events
    interface News {
        void told(String text);
    }

    @Params
    record Knock(String name) {}
}

interface Below extends Base {}

@ActorProtocol("fine")
interface Fine extends Base, Below {}

@ActorProtocol("wider")
interface Wider extends Base {
    @Events
    interface More extends Base.Feed {
        void also(String text);
    }
}

@ActorProtocol("both-inherited")
interface BothInherited extends Base, Other {} // TROUPE027: Base.Feed and Other.News; TROUPE033: Base.Join and Other.Knock

@ActorProtocol("one-inherited")
interface OneInherited extends Base {
    @Events
    interface Own {} // TROUPE027: OneInherited.Own and Base.Feed

    @Params
    record Hello() {} // TROUPE033: OneInherited.Hello and Base.Join
}
