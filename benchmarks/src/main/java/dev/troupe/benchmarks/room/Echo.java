package dev.troupe.benchmarks.room;

import dev.troupe.ActorProtocol;

/** Only its raw sockets are of interest. */
@ActorProtocol("echo")
public interface Echo {

    /** How many texts were sent back. */
    long count();
}
