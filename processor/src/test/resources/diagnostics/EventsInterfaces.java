package bad;

import dev.troupe.ActorException;
import dev.troupe.ActorProtocol;
import dev.troupe.Events;

@ActorProtocol("events")
interface EventsInterfaces {
    @Events
    interface Feed {
        int counted(); // TROUPE029: int

        void failing() throws ActorException; // TROUPE030: ActorException

        static void fine() {}
    }

    @Events
    interface Other {} // TROUPE027: Feed
}

@ActorProtocol("events-kind")
interface EventsKind {
    @Events
    record Feed() {} // TROUPE028: a record
}

@ActorProtocol("events-generic")
interface EventsGeneric {
    @Events
    interface Feed<T> {} // TROUPE028: generic
}
