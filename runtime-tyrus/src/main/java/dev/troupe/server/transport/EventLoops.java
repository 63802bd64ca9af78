package dev.troupe.server.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;

/**
 * The event loops of a server and the kind of channel that goes with them.
 *
 * @param group the loops; the code that made them shuts them down
 * @param channel what listens
 */
public record EventLoops(EventLoopGroup group, Class<? extends ServerChannel> channel) {

    private static final String EPOLL = "io.netty.channel.epoll.Epoll";

    /**
     * Starts loops: on Linux's epoll where Netty's native library is on the class path, else on the JDK's selectors.
     *
     * @param count how many
     */
    public static EventLoops start(int count) {
        return hasEpoll() ? EpollLoops.start(count) : startNio(count);
    }

    /** Starts loops on the JDK's selectors. */
    public static EventLoops startNio(int count) {
        return new EventLoops(group(count, NioIoHandler.newFactory()), NioServerSocketChannel.class);
    }

    /** A channel that listens, and is on no loop yet. */
    ServerChannel newListening() {
        return new ReflectiveChannelFactory<>(channel).newChannel();
    }

    /** The loop for the next channel; one that has not ended, if there is one. */
    EventLoop next() {
        EventLoop next = group.next();
        for (EventLoop first = next; next.isShuttingDown(); ) {
            next = group.next();
            if (next == first) {
                break;
            }
        }
        return next;
    }

    static EventLoopGroup group(int count, IoHandlerFactory io) {
        return new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("troupe-loop"), io) {
            @Override
            protected IoEventLoop newChild(Executor executor, IoHandlerFactory handler, Object... more) {
                return new EnduringLoop(this, executor, handler);
            }
        };
    }

    private static boolean hasEpoll() {
        try {
            Class.forName(EPOLL, false, EventLoops.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            return false;
        }
        return EpollLoops.isAvailable();
    }
}
