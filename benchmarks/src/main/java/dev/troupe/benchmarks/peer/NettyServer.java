package dev.troupe.benchmarks.peer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Netty's own server of WebSockets as its documentation sets it up; what a peer does with the frames is the peer's. */
final class NettyServer {

    private static final int LARGEST_MESSAGE = 65_536;

    private NettyServer() {}

    /**
     * Starts it on a free port of 127.0.0.1, and returns the port.
     *
     * @param sockets says below which path and with which subprotocols
     * @param handler makes what stands at the end of each connection's pipeline
     */
    static int start(WebSocketServerProtocolConfig.Builder sockets, Supplier<ChannelHandler> handler)
            throws InterruptedException {
        WebSocketServerProtocolConfig config = sockets.checkStartsWith(true)
                .maxFramePayloadLength(LARGEST_MESSAGE)
                .build();
        Channel server = new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(LARGEST_MESSAGE),
                                        new WebSocketServerProtocolHandler(config),
                                        handler.get());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return ((InetSocketAddress) server.localAddress()).getPort();
    }
}
