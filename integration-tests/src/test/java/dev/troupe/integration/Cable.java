package dev.troupe.integration;

import dev.troupe.ActorProtocol;
import dev.troupe.Events;
import dev.troupe.Params;
import java.util.List;

/** A protocol whose actor has raw sockets as well. */
@ActorProtocol("cable")
interface Cable {

    /** What has happened to its sockets. */
    List<String> log();

    /** Who comes. */
    @Params
    record Plug(String name) {}

    /** What no raw socket hears. */
    @Events
    interface Sparks {
        void spark(String text);
    }
}
