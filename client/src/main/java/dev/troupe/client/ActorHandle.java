package dev.troupe.client;

import dev.troupe.protocol.Protocol;
import dev.troupe.wire.ActorPath;
import dev.troupe.wire.Key;
import dev.troupe.wire.WireFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * An actor at a server, without a connection to it: where raw WebSockets and requests of HTTP to it begin, by which client and
 * actor say what they like. Immutable; any thread.
 *
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol has none
 */
public final class ActorHandle<P> {

    private final Protocol<?, P, ?> protocol;
    private final WebSocketTransport transport;
    private final Key key;
    private final String params;
    private final List<String> subprotocols;

    private ActorHandle(
            Protocol<?, P, ?> protocol,
            WebSocketTransport transport,
            Key key,
            String params,
            List<String> subprotocols) {
        this.protocol = protocol;
        this.transport = transport;
        this.key = key;
        this.params = params;
        this.subprotocols = List.copyOf(subprotocols);
    }

    /**
     * The actor with this key at a server such as {@code ws://localhost:8080}.
     *
     * @throws IllegalArgumentException if that is no such address
     */
    public static <P> ActorHandle<P> of(Protocol<?, P, ?> protocol, URI server, Key key) {
        return new ActorHandle<>(protocol, new WebSocketTransport(server, WireFormat.JSON), key, "", List.of());
    }

    /**
     * The same, telling the actor these params.
     *
     * @throws ActorConnectException {@code bad_argument} if they cannot be written
     */
    public ActorHandle<P> withParams(P told) {
        try {
            return new ActorHandle<>(protocol, transport, key, Opening.encode(protocol, told), subprotocols);
        } catch (IOException e) {
            throw ConnectFailures.of(e);
        }
    }

    /** The same, showing a token that is asked for each time; {@link Transport#withToken(Supplier)}. */
    public ActorHandle<P> withToken(Supplier<String> token) {
        return new ActorHandle<>(protocol, transport.withToken(token), key, params, subprotocols);
    }

    /**
     * The same, showing a token; {@link Transport#withToken(String)}.
     *
     * @throws IllegalArgumentException if it could not be a token
     */
    public ActorHandle<P> withToken(String token) {
        BearerTokens.require(token);
        return withToken(() -> token);
    }

    /**
     * The same, with another watch over raw WebSockets; {@link Transport#withPings}. Where a link is lost, the socket is aborted
     * and its listener is told by {@code onError}.
     *
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public ActorHandle<P> withPings(Duration interval, Duration timeout) {
        return new ActorHandle<>(protocol, transport.withPings(interval, timeout), key, params, subprotocols);
    }

    /** The same, reached by this HTTP client: with its TLS context, its proxy, and its connect timeout. */
    public ActorHandle<P> withClient(HttpClient client) {
        return new ActorHandle<>(protocol, transport.withClient(client), key, params, subprotocols);
    }

    /** The same, offering these subprotocols, the most wanted first. A server of Troupe agrees on the first. */
    public ActorHandle<P> withSubprotocols(String... offered) {
        return new ActorHandle<>(protocol, transport, key, params, List.of(offered));
    }

    /**
     * Opens a raw WebSocket and waits for the handshake. That the actor has let the client in is not known then: if it does
     * not, it closes the socket.
     *
     * @param path percent-encoded, with or without a query: empty, or it begins with a slash or a question mark
     * @param listener is told what comes, by threads of the HTTP client
     * @throws ActorConnectException if the server is not reached or refuses: {@code not_found} if the actor has no raw sockets
     * @throws IllegalArgumentException if the path is none
     */
    public WebSocket websocket(String path, WebSocket.Listener listener) {
        return Opening.await(websocketAsync(path, listener));
    }

    /**
     * As {@link #websocket}, but does not wait; the future fails with {@link ActorConnectException}. Cancelling it ends the
     * socket, also one that opens later.
     */
    public CompletableFuture<WebSocket> websocketAsync(String path, WebSocket.Listener listener) {
        String address = address("/websocket", path);
        try {
            return transport.openRaw(address, subprotocols, listener);
        } catch (ActorConnectException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private String address(String kind, String path) {
        if (!path.isEmpty() && path.charAt(0) != '/' && path.charAt(0) != '?') {
            throw new IllegalArgumentException(
                    "What follows the address of an actor begins with a slash or a question mark: " + path);
        }
        String address = new ActorPath(protocol.name(), key) + kind + path;
        return params.isEmpty()
                ? address
                : address + (path.indexOf('?') < 0 ? '?' : '&') + WebSocketTransport.query(params);
    }

    /**
     * Begins a request of HTTP to the actor, which its {@code FetchHandler} answers: with its address, the params, and the
     * token if there is one. A {@code GET} unless the builder is told otherwise; {@link #send}, or any HTTP client, sends it.
     *
     * @param path percent-encoded, with or without a query: empty, or it begins with a slash or a question mark
     * @throws IllegalArgumentException if the path is none
     * @throws ActorConnectException {@code unavailable} if the supplier of the token fails
     */
    public HttpRequest.Builder fetch(String path) {
        return transport.request(address("/http", path));
    }

    /**
     * Sends a {@code GET} to the actor; as {@link #fetch(String)} and {@link #send}.
     *
     * @param body such as {@code BodyHandlers.ofString()}
     */
    public <T> CompletableFuture<HttpResponse<T>> fetch(String path, HttpResponse.BodyHandler<T> body) {
        return send(fetch(path).build(), body);
    }

    /**
     * Sends a request of HTTP by the client of this handle. Any status is a response; the future fails as that of
     * {@link HttpClient#sendAsync}. Cancelling it ends the connection, which gives the request up.
     *
     * @param body such as {@code BodyHandlers.ofString()}; {@code BodyHandlers.ofLines()} takes what is streamed as it comes
     */
    public <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        return transport.send(request, body);
    }

    @Override
    public String toString() {
        return new ActorPath(protocol.name(), key).toString();
    }
}
