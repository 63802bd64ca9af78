package dev.troupe.server.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** A listening socket. */
public final class Listener {

    private static final int BACKLOG = 1_024;

    /** What may wait in a channel before its socket takes nothing more from its queue, in bytes. */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(32_768, 65_536);

    /** How often one socket is read before others get their turn; each time 64 KiB at most. */
    private static final int MAX_READS = 4;

    private final Channel channel;

    private Listener(Channel channel) {
        this.channel = channel;
    }

    /**
     * Listens.
     *
     * @param port 0 for any that is free
     * @throws IOException with a sentence for the one who started the server, if that cannot be
     */
    public static Listener open(EventLoops loops, String host, int port, ChannelHandler accepted) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.channel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(MAX_READS))
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .childHandler(accepted);
        ChannelFuture bound =
                bootstrap.bind(new InetSocketAddress(resolve(host), port)).awaitUninterruptibly();
        Throwable cause = bound.cause();
        if (cause != null) {
            throw new IOException(explain(host, port, cause), cause);
        }
        return new Listener(bound.channel());
    }

    private static InetAddress resolve(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("There is no host " + host + " to listen on", e);
        }
    }

    private static String explain(String host, int port, Throwable cause) {
        String detail = String.valueOf(cause.getMessage());
        String lower = detail.toLowerCase(Locale.ROOT);
        if (lower.contains("in use")) {
            return "Port " + port + " on " + host + " is taken: another program listens there. Choose another port.";
        }
        if (lower.contains("cannot assign")) {
            return host + " is no address of this machine, so nothing can listen on it";
        }
        if (lower.contains("permission denied")) {
            return "Port " + port + " on " + host + " may not be listened on without more rights";
        }
        return "Cannot listen on port " + port + " of " + host + ": " + detail;
    }

    /** The port; the one that was found where any was asked for. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Accepts nothing more; what was accepted stays. */
    public void close() {
        channel.close().awaitUninterruptibly();
    }
}
