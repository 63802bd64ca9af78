package dev.troupe.runtime.turn;

import dev.troupe.actor.AsyncFetchHandler;
import dev.troupe.actor.FetchHandler;
import java.util.concurrent.CompletableFuture;

/** What an actor does with requests of HTTP, seen as if it always answered later. */
public final class FetchHandlers {

    private FetchHandlers() {}

    /** Whether actors of this class handle requests of HTTP. */
    public static boolean has(Class<?> actor) {
        return FetchHandler.class.isAssignableFrom(actor) || AsyncFetchHandler.class.isAssignableFrom(actor);
    }

    /**
     * The handler of this actor.
     *
     * @throws IllegalArgumentException if it has none
     */
    @SuppressWarnings("unchecked") // The processor checks the type arguments.
    static <P, C> AsyncFetchHandler<P, C> of(Object actor) {
        if (actor instanceof AsyncFetchHandler<?, ?> handler) {
            return (AsyncFetchHandler<P, C>) handler;
        }
        if (actor instanceof FetchHandler<?, ?> handler) {
            FetchHandler<P, C> now = (FetchHandler<P, C>) handler;
            return request -> CompletableFuture.completedFuture(now.onFetch(request));
        }
        throw new IllegalArgumentException(actor.getClass().getName() + " handles no requests of HTTP");
    }
}
