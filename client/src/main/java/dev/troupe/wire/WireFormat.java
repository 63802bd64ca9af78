package dev.troupe.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORFactoryBuilder;
import java.util.Optional;

/** The two formats of a connection; messages have the same shape in both. */
public enum WireFormat {
    /** JSON (RFC 8259) in text frames. */
    JSON("troupe.v1.json"),
    /** CBOR (RFC 8949) in binary frames. */
    CBOR("troupe.v1.cbor");

    /** How deep objects and lists may nest in one message. */
    public static final int MAX_DEPTH = 64;

    private static final int MAX_NAME_LENGTH = 1_024;
    static final int MAX_NUMBER_LENGTH = 400;

    private final String subprotocol;
    private final JsonFactory factory;

    WireFormat(String subprotocol) {
        this.subprotocol = subprotocol;
        this.factory = subprotocol.endsWith("json") ? jsonFactory() : cborFactory();
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
        return factory;
    }

    private static JsonFactory jsonFactory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(readConstraints())
                .streamWriteConstraints(writeConstraints())
                .configure(JsonWriteFeature.WRITE_NAN_AS_STRINGS, true)
                .rootValueSeparator((String) null)
                .build();
    }

    private static JsonFactory cborFactory() {
        return new CBORFactoryBuilder(new CBORFactory())
                .streamReadConstraints(readConstraints())
                .streamWriteConstraints(writeConstraints())
                .build();
    }

    /** Lengths of strings and documents are bounded before, by the size of a message. */
    private static StreamReadConstraints readConstraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .build();
    }

    private static StreamWriteConstraints writeConstraints() {
        return StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build();
    }
}
