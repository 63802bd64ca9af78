package dev.troupe.integration.comingfrom.acton;

import dev.troupe.ActorProtocol;
import dev.troupe.ReadOnly;
import java.util.List;

/** Nothing but raw sockets, and a look at what has become of them. */
@ActorProtocol("echo")
public interface Echo {

    @ReadOnly
    List<String> log();
}
