package dev.troupe.runtime.turn;

import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.actor.RawSocket;
import dev.troupe.actor.RawSocketHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What an actor does with raw sockets, seen as if it always answered later. */
public final class RawSocketHandlers {

    /** Nobody but the turn sees it, which asks for its value and no more. */
    @SuppressWarnings("NullAway") // Void has no value but null.
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private RawSocketHandlers() {}

    /** Whether actors of this class have raw sockets. */
    public static boolean has(Class<?> actor) {
        return RawSocketHandler.class.isAssignableFrom(actor) || AsyncRawSocketHandler.class.isAssignableFrom(actor);
    }

    /**
     * The handler of this actor.
     *
     * @throws IllegalArgumentException if it has none
     */
    @SuppressWarnings("unchecked") // The processor checks the type arguments.
    static <P, C> AsyncRawSocketHandler<P, C> of(Object actor) {
        if (actor instanceof AsyncRawSocketHandler<?, ?> handler) {
            return (AsyncRawSocketHandler<P, C>) handler;
        }
        if (actor instanceof RawSocketHandler<?, ?> handler) {
            return new Adapter<>((RawSocketHandler<P, C>) handler);
        }
        throw new IllegalArgumentException(actor.getClass().getName() + " handles no raw sockets");
    }

    private record Adapter<P, C>(RawSocketHandler<P, C> handler) implements AsyncRawSocketHandler<P, C> {

        @Override
        public CompletionStage<?> onOpen(RawSocket<P, C> socket) throws Exception {
            handler.onOpen(socket);
            return DONE;
        }

        @Override
        public CompletionStage<?> onText(RawSocket<P, C> socket, String text) throws Exception {
            handler.onText(socket, text);
            return DONE;
        }

        @Override
        public CompletionStage<?> onBinary(RawSocket<P, C> socket, byte[] bytes) throws Exception {
            handler.onBinary(socket, bytes);
            return DONE;
        }

        @Override
        public CompletionStage<?> onClose(RawSocket<P, C> socket, int code, String reason) throws Exception {
            handler.onClose(socket, code, reason);
            return DONE;
        }

        @Override
        public CompletionStage<?> onError(RawSocket<P, C> socket, Throwable failure) throws Exception {
            handler.onError(socket, failure);
            return DONE;
        }
    }
}
