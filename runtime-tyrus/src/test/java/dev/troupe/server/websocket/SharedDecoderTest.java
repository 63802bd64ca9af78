package dev.troupe.server.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.message.BufferBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sockets of one loop read with one decoder, and a socket keeps it while a message is unfinished. */
class SharedDecoderTest {

    private static final byte[] NORMAL = {3, (byte) 0xE8};
    private static final byte[] AWAY = {3, (byte) 0xE9};

    private final EmbeddedChannel ada = new EmbeddedChannel();
    private final EmbeddedChannel bob = new EmbeddedChannel();
    private final BufferBudget buffers = new BufferBudget(1_000_000);
    private final SocketLoop loop = new SocketLoop(ada.eventLoop(), buffers, 100_000, null);
    private final NettySocket ofAda = new NettySocket(ada, loop, "192.0.2.1", false);
    private final NettySocket ofBob = new NettySocket(bob, loop, "192.0.2.2", false);

    SharedDecoderTest() {
        ada.pipeline().addLast(ofAda);
        bob.pipeline().addLast(ofBob);
    }

    @AfterEach
    void release() {
        ada.finishAndReleaseAll();
        bob.finishAndReleaseAll();
    }

    private static ClientFrames frames() {
        return new ClientFrames(1);
    }

    private void receive(EmbeddedChannel channel, byte[] bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes));
        ada.runPendingTasks();
        bob.runPendingTasks();
    }

    private static String sent(EmbeddedChannel channel) {
        StringBuilder hex = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            hex.append(ByteBufUtil.hexDump(out));
            out.release();
        }
        return hex.toString();
    }

    @Test
    void aFrameThatIsCutOffIsFinishedByItsOwnClient() {
        byte[] close = frames().frame(true, Opcode.CLOSE, NORMAL).bytes();
        receive(ada, Arrays.copyOf(close, 7));
        receive(bob, frames().frame(true, Opcode.CLOSE, AWAY).bytes());
        assertThat(sent(bob)).isEqualTo("8802" + "03e9");
        assertThat(sent(ada)).isEmpty();

        receive(ada, Arrays.copyOfRange(close, 7, close.length));
        assertThat(sent(ada)).isEqualTo("8802" + "03e8");
    }

    @Test
    void aContinuationBelongsToAMessageOfItsOwnClient() {
        receive(ada, frames().frame(false, Opcode.TEXT, "a".getBytes(UTF_8)).bytes());
        byte[] continuation =
                frames().frame(true, Opcode.CONTINUATION, "b".getBytes(UTF_8)).bytes();

        receive(bob, continuation);
        assertThat(sent(bob)).startsWith("88").contains("03ea");
        receive(ada, continuation);
        assertThat(sent(ada)).isEmpty();
        receive(ada, continuation);
        assertThat(sent(ada)).startsWith("88").contains("03ea");
    }

    @Test
    void aDecoderComesBackWhenItsMessageIsWhole() {
        FrameDecoder one = loop.lendDecoder(ofAda);
        loop.giveBack(one);
        receive(ada, frames().frame(false, Opcode.TEXT, "a".getBytes(UTF_8)).bytes());
        assertThat(ofAda.unfinishedSince()).isNotZero();
        FrameDecoder another = loop.lendDecoder(ofBob);
        assertThat(another).isNotSameAs(one);

        receive(
                ada,
                frames().frame(true, Opcode.CONTINUATION, "b".getBytes(UTF_8)).bytes());
        assertThat(ofAda.unfinishedSince()).isZero();
        assertThat(loop.lendDecoder(ofBob)).isSameAs(one);
    }

    @Test
    void whatIsKeptOfAMessageIsTakenFromTheShareOfItsClientAndGivenBack() {
        byte[] part = new byte[20_000];
        receive(ada, frames().frame(false, Opcode.BINARY, part).bytes());
        receive(bob, frames().frame(false, Opcode.BINARY, part).bytes());
        assertThat(buffers.taken()).isGreaterThanOrEqualTo(40_000);

        receive(ada, frames().frame(true, Opcode.CONTINUATION, part).bytes());
        assertThat(buffers.taken()).isBetween(20_000L, 40_000L);
        bob.close();
        assertThat(buffers.taken()).isZero();
    }

    @Test
    void nothingIsReadAfterABreachThoughAnotherSocketReadsOn() {
        receive(
                ada,
                frames().frame(0x81, false, "x".getBytes(UTF_8))
                        .frame(true, Opcode.CLOSE, NORMAL)
                        .bytes());
        assertThat(sent(ada)).startsWith("88").contains("03ea").doesNotContain("03e8");
        receive(bob, frames().frame(true, Opcode.CLOSE, NORMAL).bytes());
        assertThat(sent(bob)).isEqualTo("8802" + "03e8");
    }

    @Test
    void whereTheClientIsIsKnownBehindAProxyToo() {
        assertThat(ofAda.network()).isEqualTo("192.0.2.1");
        assertThat(new NettySocket(ada, loop, "", false).network()).isEmpty();
    }
}
