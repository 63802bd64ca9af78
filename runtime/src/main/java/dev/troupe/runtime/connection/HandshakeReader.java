package dev.troupe.runtime.connection;

import dev.troupe.actor.ClientRequest;
import dev.troupe.protocol.Protocol;
import dev.troupe.wire.ActorPath;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what a client asks for when it connects: {@code /actors/<protocol>/<key>?…}, or
 * {@code /actors/<protocol>/<key>/websocket/<path>?…} for a raw socket, from the raw request and by strict rules, the same in every server. Immutable; any thread.
 *
 * <p>Nothing that it reads goes into a log or, but for names, into an error: it may be secret.
 */
public final class HandshakeReader {

    /** The most protocols that an error names. */
    private static final int MOST_NAMES = 10;

    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;

    /** How items begin that mean something to us, and are never what a raw socket speaks. */
    private static final String OURS = "troupe.";

    private final Map<String, Protocol<?, ?, ?>> protocols = new HashMap<>();
    /** A sentence with the names of the protocols. */
    private final String names;

    private final Set<String> raw;
    private final int maxParamsBytes;

    /**
     * @param protocols those that are served
     * @param raw the names of those whose actors have raw sockets
     * @param maxParamsBytes the most bytes of encoded params
     */
    public HandshakeReader(Collection<? extends Protocol<?, ?, ?>> protocols, Set<String> raw, int maxParamsBytes) {
        protocols.forEach(protocol -> this.protocols.put(protocol.name(), protocol));
        this.names = names(this.protocols.keySet());
        this.raw = Set.copyOf(raw);
        this.maxParamsBytes = maxParamsBytes;
    }

    /** Of protocols without raw sockets. */
    public HandshakeReader(Collection<? extends Protocol<?, ?, ?>> protocols, int maxParamsBytes) {
        this(protocols, Set.of(), maxParamsBytes);
    }

    /**
     * Reads a request.
     *
     * @param request the request; its path without a prefix of the server
     * @param offered the items of {@code Sec-WebSocket-Protocol}, in their order
     */
    public HandshakeResult read(ClientRequest request, List<String> offered) {
        SocketPath path = SocketPath.of(request.path());
        return path.tail().isPresent()
                ? readRaw(path.actor(), path.tail().get(), request, offered)
                : readTyped(request, offered);
    }

    private HandshakeResult readTyped(ClientRequest request, List<String> offered) {
        Optional<WireFormat> agreed = offered.stream()
                .flatMap(item -> WireFormat.ofSubprotocol(item).stream())
                .findFirst();
        WireFormat format = agreed.orElse(WireFormat.JSON);
        String subprotocol = agreed.map(WireFormat::subprotocol).orElse("");
        try {
            if (agreed.isEmpty() && !offered.isEmpty()) {
                throw new Refused(BAD_REQUEST, CloseCode.BAD_PARAMS, noFormat());
            }
            ActorPath path = path(request.path());
            Protocol<?, ?, ?> protocol = protocol(path);
            QueryString query = new QueryString(request.query());
            Payload params = new ParamsReader(protocol.params(), maxParamsBytes).read(request, query, offered);
            Optional<String> events = events(query);
            return new ServerHandshake(
                    protocol.name(),
                    path.key(),
                    format,
                    subprotocol,
                    params,
                    wanted(protocol, events),
                    events.isEmpty(),
                    request);
        } catch (Refused refused) {
            return new HandshakeRefusal(
                    refused.status,
                    refused.closeCode,
                    refused.error,
                    format,
                    subprotocol,
                    false,
                    request.remoteAddress());
        }
    }

    /**
     * What is agreed on for a raw socket: the first subprotocol that is offered, since only the actor knows what they mean, but
     * for items that begin with {@code troupe.}, which are no subprotocols or not spoken there.
     *
     * @return empty if there is none
     */
    public static String rawSubprotocol(List<String> offered) {
        return offered.stream()
                .filter(item -> !item.startsWith(OURS))
                .findFirst()
                .orElse("");
    }

    private HandshakeResult readRaw(String actor, String tail, ClientRequest request, List<String> offered) {
        String subprotocol = rawSubprotocol(offered);
        try {
            ActorPath path = path(actor);
            Protocol<?, ?, ?> protocol = protocol(path);
            if (!raw.contains(protocol.name())) {
                throw new Refused(
                        NOT_FOUND,
                        CloseCode.NO_SUCH_PROTOCOL,
                        ErrorCode.NOT_FOUND.with("The actors of " + protocol.name() + " have no raw sockets"));
            }
            checkTail(tail);
            QueryString query = new QueryString(request.query());
            Payload params = new ParamsReader(protocol.params(), maxParamsBytes).read(request, query, offered);
            return new ServerHandshake(
                    protocol.name(),
                    path.key(),
                    WireFormat.JSON,
                    subprotocol,
                    params,
                    Set.of(),
                    false,
                    request,
                    Optional.of(tail));
        } catch (Refused refused) {
            return new HandshakeRefusal(
                    refused.status,
                    refused.closeCode,
                    refused.error,
                    WireFormat.JSON,
                    subprotocol,
                    true,
                    request.remoteAddress());
        }
    }

    /**
     * Reads a request of HTTP to an actor, which asks for no connection.
     *
     * @param fetching the names of the protocols whose actors handle any
     */
    HandshakeResult readFetch(FetchPath asked, ClientRequest request, Set<String> fetching) {
        try {
            ActorPath path = path(asked.actor());
            Protocol<?, ?, ?> protocol = protocol(path);
            if (!fetching.contains(protocol.name())) {
                throw new Refused(
                        NOT_FOUND,
                        CloseCode.NO_SUCH_PROTOCOL,
                        ErrorCode.NOT_FOUND.with("The actors of " + protocol.name() + " handle no requests of HTTP"));
            }
            checkTail(asked.tail());
            Payload params = new ParamsReader(protocol.params(), maxParamsBytes)
                    .read(request, new QueryString(request.query()), List.of());
            return new ServerHandshake(
                    protocol.name(), path.key(), WireFormat.JSON, "", params, Set.of(), false, request);
        } catch (Refused refused) {
            return new HandshakeRefusal(refused.status, refused.closeCode, refused.error, WireFormat.JSON, "");
        }
    }

    private static void checkTail(String tail) throws Refused {
        // Containers make one slash of several, and would count other segments than we do.
        if (tail.contains("//") || !Arrays.stream(tail.split("/", -1)).allMatch(ActorPath::isSegment)) {
            throw new Refused(
                    BAD_REQUEST,
                    CloseCode.BAD_PARAMS,
                    ErrorCode.BAD_ARGUMENT.with("The path that follows the key cannot be read"));
        }
    }

    private ActorPath path(String rawPath) throws Refused {
        try {
            return ActorPath.parse(rawPath).orElseThrow(() -> notFound("No actors here."));
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    BAD_REQUEST,
                    CloseCode.BAD_PARAMS,
                    ErrorCode.BAD_ARGUMENT.with("The key cannot be read: " + e.getMessage()));
        }
    }

    private Protocol<?, ?, ?> protocol(ActorPath path) throws Refused {
        Protocol<?, ?, ?> protocol = protocols.get(path.protocol());
        if (protocol == null) {
            throw notFound("This server has no protocol " + Suggestion.quote(path.protocol()) + ".");
        }
        return protocol;
    }

    /** Clients know the names anyway: they are in the addresses and in the code that they load. */
    private Refused notFound(String what) {
        return new Refused(
                NOT_FOUND,
                CloseCode.NO_SUCH_PROTOCOL,
                ErrorCode.NOT_FOUND.with(what + " An address is /actors/<protocol>/<key>. " + names));
    }

    private static String names(Collection<String> served) {
        String some = served.stream().sorted().limit(MOST_NAMES).collect(Collectors.joining(", "));
        int more = served.size() - MOST_NAMES;
        return "Protocols: " + (some.isEmpty() ? "none" : some) + (more > 0 ? " and " + more + " more." : ".");
    }

    private static Optional<String> events(QueryString query) throws Refused {
        try {
            return query.get("events");
        } catch (IllegalArgumentException e) {
            throw Refused.badParams("The parameter 'events' cannot be read: " + e.getMessage());
        }
    }

    private static Set<String> wanted(Protocol<?, ?, ?> protocol, Optional<String> events) throws Refused {
        if (events.isEmpty() || events.get().isEmpty() || events.get().equals("none")) {
            return Set.of();
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String event : events.get().split(",", -1)) {
            if (protocol.event(event).isEmpty()) {
                throw new Refused(
                        HandshakeRefusal.UPGRADE_FIRST,
                        CloseCode.BAD_PARAMS,
                        ClientMessages.unknownEvent(protocol, event));
            }
            wanted.add(event);
        }
        return wanted;
    }

    private static WireError noFormat() {
        return ErrorCode.BAD_ARGUMENT.with("None of the offered subprotocols is spoken here. Offer "
                + WireFormat.JSON.subprotocol() + " or " + WireFormat.CBOR.subprotocol() + ", or none.");
    }

    /** A reason not to let a client in. It has no stack trace: it speaks of a request, not of this program. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final int closeCode;
        private final transient WireError error;

        Refused(int status, int closeCode, WireError error) {
            super(error.message(), null, false, false);
            this.status = status;
            this.closeCode = closeCode;
            this.error = error;
        }

        /** Said after the upgrade, where a browser's programs can read it. */
        static Refused badParams(String message) {
            return new Refused(
                    HandshakeRefusal.UPGRADE_FIRST, CloseCode.BAD_PARAMS, ErrorCode.BAD_ARGUMENT.with(message));
        }
    }
}
