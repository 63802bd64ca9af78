package dev.troupe.server.websocket;

import io.netty.channel.EventLoop;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one event loop that have something to send.
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

    private static final Logger LOG = System.getLogger(SocketLoop.class.getName());

    private final EventLoop loop;

    /** A stack; whoever finds it empty wakes the loop, and the loop takes it whole. */
    private final AtomicReference<@Nullable NettySocket> top = new AtomicReference<>();

    private final FrameBatch batch = new FrameBatch();

    SocketLoop(EventLoop loop) {
        this.loop = loop;
    }

    EventLoop eventLoop() {
        return loop;
    }

    /** What sockets collect their frames in while they are drained; the loop's own. */
    FrameBatch batch() {
        return batch;
    }

    /** Adds a socket that is not in the list. */
    void add(NettySocket socket) {
        NettySocket before;
        do {
            before = top.get();
            socket.nextDirty = before;
        } while (!top.compareAndSet(before, socket));
        if (before == null) {
            try {
                loop.execute(this);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "The event loop has ended, and its sockets with it", e);
            }
        }
    }

    @Override
    public void run() {
        NettySocket next = inOrder(top.getAndSet(null));
        try {
            while (next != null) {
                NettySocket socket = next;
                next = socket.nextDirty;
                socket.nextDirty = null;
                drain(socket);
            }
        } finally {
            batch.release();
        }
    }

    private static void drain(NettySocket socket) {
        try {
            socket.drain();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A socket failed while it was written to", e);
            socket.abort();
        }
    }

    private static @Nullable NettySocket inOrder(@Nullable NettySocket stack) {
        NettySocket reversed = null;
        NettySocket at = stack;
        while (at != null) {
            NettySocket below = at.nextDirty;
            at.nextDirty = reversed;
            reversed = at;
            at = below;
        }
        return reversed;
    }
}
