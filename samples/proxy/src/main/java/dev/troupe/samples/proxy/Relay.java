package dev.troupe.samples.proxy;

import dev.troupe.ActorProtocol;
import dev.troupe.Params;
import dev.troupe.ReadOnly;
import java.util.List;

/** A room in which everybody hears everybody, over raw WebSockets. */
@ActorProtocol("relay")
public interface Relay {

    /** Who is here, in the order in which they came. */
    @ReadOnly
    List<String> present();

    /** Who comes. The server in front has found that out, and the relay takes its word. */
    @Params
    record Guest(String name) {}
}
