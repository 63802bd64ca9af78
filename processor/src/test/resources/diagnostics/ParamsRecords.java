package bad;

import dev.troupe.ActorProtocol;
import dev.troupe.Params;
import dev.troupe.WireName;

@ActorProtocol("params")
interface ParamsRecords {
    @Params
    record Join(
            String params, // TROUPE035: "params"
            @WireName("events") String topics) {} // TROUPE035: "events"

    @Params
    record Again(String name) {} // TROUPE033: Join
}

@ActorProtocol("params-kind")
interface ParamsKind {
    @Params
    interface Join {} // TROUPE034: an open interface
}

@ActorProtocol("params-generic")
interface ParamsGeneric {
    @Params
    record Join<T>(T name) {} // TROUPE034: generic
}
