package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.echo.Gate;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Compression with the client of Netty, whose permessage-deflate is not ours. */
class NettyClientTest {

    private static final int MAX_BYTES = 1_048_576;

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Both sides may be told to forget former messages; anything else than what RFC 7692 allows fails the handshake. */
    private Channel connect(URI address) {
        WebSocketClientHandshaker handshaker = WebSocketClientHandshakerFactory.newHandshaker(
                address, WebSocketVersion.V13, "troupe.v1.json", true, new DefaultHttpHeaders(), MAX_BYTES);
        Channel channel = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        opened.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(8_192),
                                        new WebSocketClientExtensionHandler(
                                                new PerMessageDeflateClientExtensionHandshaker(
                                                        6, false, 15, true, true, MAX_BYTES)),
                                        new WebSocketClientProtocolHandler(handshaker),
                                        new Collector());
                    }
                })
                .connect(address.getHost(), address.getPort())
                .syncUninterruptibly()
                .channel();
        return channel;
    }

    private final class Collector extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
            heard.add(frame.text());
        }
    }

    private String next() throws InterruptedException {
        String message = heard.poll(10, TimeUnit.SECONDS);
        return message == null ? "nothing" : message;
    }

    @Test
    void itConversesInCompressedMessages() throws Exception {
        try (TroupeServer server =
                EchoServer.start(new Gate(), RuntimeSettings.DEFAULTS, builder -> builder.compression(100))) {
            Channel channel = connect(server.uri().resolve("/actors/echo/room"));
            assertThat(next()).startsWith("{\"welcome\"");
            for (int id = 1; id <= 50; id++) {
                String text = ("again " + id + " ").repeat(id * 20);
                channel.writeAndFlush(new TextWebSocketFrame(
                        "{\"call\":\"say\",\"id\":" + id + ",\"args\":{\"text\":\"" + text + "\"}}"));

                assertThat(next()).isEqualTo("{\"reply\":" + id + ",\"value\":\"" + text + "\"}");
            }
            channel.close().syncUninterruptibly();
        }
    }
}
