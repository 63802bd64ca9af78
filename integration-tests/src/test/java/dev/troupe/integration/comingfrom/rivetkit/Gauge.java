package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.ActorProtocol;

/** Nothing but raw sockets. */
@ActorProtocol("gauge")
public interface Gauge {

    /** How many messages have come. */
    int readings();
}
