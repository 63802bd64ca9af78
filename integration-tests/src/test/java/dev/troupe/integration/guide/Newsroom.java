package dev.troupe.integration.guide;

import dev.troupe.ActorProtocol;

/** Where headlines come from. */
@ActorProtocol("newsroom")
public interface Newsroom {

    /** Publishes a headline; its number. */
    int publish(String headline);
}
