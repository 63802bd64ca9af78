package dev.troupe.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannelConfig;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A client that sends no more gets an answer that is larger than what the sockets hold, on both kinds of event loops. */
class HalfClosureTest {

    private static final int LARGE = 32 << 20;

    /** Answers when the client has ended its half, in a task of its own, when the channel waits for nothing. */
    @ChannelHandler.Sharable
    private static final class LargeAnswer extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRegistered(ChannelHandlerContext context) {
            context.channel().config().setAutoRead(false);
            ((SocketChannelConfig) context.channel().config()).setAllowHalfClosure(true);
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.read();
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                context.executor()
                        .execute(() -> context.writeAndFlush(Unpooled.wrappedBuffer(new byte[LARGE]))
                                .addListener(ChannelFutureListener.CLOSE));
            }
        }
    }

    private static void assertAnswered(EventLoops loops) throws IOException {
        Listener listener =
                Listener.open(loops, "127.0.0.1", 0, new LargeAnswer(), ConnectionLimits.NONE, address -> false);
        try (Socket client = new Socket("127.0.0.1", listener.port())) {
            client.setSoTimeout(10_000);
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes().length).isEqualTo(LARGE);
        } finally {
            listener.close();
            loops.group().shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void onSelectors() throws IOException {
        assertAnswered(EventLoops.startNio(1));
    }

    @Test
    void onEpoll() throws IOException {
        EventLoops loops = EventLoops.start(1);
        assumeThat(loops.channel()).isNotEqualTo(NioServerSocketChannel.class);
        assertAnswered(loops);
    }
}
