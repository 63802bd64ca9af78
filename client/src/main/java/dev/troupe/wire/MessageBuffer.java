package dev.troupe.wire;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Takes the bytes of one message, with {@link WireMessage#HEADROOM} before them. Used by one thread.
 *
 * <p>Jackson's generator collects a small message in a recycled buffer of its own and hands it over in one piece, so that
 * the array made here is as long as the message; only larger ones grow.
 */
final class MessageBuffer extends OutputStream {

    private static final byte[] NONE = new byte[0];

    private final int limit;
    private byte[] array = NONE;
    private int end = WireMessage.HEADROOM;
    private boolean discarding;

    /**
     * @param limit the most bytes to take
     */
    MessageBuffer(int limit) {
        this.limit = limit;
    }

    /** Forgets what comes from now on: the generator still hands over what it holds when it is closed after a failure. */
    void discard() {
        discarding = true;
    }

    /** What has come so far. */
    Payload written(WireFormat format) {
        return new Payload(format, array, Math.min(WireMessage.HEADROOM, array.length), end - WireMessage.HEADROOM);
    }

    WireMessage toMessage(WireFormat format) {
        return new WireMessage(format, array, WireMessage.HEADROOM, end - WireMessage.HEADROOM);
    }

    @Override
    public void write(int value) throws MessageTooLargeException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws MessageTooLargeException {
        if (discarding) {
            return;
        }
        if (length > limit - (end - WireMessage.HEADROOM)) {
            throw new MessageTooLargeException(limit);
        }
        reserve(length);
        System.arraycopy(bytes, offset, array, end, length);
        end += length;
    }

    private void reserve(int length) {
        if (array.length == 0) {
            array = new byte[WireMessage.HEADROOM + length];
        } else if (array.length - end < length) {
            long doubled = Math.max(2L * array.length, (long) end + length);
            array = Arrays.copyOf(array, (int) Math.min(doubled, (long) limit + WireMessage.HEADROOM));
        }
    }
}
