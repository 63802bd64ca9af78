package dev.troupe.server.websocket;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.connection.OutboundQueue;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.server.deflate.LoopCompression;
import io.netty.channel.EventLoop;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one event loop that have something to send, and what all sockets of the loop share: only one of them reads or
 * writes at a time, so that an idle one needs no object of its own for it.
 *
 * <p>Promises, for any number of threads that add:
 *
 * <ul>
 *   <li>A socket that was added is drained on the loop, after it was added.
 *   <li>Sockets are drained in the order in which they were added.
 *   <li>However many are added before the loop comes round, the loop is woken once.
 *   <li>A socket that fails does not stop the others.
 * </ul>
 */
final class SocketLoop implements Runnable {

    private static final System.Logger LOG = BoundedLog.of(SocketLoop.class);

    /** A socket as the list knows it; it is in the list once at most. */
    interface Dirty {

        /** Writes what waits; on the loop. */
        void drain();

        /** Ends the socket hard. */
        void abort();

        /** The link of the list; read and written by the owner of the node. */
        @Nullable
        Dirty next();

        /** Sets the link of the list. */
        void next(@Nullable Dirty dirty);
    }

    private final EventLoop loop;
    private final BufferBudget buffers;
    private final int maxMessage;

    /** A stack; the thread that finds it empty wakes the loop, and the loop takes it whole. */
    private final AtomicReference<@Nullable Dirty> top = new AtomicReference<>();

    /** Whether the loop could not be woken when it had to be; then the next socket that is added wakes it. */
    private volatile boolean unwoken;

    private final FrameBatch batch = new FrameBatch();
    /** Null while it is lent. */
    private @Nullable FrameDecoder decoder;

    private @Nullable WriteProgress progress;
    private final @Nullable LoopCompression compression;

    /**
     * @param buffers where messages of which a part has come take room
     * @param maxMessage the most bytes that a message of a client may have
     * @param compression what compresses for these sockets, if the server agrees on that; closed when the loop has ended
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the loop's own future, and no failure of it is of interest
    SocketLoop(EventLoop loop, BufferBudget buffers, int maxMessage, @Nullable LoopCompression compression) {
        this.loop = loop;
        this.buffers = buffers;
        this.maxMessage = maxMessage;
        this.compression = compression;
        if (compression != null) {
            loop.terminationFuture().addListener(ended -> compression.close());
        }
    }

    /** What compresses for the sockets that have agreed on it; null if the server never does. */
    @Nullable
    LoopCompression compression() {
        return compression;
    }

    /** Where messages of which a part has come take room. */
    BufferBudget buffers() {
        return buffers;
    }

    /**
     * Lends a decoder that has nothing unfinished; on the loop. It is {@linkplain #giveBack given back} after the read, unless a
     * message is unfinished then.
     */
    FrameDecoder lendDecoder(FrameSink sink) {
        FrameDecoder free = decoder;
        decoder = null;
        return free == null ? new FrameDecoder(sink, maxMessage) : free.turnTo(sink);
    }

    /** Takes back a decoder that has nothing unfinished and was not stopped; on the loop. */
    void giveBack(FrameDecoder free) {
        decoder = free;
    }

    /**
     * What tells a queue what has left; one for all sockets, until the next one asks. On the loop.
     *
     * @param buffered whether bytes may wait in a handler between the socket and the buffer of the channel, as with TLS
     */
    WriteProgress progress(OutboundQueue queue, boolean buffered) {
        WriteProgress known = progress;
        if (known != null) {
            return known.turnTo(queue, buffered);
        }
        WriteProgress made = new WriteProgress(queue, buffered);
        progress = made;
        return made;
    }

    /** What sockets collect their frames in while they are drained; the loop's own. */
    FrameBatch batch() {
        return batch;
    }

    /** Adds a socket that is not in the list. */
    void add(Dirty socket) {
        Dirty before;
        do {
            before = top.get();
            socket.next(before);
        } while (!top.compareAndSet(before, socket));
        if (before == null || unwoken) {
            wake();
        }
    }

    private void wake() {
        try {
            loop.execute(this);
            unwoken = false;
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The event loop has ended, and its sockets with it", e);
        } catch (Throwable e) {
            unwoken = true;
            throw e;
        }
    }

    @Override
    public void run() {
        Dirty next = inOrder(top.getAndSet(null));
        try {
            while (next != null) {
                Dirty socket = next;
                next = socket.next();
                socket.next(null);
                drain(socket);
            }
        } finally {
            batch.release();
        }
    }

    private static void drain(Dirty socket) {
        try {
            socket.drain();
        } catch (Throwable e) {
            // Errors, too: whoever comes after it counts as added already, and would be passed over for ever.
            socket.abort();
            LOG.log(Level.ERROR, "A socket failed while it was written to", e);
        }
    }

    private static @Nullable Dirty inOrder(@Nullable Dirty stack) {
        Dirty reversed = null;
        Dirty at = stack;
        while (at != null) {
            Dirty below = at.next();
            at.next(reversed);
            reversed = at;
            at = below;
        }
        return reversed;
    }
}
