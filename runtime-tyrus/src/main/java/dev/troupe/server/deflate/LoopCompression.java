package dev.troupe.server.deflate;

import dev.troupe.wire.WireMessage;
import java.util.function.UnaryOperator;

/**
 * Compresses and expands for all sockets of one event loop that have agreed on it; used on that loop alone, but for
 * {@link #close}.
 *
 * <p>A message is compressed when the first socket sends it, on whichever loop, and never again: it keeps its compressed
 * form for all other receivers.
 */
public final class LoopCompression implements AutoCloseable {

    private final int threshold;
    private final MessageDeflater deflater = new MessageDeflater();
    private final MessageInflater inflater = new MessageInflater();
    private final UnaryOperator<WireMessage> compressor;

    /**
     * @param threshold the smallest message that is compressed, in bytes, unless it says something else of itself
     */
    public LoopCompression(int threshold) {
        this.threshold = threshold;
        this.compressor = deflater::deflate;
    }

    /** With another compressor in place of its own. */
    public LoopCompression(int threshold, UnaryOperator<WireMessage> compressor) {
        this.threshold = threshold;
        this.compressor = compressor;
    }

    /** What is sent for a message: its compressed form, or itself if it is too small, not to be compressed or would not shrink. */
    public WireMessage outgoing(WireMessage message) {
        return message.isCompressed(threshold) ? message.compressed(compressor) : message;
    }

    /** What expands messages of clients. */
    public MessageInflater inflater() {
        return inflater;
    }

    /** Gives all native memory back; once the loop has ended, or on it. */
    @Override
    public void close() {
        deflater.close();
        inflater.close();
    }
}
