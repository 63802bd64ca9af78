package dev.troupe.runtime;

import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.connection.HandshakeReader;
import dev.troupe.runtime.connection.HandshakeRefusal;
import dev.troupe.runtime.connection.HandshakeResult;
import dev.troupe.runtime.connection.ServerConnection;
import dev.troupe.runtime.connection.SessionSocket;
import dev.troupe.runtime.turn.RawSocketHandlers;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireFormat;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a generated Jakarta endpoint calls, one line for each of its methods.
 *
 * <p>The session is the socket: messages come and go through the container. The stand-alone server has a way of its own past
 * the sessions. Either way the connection keeps the same promises.
 */
public final class ActorEndpoints {

    private static final System.Logger LOG = BoundedLog.of(ActorEndpoints.class);

    private static final String SYSTEM = "dev.troupe.system";
    private static final String RAW = "dev.troupe.raw";
    private static final String CONNECTION = "dev.troupe.connection";
    private static final String HEADERS = "dev.troupe.headers";
    private static final String ROLES = "dev.troupe.roles";

    /** Where Jetty tells the address of the client; the standard has no place for it before Jakarta WebSocket 2.3. */
    private static final String REMOTE_ADDRESS = "jakarta.websocket.endpoint.remoteAddress";

    /** How many segments the path of a raw socket may have in a container, where each number needs a template. */
    private static final int RAW_DEPTH = 8;

    private ActorEndpoints() {}

    /**
     * All configurations under which a container deploys an actor: {@link #configuration} for its protocol, and, where it
     * handles raw sockets, one for each number of segments that their own path may have, up to 8.
     *
     * @param system which {@link #open} connects to
     */
    public static List<ServerEndpointConfig> configurations(
            ActorDefinition<?, ?, ?, ?> definition, ActorSystem system) {
        List<ServerEndpointConfig> all = new ArrayList<>();
        all.add(configuration(definition, system));
        if (RawSocketHandlers.has(definition.type())) {
            StringBuilder path = new StringBuilder(path(definition)).append("/websocket");
            for (int depth = 0; depth <= RAW_DEPTH; depth++) {
                ServerEndpointConfig config = ServerEndpointConfig.Builder.create(
                                definition.endpoint(), path.toString())
                        .configurator(new RawSubprotocol(definition.protocol().roles()))
                        .build();
                config.getUserProperties().put(SYSTEM, system);
                config.getUserProperties().put(RAW, true);
                all.add(config);
                path.append("/{segment").append(depth + 1).append('}');
            }
        }
        return all;
    }

    private static String path(ActorDefinition<?, ?, ?, ?> definition) {
        return "/actors/" + definition.protocol().name() + "/{key}";
    }

    /**
     * The configuration under which a container deploys an actor: its endpoint at {@code /actors/<protocol>/{key}}, with our
     * subprotocols. It has no raw sockets: {@link #configurations}.
     *
     * @param system which {@link #open} connects to
     */
    public static ServerEndpointConfig configuration(ActorDefinition<?, ?, ?, ?> definition, ActorSystem system) {
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(definition.endpoint(), path(definition))
                .subprotocols(Stream.of(WireFormat.values())
                        .map(WireFormat::subprotocol)
                        .toList())
                .configurator(new RememberedRequest(definition.protocol().roles()))
                .build();
        config.getUserProperties().put(SYSTEM, system);
        return config;
    }

    /**
     * A socket has opened: finds its actor by the raw path of the request and begins to connect it. Where the system has an
     * authenticator, the thread waits for its answer, at most as long as a hook may take.
     */
    public static void open(Protocol<?, ?, ?> protocol, Session session, EndpointConfig config) {
        session.setMaxIdleTimeout(-1);
        try {
            session.getUserProperties().put(CONNECTION, accept(protocol, session, config));
            session.getUserProperties().remove(HEADERS);
            session.getUserProperties().remove(ROLES);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A session of " + protocol + " could not be connected", e);
            close(session, CloseReason.CloseCodes.UNEXPECTED_CONDITION);
        }
    }

    private static ServerConnection accept(Protocol<?, ?, ?> protocol, Session session, EndpointConfig config) {
        if (!(config.getUserProperties().get(SYSTEM) instanceof ActorSystem system)) {
            throw new IllegalStateException("Deploy the endpoint with ActorEndpoints.configuration(…)");
        }
        String query = session.getQueryString();
        ClientRequest request = new ClientRequest(
                withoutPrefix(session.getRequestURI().getRawPath(), protocol, config),
                query == null ? "" : query,
                headers(session),
                remoteAddress(session),
                Optional.ofNullable(session.getUserPrincipal())
                        .map(known -> Identity.of(known.getName(), roles(session))));
        List<String> offered = offered(session, request);
        HandshakeResult read = found(system.handshake(request, offered));
        // Waiting is all right here: containers open sessions on threads that may block, and hand over no message
        // before.
        HandshakeResult handshake = system.admit(read, request, offered, session.isSecure())
                .toCompletableFuture()
                .join();
        return system.accept(handshake, new SessionSocket(session, system.sessionThreads()));
    }

    /**
     * Whatever stands before is the container's. Counted from the end, since the path of a raw socket may have in it whatever
     * its client likes, and whatever guards an actor goes by the key that the container has seen. To a slash at the end some
     * containers match an empty segment, and others nothing.
     *
     * @return the path as it came, which leads nowhere, if it is not one of this template
     */
    private static String withoutPrefix(String rawPath, Protocol<?, ?, ?> protocol, EndpointConfig config) {
        if (config instanceof ServerEndpointConfig deployed) {
            String beginning = "/actors/" + protocol.name() + "/";
            int at = rawPath.length();
            for (long slashes = deployed.getPath().chars().filter(c -> c == '/').count(); slashes > 0; slashes--) {
                at = rawPath.lastIndexOf('/', at - 1);
            }
            if (at > 0 && rawPath.endsWith("/") && !rawPath.startsWith(beginning, at)) {
                at = rawPath.lastIndexOf('/', at - 1);
            }
            if (at >= 0 && rawPath.startsWith(beginning, at)) {
                return rawPath.substring(at);
            }
            if (deployed.getUserProperties().containsKey(RAW)) {
                return rawPath;
            }
        }
        int begin = rawPath.lastIndexOf("/actors/" + protocol.name() + "/");
        return begin < 0 ? rawPath : rawPath.substring(begin);
    }

    /** The container has found the protocol, so it is the key that leads nowhere: some decode what we would refuse. */
    private static HandshakeResult found(HandshakeResult handshake) {
        if (handshake instanceof HandshakeRefusal refusal && refusal.closeCode() == CloseCode.NO_SUCH_PROTOCOL) {
            return HandshakeRefusal.of(
                    refusal.status(),
                    CloseCode.BAD_PARAMS,
                    ErrorCode.BAD_ARGUMENT.with("The key cannot be read: it is not one segment of the path"),
                    refusal);
        }
        return handshake;
    }

    /** What the container has agreed on comes first, so that both sides speak the same. */
    private static List<String> offered(Session session, ClientRequest request) {
        String agreed = session.getNegotiatedSubprotocol();
        Stream<String> first = agreed == null || agreed.isEmpty() ? Stream.of() : Stream.of(agreed);
        Stream<String> all = request.headers(HandshakeRequest.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::trim);
        return Stream.concat(first, all).toList();
    }

    @SuppressWarnings("unchecked") // It was put there below.
    private static Map<String, List<String>> headers(Session session) {
        return session.getUserProperties().get(HEADERS) instanceof Map<?, ?> headers
                ? (Map<String, List<String>>) headers
                : Map.of();
    }

    private static String[] roles(Session session) {
        return session.getUserProperties().get(ROLES) instanceof String[] roles ? roles : new String[0];
    }

    private static String remoteAddress(Session session) {
        Object address = session.getUserProperties().get(REMOTE_ADDRESS);
        if (address instanceof java.net.InetSocketAddress socket && socket.getAddress() != null) {
            return socket.getAddress().getHostAddress();
        }
        return "";
    }

    /** A socket has closed. */
    public static void close(Session session, CloseReason reason) {
        if (session.getUserProperties().get(CONNECTION) instanceof ServerConnection connection) {
            String phrase = reason.getReasonPhrase();
            connection.onSessionClosed(reason.getCloseCode().getCode(), phrase == null ? "" : phrase);
        }
    }

    /** The container reports a failure of a socket. */
    public static void fail(Session session, Throwable failure) {
        LOG.log(Level.DEBUG, "A session failed", failure);
        if (session.getUserProperties().get(CONNECTION) instanceof ServerConnection connection) {
            connection.close(CloseCode.INTERNAL_ERROR, "The connection failed");
        }
    }

    private static void close(Session session, CloseReason.CloseCode code) {
        try {
            session.close(new CloseReason(code, ""));
        } catch (java.io.IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "A session could not be closed", e);
        }
    }

    /** Remembers the header fields of the request and the roles of the user, since sessions do not know them. */
    private static class RememberedRequest extends ServerEndpointConfig.Configurator {

        /** Those that the protocol names: a container tells of one role at a time. */
        private final Set<String> roles;

        RememberedRequest(Set<String> roles) {
            this.roles = roles;
        }

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties().put(HEADERS, copy(request.getHeaders()));
            config.getUserProperties()
                    .put(ROLES, roles.stream().filter(request::isUserInRole).toArray(String[]::new));
        }

        /** The container may use its own again once the handshake is over. */
        private static Map<String, List<String>> copy(Map<String, List<String>> headers) {
            Map<String, List<String>> copy = new HashMap<>();
            headers.forEach((name, lines) -> copy.put(name, List.copyOf(lines)));
            return copy;
        }
    }

    /** Agrees on the first subprotocol that is offered for a raw socket, but for what is ours. */
    private static final class RawSubprotocol extends RememberedRequest {

        RawSubprotocol(Set<String> roles) {
            super(roles);
        }

        @Override
        public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
            return HandshakeReader.rawSubprotocol(requested);
        }
    }
}
