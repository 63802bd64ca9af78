package dev.troupe.runtime.connection;

import dev.troupe.actor.ClientRequest;
import dev.troupe.protocol.Protocol;
import dev.troupe.runtime.message.RawAddress;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.message.ToConnection;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for when it connects, read from the raw request by our own strict decoder.
 *
 * @param protocol the name of the protocol
 * @param key the key of the actor
 * @param format how messages are encoded
 * @param subprotocol what the handshake answers with; empty if the client offered none
 * @param params as JSON; absent if the client gave none
 * @param events the broadcasts that it wants, by name
 * @param everyEvent whether it wants all, whatever {@code events} says
 * @param request the request itself
 * @param mayCreate whether the actor is made if there is none
 * @param rawPath the path that a raw socket has of its own; empty if none is asked for
 * @param rights what the client may do; none before an authenticator was asked
 */
public record ServerHandshake(
        String protocol,
        Key key,
        WireFormat format,
        String subprotocol,
        Payload params,
        Set<String> events,
        boolean everyEvent,
        ClientRequest request,
        boolean mayCreate,
        Optional<String> rawPath,
        ClientRights rights)
        implements HandshakeResult {

    /** Defends against changes. */
    public ServerHandshake {
        events = Set.copyOf(events);
    }

    /** Of a client that may create the actor. */
    public ServerHandshake(
            String protocol,
            Key key,
            WireFormat format,
            String subprotocol,
            Payload params,
            Set<String> events,
            boolean everyEvent,
            ClientRequest request) {
        this(protocol, key, format, subprotocol, params, events, everyEvent, request, Optional.empty());
    }

    /** Of a client that may create the actor, perhaps with a raw socket. */
    ServerHandshake(
            String protocol,
            Key key,
            WireFormat format,
            String subprotocol,
            Payload params,
            Set<String> events,
            boolean everyEvent,
            ClientRequest request,
            Optional<String> rawPath) {
        this(protocol, key, format, subprotocol, params, events, everyEvent, request, true, rawPath, ClientRights.NONE);
    }

    @Override
    public String remoteAddress() {
        return request.remoteAddress();
    }

    @Override
    public boolean isRaw() {
        return rawPath.isPresent();
    }

    /** What the actor is told. */
    ToActor.Open toOpen(ToConnection connection, Protocol<?, ?, ?> spoken) {
        Optional<RawAddress> raw = rawPath.map(path -> new RawAddress(path, subprotocol));
        return new ToActor.Open(
                connection, params, request, events, everyEvent, rights.unheard(spoken), mayCreate, raw);
    }

    /** The same, with more known of the client. */
    ServerHandshake withRequest(ClientRequest known) {
        return new ServerHandshake(
                protocol, key, format, subprotocol, params, events, everyEvent, known, mayCreate, rawPath, rights);
    }

    /** The same, of a client that may do this. */
    public ServerHandshake withRights(ClientRights known) {
        return new ServerHandshake(
                protocol, key, format, subprotocol, params, events, everyEvent, request, mayCreate, rawPath, known);
    }

    /** The same, asking the identity of the request what its client may do; not on an event loop. */
    public ServerHandshake withRightsOf(Protocol<?, ?, ?> spoken) {
        return withRights(ClientRights.of(request.principal(), spoken.roles()));
    }

    /** The same, of a client that may not create the actor. */
    ServerHandshake withoutCreating() {
        return new ServerHandshake(
                protocol, key, format, subprotocol, params, events, everyEvent, request, false, rawPath, rights);
    }
}
