package dev.troupe.container;

import dev.troupe.ActorProtocol;

/** A protocol whose actor has raw sockets. */
@ActorProtocol("pipe")
public interface Pipe {

    /** How many ends it has. */
    int ends();
}
