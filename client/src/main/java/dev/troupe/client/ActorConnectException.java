package dev.troupe.client;

import dev.troupe.ActorException;
import dev.troupe.Outcome;
import java.util.Map;

/** A connection to an actor could not be made: the server was not reached, or it, or the actor, refused. */
public final class ActorConnectException extends ActorException {

    private static final long serialVersionUID = 1L;

    private final int closeCode;

    /**
     * @param code the error code: the actor's own where its {@code onBeforeConnect} refused
     * @param message what went wrong
     * @param closeCode the WebSocket close code, or the HTTP status of a refused handshake; 0 if there was neither
     */
    public ActorConnectException(String code, String message, int closeCode) {
        super(code, message, false, Map.of(), Outcome.NOT_RUN);
        this.closeCode = closeCode;
    }

    /** The WebSocket close code, or the HTTP status of a refused handshake; 0 if there was neither. */
    public int closeCode() {
        return closeCode;
    }
}
