package dev.troupe.client;

import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Says why there is no connection. */
final class ConnectFailures {

    private ConnectFailures() {}

    /** The server said why, in place of the welcome, and closed. */
    static ActorConnectException refused(WireError error, int closeCode) {
        return of(error.code(), error.message(), closeCode);
    }

    /** The server closed before the welcome without saying why. */
    static ActorConnectException closed(int closeCode, String reason) {
        String message = "The connection was closed before the welcome, with " + closeCode + suffix(reason);
        return of(codeOfClose(closeCode).code(), message, closeCode);
    }

    /** The server, or something before it, answered the handshake with an HTTP status other than 101. */
    static ActorConnectException status(int status, String text) {
        String message = "The server refused the handshake with HTTP status " + status + suffix(text);
        return of(codeOfStatus(status).code(), message, status);
    }

    /** The same with the code and the message of an error that the server gave as the body. */
    static ActorConnectException status(int status, WireError error) {
        return of(error.code(), error.message(), status);
    }

    /** There is no connection for another reason. */
    static ActorConnectException local(ErrorCode code, String message) {
        return new ActorConnectException(code.code(), message, 0);
    }

    /** Any failure of a transport as the exception that callers are promised. */
    static ActorConnectException of(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof ActorConnectException known) {
            return known;
        }
        ActorConnectException unknown = local(ErrorCode.UNAVAILABLE, "The server was not reached: " + cause);
        unknown.initCause(cause);
        return unknown;
    }

    /** What a stage really failed with. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static ActorConnectException of(String code, String message, int closeCode) {
        try {
            return new ActorConnectException(code, message, closeCode);
        } catch (IllegalArgumentException e) {
            // Only a server that is not ours has such a code.
            return new ActorConnectException(ErrorCode.INTERNAL.code(), e.getMessage() + " " + message, closeCode);
        }
    }

    private static String suffix(String text) {
        return text.isBlank() ? "" : ": " + text.strip();
    }

    private static ErrorCode codeOfClose(int closeCode) {
        return switch (closeCode) {
            case CloseCode.GOING_AWAY, CloseCode.RESTART, CloseCode.TRY_LATER -> ErrorCode.UNAVAILABLE;
            case CloseCode.TOO_BIG -> ErrorCode.TOO_LARGE;
            case CloseCode.INTERNAL_ERROR -> ErrorCode.INTERNAL;
            case CloseCode.BAD_PARAMS -> ErrorCode.BAD_ARGUMENT;
            case CloseCode.UNAUTHENTICATED -> ErrorCode.UNAUTHENTICATED;
            case CloseCode.REJECTED -> ErrorCode.FORBIDDEN;
            case CloseCode.NO_SUCH_PROTOCOL -> ErrorCode.NOT_FOUND;
            case CloseCode.HOOK_TIMEOUT -> ErrorCode.TIMEOUT;
            case CloseCode.TOO_MANY -> ErrorCode.RATE_LIMITED;
            default -> ErrorCode.CONNECTION_LOST;
        };
    }

    /** Statuses as RFC 9110, section 15, and RFC 6585 mean them. */
    private static ErrorCode codeOfStatus(int status) {
        return switch (status) {
            case 400 -> ErrorCode.BAD_ARGUMENT;
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 414, 431 -> ErrorCode.TOO_LARGE;
            case 429 -> ErrorCode.RATE_LIMITED;
            case 500 -> ErrorCode.INTERNAL;
            default -> ErrorCode.UNAVAILABLE;
        };
    }
}
