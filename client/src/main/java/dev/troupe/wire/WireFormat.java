package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonFactory;
import java.util.Optional;

/** The two formats of a connection; messages have the same shape in both. */
public enum WireFormat {
    /** JSON (RFC 8259) in text frames. */
    JSON("troupe.v1.json"),
    /** CBOR (RFC 8949) in binary frames. */
    CBOR("troupe.v1.cbor");

    /** How deep objects and lists may nest in one message, the message itself included. */
    public static final int MAX_DEPTH = 64;

    /** The most digits of a number, and the most that a decimal point may stand away from them. */
    public static final int MAX_NUMBER_LENGTH = 400;

    private final String subprotocol;

    WireFormat(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    /** The WebSocket subprotocol that stands for this format, as registered in the handshake (RFC 6455, section 1.9). */
    public String subprotocol() {
        return subprotocol;
    }

    /** The format that a subprotocol stands for. */
    public static Optional<WireFormat> ofSubprotocol(String subprotocol) {
        for (WireFormat format : values()) {
            if (format.subprotocol.equals(subprotocol)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    JsonFactory factory() {
        return this == JSON ? JacksonFactories.JSON : JacksonFactories.CBOR;
    }
}
