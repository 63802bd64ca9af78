package dev.troupe.actor;

/**
 * What an actor answers to requests of HTTP: those at {@code /actors/{protocol}/{key}/http} and below, of any method. An actor
 * that does not implement it, or {@link AsyncFetchHandler}, answers none: the client gets 404.
 *
 * <p>A client that sends one is let in as one that calls an action without a connection: {@code onBeforeConnect} and
 * {@code createConnState} run, but it is not listed, and the actor hears neither of its coming nor of its going.
 *
 * <p>Handling it is an exclusive turn, which ends when the head of the response is decided; what the body streams, it may
 * stream for as long as it likes. The caller of the turn is the client.
 *
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 * @param <C> the state of a connection, as {@code createConnState} makes it; {@link NoState} if there is none
 */
public interface FetchHandler<P, C> {

    /**
     * Answers one request. The body of a response to {@code HEAD} is not sent, and a stream is not begun.
     *
     * @throws Exception a {@link dev.troupe.ActorException} tells the client its code and its text, with the status that
     *     stands for a code of Troupe's own, and 422 for others; all else is 500 {@code internal}, and only the log has more
     */
    HttpResponse onFetch(FetchRequest<P, C> request) throws Exception;
}
