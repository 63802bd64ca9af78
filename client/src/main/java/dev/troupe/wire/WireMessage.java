package dev.troupe.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One encoded message on its way out. Its bytes are not changed once it is made, except that a transport may write its own
 * frame header into the {@link #HEADROOM} before them, and then the same one for every receiver.
 */
public final class WireMessage {

    /** Bytes free before the message: the longest header of an unmasked frame (RFC 6455, section 5.2). */
    public static final int HEADROOM = 10;

    /** In place of a size from which on a message is compressed: the transport's own holds. */
    public static final int TRANSPORT_DECIDES = -1;

    private final WireFormat format;
    private final byte[] array;
    private final int offset;
    private final int length;
    private final int compressedFrom;

    /** Written under the lock of this message, once. */
    private volatile @Nullable WireMessage compressed;

    /** A message in {@code array}, with at least {@link #HEADROOM} bytes before it. */
    public WireMessage(WireFormat format, byte[] array, int offset, int length) {
        this(format, array, offset, length, TRANSPORT_DECIDES);
    }

    /**
     * A message in {@code array}, with at least {@link #HEADROOM} bytes before it.
     *
     * @param compressedFrom it is compressed, where that was agreed on, if it has so many bytes; or {@link #TRANSPORT_DECIDES}
     */
    public WireMessage(WireFormat format, byte[] array, int offset, int length, int compressedFrom) {
        if (offset < HEADROOM) {
            throw new IllegalArgumentException("headroom of " + offset + " bytes");
        }
        this.format = format;
        this.array = array;
        this.offset = offset;
        this.length = length;
        this.compressedFrom = compressedFrom;
    }

    /** How it is encoded: JSON goes into a text frame, CBOR into a binary one. */
    public WireFormat format() {
        return format;
    }

    /** Where it stands. */
    public byte[] array() {
        return array;
    }

    /** Where it begins. */
    public int offset() {
        return offset;
    }

    /** How many bytes it has. */
    public int length() {
        return length;
    }

    /**
     * Whether it is to be compressed where that was agreed on.
     *
     * @param threshold from how many bytes on a message is that says nothing of itself
     */
    public boolean isCompressed(int threshold) {
        return length >= (compressedFrom == TRANSPORT_DECIDES ? threshold : compressedFrom);
    }

    /**
     * What a transport sends in place of this message where it compresses: made once, by the first who asks, for all
     * receivers. Any thread may ask; who comes while it is being made waits, which takes no longer than to make it.
     *
     * @param compressor makes it, or gives the message back if that is no gain; not asked again either way. All who ask
     *     about one message compress alike.
     */
    public WireMessage compressed(UnaryOperator<WireMessage> compressor) {
        WireMessage made = compressed;
        return made == null ? compress(compressor) : made;
    }

    private synchronized WireMessage compress(UnaryOperator<WireMessage> compressor) {
        WireMessage made = compressed;
        if (made == null) {
            made = compressor.apply(this);
            compressed = made;
        }
        return made;
    }

    /** The message as text, decoded anew at every call. */
    public String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    /** The message as a read-only buffer, a new one at every call, since sending a buffer drains it. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
    }

    @Override
    public String toString() {
        return format == WireFormat.JSON ? text() : length + " bytes of CBOR";
    }
}
