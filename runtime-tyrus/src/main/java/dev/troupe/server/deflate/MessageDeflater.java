package dev.troupe.server.deflate;

import dev.troupe.wire.WireMessage;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses messages, each by itself (RFC 7692, section 7.2.1). One thread at a time.
 *
 * <p>It holds native memory, some 270 KB, from its first message until it is closed.
 */
public final class MessageDeflater implements AutoCloseable {

    /** The fastest: it works on an event loop, where other sockets wait meanwhile. */
    private static final int LEVEL = Deflater.BEST_SPEED;

    /** An empty block ends what is flushed, and its last four bytes are always the same and not sent. */
    private static final int UNSENT = 4;

    private @Nullable Deflater deflater;
    private boolean closed;

    /** The compressed message, or the message itself if that would not be smaller. */
    public WireMessage deflate(WireMessage message) {
        Deflater open = open();
        byte[] room = new byte[message.length() + UNSENT];
        int length;
        try {
            open.setInput(message.array(), message.offset(), message.length());
            length = open.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
        } finally {
            open.reset();
        }
        // Where all of the room is taken, there may be more that had none.
        if (length == room.length) {
            return message;
        }
        byte[] array = new byte[WireMessage.HEADROOM + length - UNSENT];
        System.arraycopy(room, 0, array, WireMessage.HEADROOM, length - UNSENT);
        return new WireMessage(message.format(), array, WireMessage.HEADROOM, length - UNSENT);
    }

    private Deflater open() {
        if (closed) {
            throw new IllegalStateException("Closed");
        }
        Deflater open = deflater;
        if (open == null) {
            open = new Deflater(LEVEL, true);
            deflater = open;
        }
        return open;
    }

    /** Gives the native memory back. Nothing can be compressed any more. */
    @Override
    public void close() {
        closed = true;
        Deflater open = deflater;
        deflater = null;
        if (open != null) {
            open.end();
        }
    }
}
