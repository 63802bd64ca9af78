package dev.troupe.actor;

import dev.troupe.wire.CloseCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * As {@link RawSocketHandler}, for an actor that answers later: a stage holds the turn until it completes. What comes for the
 * actor meanwhile waits, so that no message is handed over before {@link #onOpen} has completed.
 *
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 * @param <C> the state of a connection; {@link NoState} if there is none
 */
public interface AsyncRawSocketHandler<P, C> {

    /** {@link RawSocketHandler#onOpen}. */
    default CompletionStage<?> onOpen(RawSocket<P, C> socket) throws Exception {
        return CompletableFuture.completedFuture(socket);
    }

    /** {@link RawSocketHandler#onText}. */
    default CompletionStage<?> onText(RawSocket<P, C> socket, String text) throws Exception {
        socket.close(CloseCode.UNSUPPORTED_DATA, "Text is not understood here");
        return CompletableFuture.completedFuture(socket);
    }

    /** {@link RawSocketHandler#onBinary}. */
    default CompletionStage<?> onBinary(RawSocket<P, C> socket, byte[] bytes) throws Exception {
        socket.close(CloseCode.UNSUPPORTED_DATA, "Binary messages are not understood here");
        return CompletableFuture.completedFuture(socket);
    }

    /** {@link RawSocketHandler#onClose}. */
    default CompletionStage<?> onClose(RawSocket<P, C> socket, int code, String reason) throws Exception {
        return CompletableFuture.completedFuture(socket);
    }

    /** {@link RawSocketHandler#onError}. */
    default CompletionStage<?> onError(RawSocket<P, C> socket, Throwable failure) throws Exception {
        return CompletableFuture.completedFuture(socket);
    }
}
