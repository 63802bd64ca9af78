package dev.troupe.integration.guide;

import dev.troupe.ActorProtocol;
import dev.troupe.Params;

/** A line on which stations send what they like. */
@ActorProtocol("telegraph")
public interface Telegraph {

    /** How many stations are on the line. */
    int stations();

    /** Who connects. */
    @Params
    record Station(String name) {}
}
