package dev.troupe.client;

import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Says why there is no connection. */
final class ConnectFailures {

    private ConnectFailures() {}

    /** The server said why, in place of the welcome, and closed. */
    static ActorConnectException refused(WireError error, int closeCode) {
        return of(error, closeCode);
    }

    /** The server closed before the welcome without saying why. */
    static ActorConnectException closed(CloseStatus status) {
        String message = "The connection was closed before the welcome, with " + status;
        return of(codeOfClose(status.code()).with(message), status.code());
    }

    /** The server, or something before it, answered the handshake with an HTTP status other than 101. */
    static ActorConnectException status(int status, String text) {
        String message = "The server refused the handshake with HTTP status " + status + suffix(text);
        WireError error = codeOfStatus(status).with(message);
        // What a program before the server answers to a wrong address, such as 301 or 405, it will answer again.
        boolean isFinal = status < 500 && status != 408 && status != 425 && status != 429;
        return of(isFinal ? new WireError(error.code(), message, false, error.metadata()) : error, status);
    }

    /** The same with the error that the server gave as the body. */
    static ActorConnectException status(int status, WireError error) {
        return of(error, status);
    }

    /** There is no connection for another reason. */
    static ActorConnectException local(ErrorCode code, String message) {
        return of(code.with(message), 0);
    }

    /** There is no connection for a reason that another attempt would meet again. */
    static ActorConnectException lasting(ErrorCode code, String message) {
        return of(new WireError(code.code(), message, false, Map.of()), 0);
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

    private static ActorConnectException of(WireError error, int closeCode) {
        try {
            return new ActorConnectException(
                    error.code(), error.message(), closeCode, error.retryable(), error.metadata());
        } catch (IllegalArgumentException e) {
            // Only a server that is not ours has such a code.
            return new ActorConnectException(
                    ErrorCode.INTERNAL.code(), e.getMessage() + " " + error.message(), closeCode);
        }
    }

    private static String suffix(String text) {
        return text.isBlank() ? "" : ": " + text.strip();
    }

    /** What a close code says of the connection, and so of another attempt. */
    static ErrorCode codeOfClose(int closeCode) {
        return switch (closeCode) {
            case CloseCode.GOING_AWAY, CloseCode.RESTART, CloseCode.TRY_LATER -> ErrorCode.UNAVAILABLE;
            case CloseCode.PROTOCOL_ERROR, CloseCode.UNSUPPORTED_DATA, CloseCode.INVALID_TEXT -> ErrorCode.BAD_MESSAGE;
            case CloseCode.TOO_BIG -> ErrorCode.TOO_LARGE;
            case CloseCode.INTERNAL_ERROR -> ErrorCode.INTERNAL;
            case CloseCode.BAD_PARAMS -> ErrorCode.BAD_ARGUMENT;
            case CloseCode.UNAUTHENTICATED -> ErrorCode.UNAUTHENTICATED;
            case CloseCode.REJECTED, CloseCode.KICKED -> ErrorCode.FORBIDDEN;
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
            case 401, 407 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404, 410 -> ErrorCode.NOT_FOUND;
            case 413, 414, 431 -> ErrorCode.TOO_LARGE;
            case 408, 504 -> ErrorCode.TIMEOUT;
            case 429 -> ErrorCode.RATE_LIMITED;
            case 500 -> ErrorCode.INTERNAL;
            default -> ErrorCode.UNAVAILABLE;
        };
    }
}
