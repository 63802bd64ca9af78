package dev.troupe.server.websocket;

import dev.troupe.runtime.connection.HandshakeResult;
import jakarta.websocket.server.HandshakeRequest;
import java.util.List;
import java.util.Map;

/** A request for a WebSocket that is granted: after the response with status 101 the socket is to be opened. */
public final class Upgrade implements UpgradeResult {

    private final HandshakeResult handshake;
    private final Map<String, List<String>> headers;

    Upgrade(HandshakeResult handshake, Map<String, List<String>> headers) {
        this.handshake = handshake;
        this.headers = headers;
    }

    /** Whether permessage-deflate was agreed on; no other extension ever is. */
    boolean compresses() {
        return headers.containsKey(HandshakeRequest.SEC_WEBSOCKET_EXTENSIONS);
    }

    HandshakeResult handshake() {
        return handshake;
    }

    /** The headers of the response. */
    public Map<String, List<String>> headers() {
        return headers;
    }
}
