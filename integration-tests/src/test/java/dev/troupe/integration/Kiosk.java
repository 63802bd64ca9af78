package dev.troupe.integration;

import dev.troupe.ActorProtocol;
import dev.troupe.Params;
import java.util.List;

/** A protocol whose actor answers requests of HTTP as well. */
@ActorProtocol("kiosk")
interface Kiosk {

    /** What has happened. */
    List<String> log();

    /** Sends something to all who take a stream. */
    void tell(String text);

    /** Ends all streams. */
    void end();

    /** Crashes the actor. */
    void crash();

    /** Who asks. */
    @Params
    record Reader(String name) {}
}
