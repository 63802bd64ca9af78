package dev.troupe.integration.comingfrom.bunbox;

import dev.troupe.ActorProtocol;
import dev.troupe.ReadOnly;
import java.util.List;

/** A route of raw sockets. */
@ActorProtocol("custom")
public interface Custom {

    @ReadOnly
    List<String> log();
}
