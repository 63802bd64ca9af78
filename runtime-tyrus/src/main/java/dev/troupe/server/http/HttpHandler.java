package dev.troupe.server.http;

import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;

/**
 * Answers requests of a route. It is called on threads of turns, for several requests at a time, and may block.
 *
 * @see dev.troupe.server.TroupeServerBuilder#route
 */
@FunctionalInterface
public interface HttpHandler {

    /**
     * Answers one request.
     *
     * @throws Exception a {@link dev.troupe.ActorException} tells the client its code and its text, with the status that
     *     stands for a code of Troupe's own, and 422 for others; all else is 500 {@code internal}, and only the log has more
     */
    HttpResponse handle(HttpRequest request) throws Exception;
}
