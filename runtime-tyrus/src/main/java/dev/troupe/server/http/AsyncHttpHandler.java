package dev.troupe.server.http;

import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import java.util.concurrent.CompletionStage;

/**
 * As {@link HttpHandler}, but answers later.
 *
 * @see dev.troupe.server.TroupeServerBuilder#routeAsync
 */
@FunctionalInterface
public interface AsyncHttpHandler {

    /** Answers one request; failures are those of {@link HttpHandler#handle}, thrown or by the stage. */
    CompletionStage<HttpResponse> handle(HttpRequest request) throws Exception;
}
