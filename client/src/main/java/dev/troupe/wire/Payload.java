package dev.troupe.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One encoded value inside a message: a slice of bytes that nobody changes any more. Equal if format and bytes are. */
public final class Payload {

    private static final Payload NO_JSON = new Payload(WireFormat.JSON, new byte[0], 0, 0);
    private static final Payload NO_CBOR = new Payload(WireFormat.CBOR, new byte[0], 0, 0);

    /** About what the members of an envelope take, in bytes; not worth a copy. */
    private static final int NEGLIGIBLE = 256;

    private final WireFormat format;
    private final byte[] array;
    private final int offset;
    private final int length;
    private final boolean scanned;

    /**
     * Checks the bounds once, so that readers need not.
     *
     * @param format how it is encoded
     * @param array where it stands; not to be written to any more
     * @param offset where it begins
     * @param length how many bytes it has; 0 if there is no value
     */
    public Payload(WireFormat format, byte[] array, int offset, int length) {
        this(format, array, offset, length, false);
    }

    private Payload(WireFormat format, byte[] array, int offset, int length, boolean scanned) {
        Objects.checkFromIndexSize(offset, length, array.length);
        this.format = format;
        this.array = array;
        this.offset = offset;
        this.length = length;
        this.scanned = scanned;
    }

    /** A part of a message that a scanner has passed over: that it is well-formed need not be looked at again. */
    static Payload scanned(WireFormat format, byte[] array, int offset, int length) {
        return new Payload(format, array, offset, length, true);
    }

    /** Whether a scanner has passed over it. */
    boolean isScanned() {
        return scanned;
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

    /** The same value, copied if it keeps an array in memory that is much larger than itself. */
    public Payload compact() {
        if (array.length - length <= Math.max(length, NEGLIGIBLE)) {
            return this;
        }
        return new Payload(format, Arrays.copyOfRange(array, offset, offset + length), 0, length, scanned);
    }

    /** Whether there is a value. */
    public boolean isPresent() {
        return length > 0;
    }

    /** How it is encoded. */
    public WireFormat format() {
        return format;
    }

    /** Where it stands; not to be written to. */
    public byte[] array() {
        return array;
    }

    /** Where it begins. */
    public int offset() {
        return offset;
    }

    /** How many bytes it has; 0 if there is no value. */
    public int length() {
        return length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload payload
                && format == payload.format
                && Arrays.equals(
                        array, offset, offset + length, payload.array, payload.offset, payload.offset + payload.length);
    }

    @Override
    public int hashCode() {
        int hash = format.hashCode();
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** Says nothing of the value: it may be a secret. */
    @Override
    public String toString() {
        return length + " bytes of " + format;
    }
}
