package dev.troupe.samples.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.TimeUnit;

/**
 * The server that clients see, on 127.0.0.1: {@code ws://127.0.0.1:8080/rooms/lobby?name=ada}. It is Netty with nothing of
 * Troupe's server; towards the actors it is a client.
 */
final class FrontServer implements AutoCloseable {

    private static final int REQUEST_BYTES = 8_192;
    private static final int REQUEST_SECONDS = 10;

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    private final Channel listener;

    /**
     * Listens when this returns.
     *
     * @param port 0 for any that is free
     * @param actors where the actors are
     * @throws BindException if the port is taken
     */
    FrontServer(int port, URI actors) throws BindException {
        HttpClient http = HttpClient.newHttpClient();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(clients(actors, http));
        ChannelFuture bound =
                bootstrap.bind(InetAddress.getLoopbackAddress(), port).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new BindException(
                    "Port " + port + " cannot be had: " + bound.cause().getMessage());
        }
        this.listener = bound.channel();
    }

    /** What each client's channel begins with. A client that holds back a part of its request is not waited for. */
    static ChannelInitializer<Channel> clients(URI actors, HttpClient http) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel client) {
                Runnable close = () -> {
                    var unused = client.close();
                };
                var tooLate = client.eventLoop().schedule(close, REQUEST_SECONDS, TimeUnit.SECONDS);
                client.pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(REQUEST_BYTES))
                        .addLast(new Entrance(actors, http, tooLate));
            }
        };
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Ends it, and all connections that are left. */
    @Override
    public void close() {
        var unused = loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
    }
}
