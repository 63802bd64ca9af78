package dev.troupe.wire;

import java.nio.charset.StandardCharsets;

/**
 * One encoded value inside a message: a slice of bytes that nobody changes any more.
 *
 * @param format how it is encoded
 * @param array where it stands; not to be written to
 * @param offset where it begins
 * @param length how many bytes it has; 0 if there is no value
 */
public record Payload(WireFormat format, byte[] array, int offset, int length) {

    private static final Payload NO_JSON = new Payload(WireFormat.JSON, new byte[0], 0, 0);
    private static final Payload NO_CBOR = new Payload(WireFormat.CBOR, new byte[0], 0, 0);

    /** Checks the bounds once, so that readers need not. */
    public Payload {
        java.util.Objects.checkFromIndexSize(offset, length, array.length);
    }

    /** The absent value. */
    public static Payload none(WireFormat format) {
        return format == WireFormat.JSON ? NO_JSON : NO_CBOR;
    }

    /** A value written by hand, for tests and for people. */
    public static Payload json(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Payload(WireFormat.JSON, bytes, 0, bytes.length);
    }

    /** Whether there is a value. */
    public boolean isPresent() {
        return length > 0;
    }
}
