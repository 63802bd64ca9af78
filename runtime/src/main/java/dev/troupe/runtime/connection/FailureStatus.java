package dev.troupe.runtime.connection;

import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which HTTP status stands for an error (RFC 9110, section 15; RFC 6585, section 4). */
public final class FailureStatus {

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;
    private static final int TIMEOUT = 504;

    private static final Map<String, ErrorCode> OWN =
            Arrays.stream(ErrorCode.values()).collect(Collectors.toMap(ErrorCode::code, Function.identity()));

    private FailureStatus() {}

    /** Of an action, or of anything else that a user wrote; 422 if its code is none of Troupe's. */
    public static int of(WireError error) {
        ErrorCode known = OWN.get(error.code());
        return known == null ? UNPROCESSABLE : of(known);
    }

    /** Of a request that is refused before any actor hears of it. */
    static int of(HandshakeRefusal refusal) {
        return refusal.beforeUpgrade() ? refusal.status() : ofRefusal(refusal.error(), refusal.closeCode());
    }

    /** Of a client that is not let in; 403 if neither code says more. */
    static int ofRefusal(WireError error, int closeCode) {
        ErrorCode known = OWN.get(error.code());
        if (known != null) {
            return of(known);
        }
        return switch (closeCode) {
            case CloseCode.BAD_PARAMS -> BAD_REQUEST;
            case CloseCode.UNAUTHENTICATED -> UNAUTHENTICATED;
            case CloseCode.TOO_MANY -> TOO_MANY;
            default -> FORBIDDEN;
        };
    }

    private static int of(ErrorCode code) {
        return switch (code) {
            case BAD_MESSAGE, UNKNOWN_KIND, BAD_ARGUMENT, INVALID_ARGUMENT, DUPLICATE_ID -> BAD_REQUEST;
            case UNAUTHENTICATED -> UNAUTHENTICATED;
            case FORBIDDEN -> FORBIDDEN;
            case UNKNOWN_ACTION, NOT_FOUND -> NOT_FOUND;
            case CANCELED, ALREADY_EXISTS, DEADLOCK -> CONFLICT;
            case TOO_MANY_CALLS, RATE_LIMITED -> TOO_MANY;
            case OVERLOADED, UNAVAILABLE -> UNAVAILABLE;
            case TIMEOUT -> TIMEOUT;
            case TOO_LARGE, CRASHED, INTERNAL, STATE_NOT_SAVED, STATE_UNREADABLE, CONNECTION_LOST -> INTERNAL;
        };
    }
}
