package dev.troupe.server.websocket;

import dev.troupe.wire.WireError;
import java.util.Map;

/**
 * A request for a WebSocket that is answered with an ordinary response.
 *
 * @param status the HTTP status
 * @param error what is wrong
 * @param headers what the response says besides
 */
public record UpgradeRefusal(int status, WireError error, Map<String, String> headers) implements UpgradeResult {

    /** Defends against changes. */
    public UpgradeRefusal {
        headers = Map.copyOf(headers);
    }

    UpgradeRefusal(int status, WireError error) {
        this(status, error, Map.of());
    }
}
