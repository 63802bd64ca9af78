package dev.troupe.runtime.connection;

import dev.troupe.actor.ClientRequest;
import java.util.Optional;

/**
 * The two parts of {@code /actors/<protocol>/<key>/call/<action>}, not decoded. A key is one segment, so that a path can be
 * taken apart at its slashes before anything is decoded.
 *
 * @param actor {@code /actors/<protocol>/<key>}
 * @param rawAction one segment
 */
record CallPath(String actor, String rawAction) {

    static final String SHAPE = "/actors/<protocol>/<key>/call/<action>";

    private static final String PREFIX = "/actors/";
    private static final String CALL = "/call/";

    /** Reads a raw path; empty if it is of another shape. */
    static Optional<CallPath> parse(String rawPath) {
        int action = rawPath.lastIndexOf('/');
        int call = action - CALL.length() + 1;
        if (!rawPath.startsWith(PREFIX) || call < PREFIX.length() || !rawPath.startsWith(CALL, call)) {
            return Optional.empty();
        }
        return Optional.of(new CallPath(rawPath.substring(0, call), rawPath.substring(action + 1)));
    }

    /** The request as it would stand before a WebSocket to the actor. */
    ClientRequest toActor(ClientRequest request) {
        return new ClientRequest(
                actor, request.query(), request.headers(), request.remoteAddress(), request.principal());
    }

    /** The name of the action; empty if it is not well encoded. */
    Optional<String> action() {
        try {
            // In a path, a plus sign is one.
            return Optional.of(QueryString.decode(rawAction.replace("+", "%2B")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
