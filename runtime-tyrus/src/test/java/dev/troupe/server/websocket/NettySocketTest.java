package dev.troupe.server.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.troupe.runtime.message.BufferBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The end of a socket, with the clock turned by hand. */
class NettySocketTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final NettySocket socket =
            new NettySocket(channel, new SocketLoop(channel.eventLoop(), new BufferBudget(0), 1_000, null), "", false);

    {
        channel.freezeTime();
        channel.pipeline().addLast(socket);
    }

    private String sent() {
        channel.runPendingTasks();
        StringBuilder hex = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            hex.append(io.netty.buffer.ByteBufUtil.hexDump(out));
            out.release();
        }
        return hex.toString();
    }

    private void receive(byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        channel.runPendingTasks();
    }

    private void pass(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void oneCloseFrameIsSentAtMost() {
        socket.close(4000, "first");
        socket.close(4001, "second");

        assertThat(sent()).isEqualTo("8807" + "0fa0" + "6669727374");
        socket.close(4002, "third");
        socket.ping();
        assertThat(sent()).isEmpty();
    }

    @Test
    void aPeerHasTwoSecondsToAnswerACloseFrame() {
        socket.close(1000, "");
        sent();
        pass(1_999);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void itsTimeBeginsWhenTheCloseFrameHasLeft() {
        Deque<Runnable> unsent = new ArrayDeque<>();
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                unsent.add(() -> context.writeAndFlush(message, promise));
            }
        });
        socket.close(1000, "");
        sent();
        pass(10_000);
        assertThat(channel.isOpen()).isTrue();

        unsent.forEach(Runnable::run);
        sent();
        pass(1_999);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void theAnswerToACloseFrameEndsTheSocket() {
        socket.close(1000, "");
        sent();
        receive(new ClientFrames(1).frame(true, 8, new byte[] {3, (byte) 0xE8}).bytes());

        assertThat(sent()).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aReasonThatDoesNotFitIsCutBetweenCharacters() {
        socket.close(4000, "€".repeat(50));

        String frame = sent();
        assertThat(frame).startsWith("887d" + "0fa0").hasSize(2 * (2 + 2 + 123));
        assertThat(frame.substring(8)).isEqualTo("e282ac".repeat(41));
    }

    @Test
    void aBreachEndsWithTheCloseFrameThatNamesIt() {
        receive(new ClientFrames(1).frame(0x81, false, "x".getBytes(UTF_8)).bytes());

        assertThat(sent()).startsWith("88").contains("03ea");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whatComesAfterACloseFrameIsDropped() {
        receive(new ClientFrames(1)
                .frame(true, 8, new byte[] {3, (byte) 0xE8})
                .frame(true, 9, "late".getBytes(UTF_8))
                .bytes());

        assertThat(sent()).isEqualTo("8802" + "03e8");
    }

    @Test
    void anyThreadMayCallItAlsoOnceItIsGone() throws InterruptedException {
        channel.close();
        Thread other = new Thread(() -> {
            socket.wake();
            socket.ping();
            socket.close(1000, "");
            socket.abort();
        });
        other.start();
        other.join();

        assertThatCode(channel::runPendingTasks).doesNotThrowAnyException();
        assertThat(sent()).isEmpty();
    }
}
