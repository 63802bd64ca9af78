package dev.troupe.client;

import dev.troupe.wire.Key;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A way to reach actors: a server somewhere, or one in this process. Any thread may use it. */
public interface Transport {

    /**
     * Opens a channel to one actor.
     *
     * @param target which actor, with the params encoded
     * @param receiver is told of everything that comes; its methods are called one at a time
     * @return completes when the handshake is done, before the welcome; fails with an {@link ActorConnectException} if the
     *     server refuses
     */
    CompletionStage<Channel> open(Target target, Receiver receiver);

    /**
     * A server at an address such as {@code ws://localhost:8080} or {@code wss://example.org/base}; {@code http} and
     * {@code https} are understood as well.
     *
     * @throws IllegalArgumentException if it is no such address
     */
    static Transport webSocket(URI server) {
        return webSocket(server, WireFormat.JSON);
    }

    /**
     * A server at an address, as {@link #webSocket(URI)}, with messages in this format.
     *
     * @throws IllegalArgumentException if it is no such address
     */
    static Transport webSocket(URI server, WireFormat format) {
        return new WebSocketTransport(server, format);
    }

    /**
     * A server at an address, as {@link #webSocket(URI)}, reached by this HTTP client: with its TLS context, its proxy, its
     * authenticator, and its connect timeout, or 10 seconds if it has none. The timeout counts for the TCP connection and
     * again for the opening handshake. The client may serve any number of transports; to end it is up to the caller.
     *
     * @throws IllegalArgumentException if it is no such address
     */
    static Transport webSocket(URI server, WireFormat format, HttpClient client) {
        return new WebSocketTransport(server, format, client);
    }

    /**
     * The same way, showing the server a token each time that it opens a channel: {@code Authorization: Bearer} (RFC 6750,
     * section 2.1). Use it over TLS: a stolen token can be used.
     *
     * @throws IllegalArgumentException if it could not be a token; the message does not repeat it
     * @throws UnsupportedOperationException if this transport shows none
     */
    default Transport withToken(String token) {
        BearerTokens.require(token);
        return withToken(() -> token);
    }

    /**
     * The same way, showing the server a token that is asked for each time that a channel is opened, so that it may be a
     * fresh one. The supplier is called by the thread that connects, and may block for as long as that may. If it
     * throws, the opening fails with {@code unavailable}, and with {@code bad_argument} if what it gives is no token; what it
     * threw is the cause, and the close code is 0, since no server has refused anything. A transport within the server's own process needs no token, and asks for none.
     *
     * @throws UnsupportedOperationException if this transport shows none
     */
    default Transport withToken(Supplier<String> token) {
        throw new UnsupportedOperationException(getClass().getName() + " shows no tokens");
    }

    /**
     * The same way, with another watch over its sockets. Once nothing has come for {@code interval}, the client sends a ping. If
     * nothing comes within {@code timeout} after the ping has left, the connection ends: {@link ClientConnection#closed} completes with
     * 1006. The timeout is longer by a second for each 16 KiB that were sent before the ping, since the server takes them first.
     * Without this, the interval is 30 s and the timeout 10 s. While handlers are so far behind that nothing is read, the
     * connection is not judged.
     *
     * @param interval from 10 ms to 1 day, or zero to send no pings
     * @param timeout from 10 ms to 1 day
     * @throws IllegalArgumentException if one of them is out of its range
     * @throws UnsupportedOperationException if this transport has no link that could be lost
     */
    default Transport withPings(Duration interval, Duration timeout) {
        throw new UnsupportedOperationException(getClass().getName() + " sends no pings");
    }

    /** The format in which connections over this transport are to speak. */
    default WireFormat format() {
        return WireFormat.JSON;
    }

    /**
     * Which actor, and how.
     *
     * @param protocol the name of the protocol
     * @param key the key of the actor
     * @param format how messages are encoded
     * @param params the params as JSON, whatever the format; empty text if the protocol has none
     */
    record Target(String protocol, Key key, WireFormat format, String params) {}

    /** An open channel. */
    interface Channel {
        /**
         * Sends a message; never blocks, and keeps the order of calls. On a closed channel it does nothing.
         *
         * @throws dev.troupe.ActorException {@code overloaded} if too much waits to be sent
         */
        void send(WireMessage message);

        /** Closes after what was sent; the receiver is told when it is closed. Closing again does nothing. */
        void close(int code, String reason);
    }

    /** Is told what comes. */
    interface Receiver {
        /** A whole message came; the bytes may be kept. */
        void onMessage(byte[] array, int offset, int length);

        /**
         * Completes when the receiver has room for another message. A transport that can hold messages back asks after
         * each; one that cannot may deliver nevertheless.
         */
        default CompletionStage<?> ready() {
            return CompletableFuture.completedStage(null);
        }

        /** The channel is closed, by whichever side, and nothing comes any more; called once. */
        void onClosed(int code, String reason);
    }
}
