package dev.troupe.runtime.connection;

import dev.troupe.actor.ClientRequest;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
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
 */
public record ServerHandshake(
        String protocol,
        Key key,
        WireFormat format,
        String subprotocol,
        Payload params,
        Set<String> events,
        boolean everyEvent,
        ClientRequest request)
        implements HandshakeResult {

    /** Defends against changes. */
    public ServerHandshake {
        events = Set.copyOf(events);
    }
}
