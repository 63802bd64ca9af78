package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.ActorProtocol;
import dev.troupe.Params;
import org.jspecify.annotations.Nullable;

/** Counts, and may be asked by HTTP. */
@ActorProtocol("tally")
public interface Tally {

    /** Adds to the count; what it is then. */
    int add(int amount);

    @Params
    record Visitor(@Nullable String name) {}
}
