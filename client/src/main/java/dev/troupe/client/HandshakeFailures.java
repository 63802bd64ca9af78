package dev.troupe.client;

import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.MessageException;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in words why the JDK opened no WebSocket; what it throws itself names neither host nor reason. */
final class HandshakeFailures {

    private static final int MAX_TEXT = 200;

    private HandshakeFailures() {}

    static ActorConnectException of(URI server, Throwable failure) {
        Throwable cause = ConnectFailures.unwrap(failure);
        ActorConnectException explained = explain(server, cause);
        explained.initCause(cause);
        return explained;
    }

    static ActorConnectException noSubprotocol(WireFormat format) {
        return ConnectFailures.lasting(
                ErrorCode.UNAVAILABLE, "The server does not speak the subprotocol " + format.subprotocol());
    }

    private static ActorConnectException explain(URI server, Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused) {
            return refused(server, refused);
        }
        String place = server.getHost() + (server.getPort() < 0 ? "" : ":" + server.getPort());
        if (cause instanceof ConnectException && hasCause(cause, UnresolvedAddressException.class)) {
            return ConnectFailures.local(ErrorCode.UNAVAILABLE, "There is no host " + server.getHost());
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return ConnectFailures.local(ErrorCode.UNAVAILABLE, "No connection to " + place + " was made in time");
        }
        if (cause instanceof HttpTimeoutException) {
            return ConnectFailures.local(
                    ErrorCode.UNAVAILABLE, "The server at " + place + " did not answer the handshake in time");
        }
        if (cause instanceof ConnectException) {
            return ConnectFailures.local(
                    ErrorCode.UNAVAILABLE, "No connection to " + place + " was made: nobody listens there");
        }
        if (cause instanceof SSLException) {
            return ConnectFailures.lasting(
                    ErrorCode.UNAVAILABLE,
                    "No TLS connection to " + place + " was made: " + RemoteErrors.reason(cause));
        }
        return ConnectFailures.local(
                ErrorCode.UNAVAILABLE,
                "The handshake with the server at " + place + " failed: " + RemoteErrors.reason(cause));
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static ActorConnectException refused(URI server, WebSocketHandshakeException refused) {
        HttpResponse<?> response = refused.getResponse();
        int status = response.statusCode();
        if (status == 101) {
            return ConnectFailures.lasting(
                    ErrorCode.UNAVAILABLE,
                    "The server at " + server.getHost() + " answered the handshake wrongly: " + refused.getCause());
        }
        String body = response.body() instanceof String text ? text : "";
        return error(body)
                .map(error -> ConnectFailures.status(status, error))
                .orElseGet(() -> ConnectFailures.status(status, plain(response, body)));
    }

    /** The body, where it is the error of a Troupe server: the same object that a WebSocket would carry. */
    private static Optional<WireError> error(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            return MessageReader.fromServer(WireFormat.JSON, bytes, 0, bytes.length)
                            instanceof ServerMessage.Problem problem
                    ? Optional.of(problem.error())
                    : Optional.empty();
        } catch (MessageException e) {
            return Optional.empty();
        }
    }

    /** The body, where it is text for people and not a page. */
    private static String plain(HttpResponse<?> response, String body) {
        String type = response.headers().firstValue("Content-Type").orElse("text/plain");
        if (!type.startsWith("text/plain")) {
            return "";
        }
        return body.length() > MAX_TEXT ? body.substring(0, MAX_TEXT) + "…" : body;
    }
}
