package dev.troupe.runtime.connection;

import dev.troupe.actor.ClientRequest;
import dev.troupe.client.BoundedLog;
import dev.troupe.wire.WireError;
import java.lang.System.Logger.Level;

/**
 * What the log says of clients that the server refuses before an actor hears of them, with what the operator can do about it. The
 * log bounds how often. Any thread.
 */
public final class RefusalLog {

    private static final BoundedLog LOG = BoundedLog.of(RefusalLog.class);

    private RefusalLog() {}

    /**
     * Says that a client was refused.
     *
     * @param what it wanted, as in {@code A WebSocket}
     * @param address where it is; empty if unknown
     * @param target of its request; the log leaves the query out, which may hold a token
     * @param status of the response
     */
    public static void tell(String what, String address, String target, int status, WireError error) {
        LOG.log(
                Level.INFO,
                what + ' ' + status,
                () -> what + " was refused with " + status + " to " + address + ": " + withoutQuery(target) + ": "
                        + sentence(error.message()) + wayOut(status),
                null);
    }

    static void tell(String what, ClientRequest request, int status, WireError error) {
        tell(what, request.remoteAddress(), request.path(), status, error);
    }

    private static String withoutQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** What the code of a user says may end without a full stop. */
    private static String sentence(String message) {
        return message.isEmpty() || ".!?".indexOf(message.charAt(message.length() - 1)) >= 0 ? message : message + '.';
    }

    private static String wayOut(int status) {
        return switch (status) {
            case 401 ->
                " The client sends a token in the header field Authorization, or on a WebSocket as the subprotocol"
                        + " troupe.token.<base64url>.";
            case 429 ->
                " See troupe.websocket.max-connections, the keys that begin with it, and"
                        + " troupe.websocket.max-calls-per-second.";
            default -> "";
        };
    }
}
