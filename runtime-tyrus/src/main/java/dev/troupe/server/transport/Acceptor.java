package dev.troupe.server.transport;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the connections of a listening socket and gives each to an event loop.
 *
 * <p>Promises; all but the second on the event loop of the listening socket:
 *
 * <ul>
 *   <li>A connection beyond the limits is closed at once and reaches no event loop.
 *   <li>A connection gives its place back when it is closed, on whatever loop it is.
 *   <li>No throwable leaves this handler: a connection that cannot be taken is closed, and a failure to accept is reported.
 *   <li>It writes no log, and neither does what it calls.
 * </ul>
 */
@ChannelHandler.Sharable // one, of a socket and of the socket that replaces it
final class Acceptor extends ChannelInboundHandlerAdapter {

    /** The bytes that may wait in a channel before it takes no more from the queue of its socket. */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32_768, 65_536);

    /** How often a loop reads one socket before it reads others; each time at most 64 KiB. */
    private static final int MAX_READS = 4;

    /** One for all connections: each makes its own handle from it, and that learns the sizes of what the client sends. */
    private static final RecvByteBufAllocator READS = new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(MAX_READS);

    private final EventLoops loops;
    private final ChannelHandler accepted;
    private final ConnectionPlaces places;
    private final Consumer<@Nullable Throwable> trouble;
    /** One for all connections, so that none keeps an object of its own for it. */
    private final ChannelFutureListener leaves = this::left;

    /**
     * @param accepted the handler of each connection
     * @param trouble is told why no connection was accepted; null if there are too many. It throws nothing.
     */
    Acceptor(
            EventLoops loops, ChannelHandler accepted, ConnectionPlaces places, Consumer<@Nullable Throwable> trouble) {
        this.loops = loops;
        this.accepted = accepted;
        this.places = places;
        this.trouble = trouble;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel connection = (Channel) message;
        boolean taken = false;
        try {
            taken = places.take(addressOf(connection));
            if (taken) {
                start(connection);
            } else {
                abandon(connection);
                trouble.accept(null);
            }
        } catch (Throwable e) {
            abandon(connection);
            if (taken) {
                places.give(addressOf(connection));
            }
            trouble.accept(e);
        }
    }

    @SuppressWarnings(
            "FutureReturnValueIgnored") // a registration that fails closes the channel, and that is listened to
    private void start(Channel connection) {
        connection.config().setOption(ChannelOption.TCP_NODELAY, true);
        connection.config().setOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT);
        connection.config().setOption(ChannelOption.RECVBUF_ALLOCATOR, READS);
        connection.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
        connection.pipeline().addLast(accepted);
        loops.next().register(connection);
        connection.closeFuture().addListener(leaves);
    }

    private void left(ChannelFuture closed) {
        places.give(addressOf(closed.channel()));
    }

    /** The channel has kept it since it was accepted. */
    private static @Nullable InetAddress addressOf(Channel connection) {
        return connection.remoteAddress() instanceof InetSocketAddress socket ? socket.getAddress() : null;
    }

    private static void abandon(Channel connection) {
        try {
            connection.unsafe().closeForcibly();
        } catch (Throwable e) {
            // Nothing is left to do for it.
        }
    }

    /** Accepting has failed: no descriptor is free, or no memory. The socket rests until it is told to go on. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        try {
            context.channel().config().setAutoRead(false);
        } catch (Throwable e) {
            trouble.accept(e);
            return;
        }
        trouble.accept(cause);
    }
}
