package dev.troupe.client;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import dev.troupe.wire.ErrorCode;
import java.util.Map;

/** A connection to an actor could not be made: the server was not reached, or it, or the actor, refused. */
public final class ActorConnectException extends ActorException {

    private static final long serialVersionUID = 1L;

    private final int closeCode;

    /**
     * Retryable if the code is one of {@link ErrorCode} that says so, such as {@code unavailable}.
     *
     * @param code the error code: the actor's own where its {@code onBeforeConnect} refused
     * @param message what went wrong
     * @param closeCode the WebSocket close code, or the HTTP status of a refused handshake; 0 if there was neither
     */
    public ActorConnectException(String code, String message, int closeCode) {
        this(code, message, closeCode, ErrorCode.isRetryable(code), Map.of());
    }

    /**
     * @param retryable whether connecting again later may succeed
     * @param metadata further facts for programs
     */
    ActorConnectException(String code, String message, int closeCode, boolean retryable, Map<String, String> metadata) {
        super(code, message, retryable, metadata, Outcome.NOT_RUN);
        this.closeCode = closeCode;
    }

    /** The WebSocket close code, or the HTTP status of a refused handshake; 0 if there was neither. */
    public int closeCode() {
        return closeCode;
    }
}
