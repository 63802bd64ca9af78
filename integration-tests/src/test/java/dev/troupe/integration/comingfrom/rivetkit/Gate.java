package dev.troupe.integration.comingfrom.rivetkit;

import dev.troupe.ActorProtocol;
import dev.troupe.Params;
import org.jspecify.annotations.Nullable;

/** Lets in those with a pass, to a journal that stands elsewhere. */
@ActorProtocol("gate")
public interface Gate {

    /** How many are passing through. */
    int passing();

    @Params
    record Pass(@Nullable String pass) {}
}
