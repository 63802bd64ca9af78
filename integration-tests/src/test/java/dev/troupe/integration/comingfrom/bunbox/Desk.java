package dev.troupe.integration.comingfrom.bunbox;

import dev.troupe.ActorProtocol;

/** Raw sockets that are told by text what to do. */
@ActorProtocol("desk")
public interface Desk {

    /** How many are connected. */
    int count();
}
