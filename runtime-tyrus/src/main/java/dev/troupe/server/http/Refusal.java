package dev.troupe.server.http;

import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * Why the server does not serve a request.
 *
 * @param status the status of the response
 * @param error what the response says
 */
record Refusal(HttpResponseStatus status, WireError error) {

    /** The request breaks a rule of HTTP. */
    static Refusal of(HttpResponseStatus status, String message) {
        return new Refusal(status, ErrorCode.BAD_MESSAGE.with(message));
    }

    static Refusal badRequest(String message) {
        return of(HttpResponseStatus.BAD_REQUEST, message);
    }
}
