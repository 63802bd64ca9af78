package dev.troupe.runtime.connection;

/** What has become of a request to connect. */
public sealed interface HandshakeResult permits ServerHandshake, HandshakeRefusal {

    /** What the handshake answers as {@code Sec-WebSocket-Protocol}; empty: the header is left out. */
    String subprotocol();
}
