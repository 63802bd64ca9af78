package dev.troupe.runtime.turn;

import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.NoState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Hooks that answer at once, seen as hooks that answer later. */
record ConnectionHookAdapter<P, C, E>(ConnectionHooks<P, C, E> hooks) implements AsyncConnectionHooks<P, C, E> {

    /** The hooks of an actor that has none: everybody is let in. */
    @SuppressWarnings("unchecked") // The processor checks that C is NoState where there are no hooks.
    static <P, C, E> AsyncConnectionHooks<P, C, E> none() {
        return new ConnectionHookAdapter<>(request -> (C) NoState.NONE);
    }

    /** The hooks of this actor. */
    @SuppressWarnings("unchecked") // The processor checks the type arguments.
    static <P, C, E> AsyncConnectionHooks<P, C, E> of(Object actor) {
        if (actor instanceof AsyncConnectionHooks<?, ?, ?> hooks) {
            return (AsyncConnectionHooks<P, C, E>) hooks;
        }
        return actor instanceof ConnectionHooks<?, ?, ?> hooks
                ? new ConnectionHookAdapter<>((ConnectionHooks<P, C, E>) hooks)
                : none();
    }

    @Override
    public CompletionStage<Void> onBeforeConnect(ConnectRequest<P> request) throws Exception {
        hooks.onBeforeConnect(request);
        return done();
    }

    @Override
    public CompletionStage<C> createConnState(ConnectRequest<P> request) throws Exception {
        return CompletableFuture.completedFuture(hooks.createConnState(request));
    }

    @Override
    public CompletionStage<Void> onConnect(Connection<C, E> connection) throws Exception {
        hooks.onConnect(connection);
        return done();
    }

    @Override
    public CompletionStage<Void> onDisconnect(Connection<C, E> connection) throws Exception {
        hooks.onDisconnect(connection);
        return done();
    }

    @SuppressWarnings("NullAway") // Void has no value but null.
    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
