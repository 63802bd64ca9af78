package dev.troupe.runtime.connection;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.ResponseBody;
import dev.troupe.wire.WireError;

/** What an actor has answered to a request of HTTP. */
public sealed interface FetchResult {

    /**
     * A response.
     *
     * @param response one that streams is to be sent without its body
     */
    record Whole(HttpResponse response) implements FetchResult {}

    /**
     * A response whose body goes on.
     *
     * @param head status and headers
     * @param body to be taken by the transport, or cut off by it
     */
    record Streamed(HttpResponse head, ResponseBody body) implements FetchResult {}

    /**
     * The actor has failed, or was not asked.
     *
     * @param status the HTTP status that fits (RFC 9110, section 15); 422 for a failure of the actor's own
     * @param error what is wrong
     */
    record Failure(int status, WireError error) implements FetchResult {}
}
