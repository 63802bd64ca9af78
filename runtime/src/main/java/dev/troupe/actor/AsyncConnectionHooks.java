package dev.troupe.actor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * {@link ConnectionHooks} that answer later. The stages of the first two do not hold the actor, so that one slow check
 * stalls nobody else; those of the last two do.
 *
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 * @param <C> the state of a connection; {@link NoState} if it has none
 * @param <E> the events; {@link dev.troupe.NoEvents} if the protocol declares none
 */
public interface AsyncConnectionHooks<P, C, E> {

    /** Refuses a client by throwing or by a stage that fails. */
    default CompletionStage<Void> onBeforeConnect(ConnectRequest<P> request) throws Exception {
        return CompletableFuture.completedStage(null);
    }

    /** Makes the state of a new connection. */
    CompletionStage<C> createConnState(ConnectRequest<P> request) throws Exception;

    /** The connection is there, and its first message comes when the stage has completed. */
    default CompletionStage<Void> onConnect(Connection<C, E> connection) throws Exception {
        return CompletableFuture.completedStage(null);
    }

    /** The connection is gone, and no longer listed. */
    default CompletionStage<Void> onDisconnect(Connection<C, E> connection) throws Exception {
        return CompletableFuture.completedStage(null);
    }
}
