package dev.troupe.runtime.connection;

import dev.troupe.wire.WireFormat;

/** What has become of a request to connect. */
public sealed interface HandshakeResult permits ServerHandshake, HandshakeRefusal {

    /** How messages are encoded, also that of a refusal after the upgrade. */
    WireFormat format();

    /** What the handshake answers as {@code Sec-WebSocket-Protocol}; empty: the header is left out. */
    String subprotocol();

    /** Where the client is, without port; empty if unknown. */
    String remoteAddress();

    /** Whether a raw socket is asked for, over which nothing of ours is said. */
    boolean isRaw();
}
