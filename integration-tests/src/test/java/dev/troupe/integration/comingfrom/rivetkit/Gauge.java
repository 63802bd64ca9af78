package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.ActorProtocol;

/** Raw sockets and requests of HTTP. */
@ActorProtocol("gauge")
public interface Gauge {

    /** How many messages have come. */
    int readings();
}
