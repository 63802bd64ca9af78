package dev.troupe.wire;

import java.util.Map;

/**
 * A failure as it stands on the wire.
 *
 * @param code what programs decide by
 * @param message what people read; empty if there is nothing to say
 * @param retryable whether trying again later may succeed
 * @param metadata further facts; empty if there are none
 */
public record WireError(String code, String message, boolean retryable, Map<String, String> metadata) {

    /** Defends against changes. */
    public WireError {
        metadata = Map.copyOf(metadata);
    }

    /** A failure that trying again will not mend. */
    public static WireError of(String code, String message) {
        return new WireError(code, message, false, Map.of());
    }
}
