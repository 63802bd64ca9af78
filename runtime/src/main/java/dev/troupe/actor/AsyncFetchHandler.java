package dev.troupe.actor;

import java.util.concurrent.CompletionStage;

/**
 * As {@link FetchHandler}, for an actor that answers later: the stage holds the turn until it completes.
 *
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 * @param <C> the state of a connection; {@link NoState} if there is none
 */
public interface AsyncFetchHandler<P, C> {

    /** {@link FetchHandler#onFetch}; a failure is thrown, or that of the stage. */
    CompletionStage<HttpResponse> onFetch(FetchRequest<P, C> request) throws Exception;
}
