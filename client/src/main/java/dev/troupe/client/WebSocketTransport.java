package dev.troupe.client;

import dev.troupe.wire.ActorPath;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireFormat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Reaches a server over WebSockets, by the JDK's own client. */
final class WebSocketTransport implements Transport {

    /** For the TCP connection, and again for the opening handshake, unless a client of the user's says otherwise. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final URI server;
    private final String base;
    private final WireFormat format;
    private final Supplier<HttpClient> client;
    private final Optional<Supplier<String>> token;
    private final Pings pings;

    WebSocketTransport(URI server, WireFormat format) {
        this(server, format, () -> Shared.CLIENT, Optional.empty(), Pings.DEFAULT);
    }

    WebSocketTransport(URI server, WireFormat format, HttpClient client) {
        this(server, format, () -> client, Optional.empty(), Pings.DEFAULT);
    }

    private WebSocketTransport(
            URI server, WireFormat format, Supplier<HttpClient> client, Optional<Supplier<String>> token, Pings pings) {
        this.server = server;
        this.base = base(server);
        this.format = format;
        this.client = client;
        this.token = token;
        this.pings = pings;
    }

    /** One client serves all connections: its threads, which are daemons, are few. Made when the first is opened. */
    private static final class Shared {
        static final HttpClient CLIENT =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    }

    private static String base(URI server) {
        String scheme = server.getScheme() == null ? "" : server.getScheme().toLowerCase(Locale.ROOT);
        String webSocketScheme = switch (scheme) {
            case "ws", "http" -> "ws";
            case "wss", "https" -> "wss";
            default -> throw notAServer(server, "does not begin with ws, wss, http or https");
        };
        if (server.getHost() == null) {
            throw notAServer(server, "names no host");
        }
        if (server.getRawUserInfo() != null || server.getRawQuery() != null || server.getRawFragment() != null) {
            throw notAServer(server, "has more than a host, a port and a path");
        }
        String path = server.getRawPath().replaceFirst("/+$", "");
        return webSocketScheme + "://" + server.getRawAuthority() + path;
    }

    private static IllegalArgumentException notAServer(URI server, String problem) {
        // Not the whole of the address: what stands before an @ may be a password.
        String shown = server.getRawUserInfo() == null ? " " + server : "";
        return new IllegalArgumentException("The address" + shown + " of a server " + problem);
    }

    @Override
    public WireFormat format() {
        return format;
    }

    @Override
    public WebSocketTransport withToken(Supplier<String> shown) {
        return new WebSocketTransport(server, format, client, Optional.of(shown), pings);
    }

    @Override
    public WebSocketTransport withPings(Duration interval, Duration timeout) {
        return new WebSocketTransport(server, format, client, token, new Pings(interval, timeout));
    }

    /** The same server, reached by this client. */
    WebSocketTransport withClient(HttpClient other) {
        return new WebSocketTransport(server, format, () -> other, token, pings);
    }

    /**
     * Opens a WebSocket on which nothing of ours is spoken.
     *
     * @param pathAndQuery follows the address of the server
     * @return fails with an {@link ActorConnectException}; a socket that opens once it was completed otherwise is ended at once
     */
    CompletableFuture<WebSocket> openRaw(String pathAndQuery, List<String> subprotocols, WebSocket.Listener listener) {
        WebSocket.Builder builder = builder();
        if (!subprotocols.isEmpty()) {
            String[] others = subprotocols.stream().skip(1).toArray(String[]::new);
            builder.subprotocols(subprotocols.get(0), others);
        }
        URI address = URI.create(base + pathAndQuery);
        ClientThreads threads = ClientThreads.shared();
        if (!pings.areSent()) {
            return owned(explained(builder.buildAsync(address, listener)), threads);
        }
        WatchedWebSocket watched = new WatchedWebSocket(listener, pings, threads.deadlines());
        return owned(explained(builder.buildAsync(address, watched)).thenApply(watched::over), threads);
    }

    /**
     * A program that cancels has no socket to close, and the JDK goes on to open it. The JDK also waits without a limit for the body of
     * a refusal.
     */
    static CompletableFuture<WebSocket> owned(CompletionStage<WebSocket> opening, ClientThreads threads) {
        CompletableFuture<WebSocket> opened = new CompletableFuture<>();
        Deadlines.Deadline deadline = threads.deadlines()
                .schedule(
                        Opening.DEADLINE,
                        () -> threads.pool().execute(() -> opened.completeExceptionally(handshakeIsLate())));
        CompletionStage<WebSocket> end = opened;
        end.whenComplete((socket, failure) -> deadline.cancel());
        opening.whenComplete((socket, failure) -> {
            if (failure != null) {
                opened.completeExceptionally(failure);
            } else if (!opened.complete(socket)) {
                socket.abort();
            }
        });
        return opened;
    }

    private static ActorConnectException handshakeIsLate() {
        return ConnectFailures.local(
                ErrorCode.TIMEOUT, "The handshake did not end within " + Opening.DEADLINE.toSeconds() + " s");
    }

    /**
     * A request of HTTP to the same server.
     *
     * @param pathAndQuery follows the address of the server
     * @throws ActorConnectException if there is no token to show
     */
    HttpRequest.Builder request(String pathAndQuery) {
        // HTTP and WebSockets differ in the first letters of their schemes alone.
        URI address = URI.create("http" + base.substring("ws".length()) + pathAndQuery);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).version(HttpClient.Version.HTTP_1_1);
        token.ifPresent(shown -> request.header("Authorization", "Bearer " + obtain(shown)));
        return request;
    }

    /** Sends a request of HTTP by the client that opens WebSockets. */
    <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        return client.get().sendAsync(request, body);
    }

    private WebSocket.Builder builder() {
        HttpClient from = client.get();
        WebSocket.Builder builder =
                from.newWebSocketBuilder().connectTimeout(from.connectTimeout().orElse(CONNECT_TIMEOUT));
        token.ifPresent(shown -> builder.header("Authorization", "Bearer " + obtain(shown)));
        return builder;
    }

    private CompletableFuture<WebSocket> explained(CompletableFuture<WebSocket> opening) {
        return opening.handle((socket, failure) -> {
            if (failure != null) {
                throw new CompletionException(HandshakeFailures.of(server, failure));
            }
            return socket;
        });
    }

    @Override
    public CompletionStage<Channel> open(Target target, Receiver receiver) {
        WebSocketListener listener = new WebSocketListener(receiver, target.format());
        WebSocket.Builder builder = builder().subprotocols(target.format().subprotocol());
        return explained(builder.buildAsync(address(target), listener))
                .thenApply(socket -> channel(socket, listener, target.format()));
    }

    /** A failure of the supplier is the program's own: no server has refused anything. */
    private static String obtain(Supplier<String> token) {
        String obtained;
        try {
            obtained = token.get();
        } catch (RuntimeException e) {
            ActorConnectException failure = ConnectFailures.local(
                    ErrorCode.UNAVAILABLE, "The supplier of the token failed: " + RemoteErrors.reason(e));
            failure.initCause(e);
            throw failure;
        }
        try {
            return BearerTokens.require(obtained);
        } catch (RuntimeException e) {
            ActorConnectException failure = ConnectFailures.local(
                    ErrorCode.BAD_ARGUMENT, "The supplier of the token gave no token: " + RemoteErrors.reason(e));
            failure.initCause(e);
            throw failure;
        }
    }

    URI address(Target target) {
        String path = new ActorPath(target.protocol(), target.key()).toString();
        return URI.create(base + path + (target.params().isEmpty() ? "" : "?" + query(target.params())));
    }

    /** The query that carries params. */
    static String query(String params) {
        byte[] bytes = params.getBytes(StandardCharsets.UTF_8);
        return "params=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Channel channel(WebSocket socket, WebSocketListener listener, WireFormat format) {
        // The JDK sees to it that an answer is what was offered; a server that answers none speaks JSON.
        if (socket.getSubprotocol().isEmpty() && format != WireFormat.JSON) {
            socket.abort();
            throw new CompletionException(HandshakeFailures.noSubprotocol(format));
        }
        return new WebSocketChannel(
                socket, listener, pings, ClientThreads.shared().deadlines());
    }
}
