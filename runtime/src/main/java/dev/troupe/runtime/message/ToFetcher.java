package dev.troupe.runtime.message;

import dev.troupe.actor.HttpResponse;
import dev.troupe.wire.WireError;

/** What an actor says to a client that has sent a {@link Fetch}: one of these, once. Any thread; nothing here blocks. */
public interface ToFetcher extends ToConnection {

    /** The response, whole; one that streams is sent without its body, since the request wants none. */
    void respond(HttpResponse response);

    /** The head of the response; the body goes on, and ends by itself. */
    void respond(HttpResponse head, ResponseBody body);

    /** There is none, but an error. */
    void failed(WireError error);
}
