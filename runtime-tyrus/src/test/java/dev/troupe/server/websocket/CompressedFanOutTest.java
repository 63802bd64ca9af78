package dev.troupe.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.actor.RawMessage;
import dev.troupe.runtime.connection.OutboundQueue;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.server.deflate.LoopCompression;
import dev.troupe.server.deflate.MessageDeflater;
import dev.troupe.server.deflate.Texts;
import dev.troupe.wire.WireMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed messages on their way out. */
class CompressedFanOutTest {

    private static final int THRESHOLD = 100;

    private final MessageDeflater deflater = new MessageDeflater();
    private final List<WireMessage> compressed = new ArrayList<>();

    /** One socket's queue and channel. */
    private static final class Receiver {
        final OutboundQueue queue = new OutboundQueue(10, 1_000_000);
        final EmbeddedChannel channel = new EmbeddedChannel();
        final WriteProgress progress = new WriteProgress(queue, false);

        /** In hexadecimal, whatever the cuts between writes. */
        String sent() {
            StringBuilder hex = new StringBuilder();
            for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
                byte[] bytes = new byte[out.readableBytes()];
                out.readBytes(bytes).release();
                hex.append(ByteBufUtil.hexDump(bytes));
            }
            return hex.toString();
        }
    }

    private final List<Receiver> receivers = new ArrayList<>();

    @AfterEach
    void close() {
        deflater.close();
        receivers.forEach(receiver -> receiver.channel.finishAndReleaseAll());
    }

    private Receiver receiver() {
        Receiver receiver = new Receiver();
        receivers.add(receiver);
        return receiver;
    }

    /** Another loop; what all of them compress is counted. */
    private LoopCompression loop() {
        return new LoopCompression(THRESHOLD, message -> {
            compressed.add(message);
            return deflater.deflate(message);
        });
    }

    private static void drain(FrameBatch batch, LoopCompression compression, List<Receiver> all) {
        for (Receiver receiver : all) {
            while (batch.move(receiver.queue, receiver.channel, receiver.progress, compression) > 0) {
                receiver.progress.flush(receiver.channel);
            }
        }
        batch.release();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void anEventIsCompressedOnceForAllReceiversOnAllLoops(int size) {
        WireMessage event = Texts.message(new byte[size]);
        List<Receiver> ofFirst = new ArrayList<>();
        List<Receiver> ofSecond = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ofFirst.add(receiver());
            ofSecond.add(receiver());
        }
        receivers.forEach(receiver -> receiver.queue.add(event));

        drain(new FrameBatch(), loop(), ofFirst);
        drain(new FrameBatch(), loop(), ofSecond);

        assertThat(compressed).containsExactly(event);
        Set<String> sent = new HashSet<>();
        receivers.forEach(receiver -> sent.add(receiver.sent()));
        assertThat(sent)
                .singleElement()
                .satisfies(frame -> assertThat(frame).startsWith("c1").hasSizeLessThan(size));
    }

    @Test
    void aMessageThatIsSentToManyRawSocketsIsCompressedOnce() {
        RawMessage news = RawMessage.text("x".repeat(1_000));
        List<Receiver> all = List.of(receiver(), receiver(), receiver());
        all.forEach(receiver -> receiver.queue.add(news.encoded()));

        drain(new FrameBatch(), loop(), all);

        assertThat(compressed).containsExactly(news.encoded());
        assertThat(all).allSatisfy(receiver -> assertThat(receiver.sent()).startsWith("c1"));
    }

    @Test
    void whoDidNotAgreeGetsTheSameEventAsItIs() {
        WireMessage event = Texts.message(new byte[20_000]);
        Receiver plain = receiver();
        Receiver agreed = receiver();
        plain.queue.add(event);
        agreed.queue.add(event);
        FrameBatch batch = new FrameBatch();

        batch.move(agreed.queue, agreed.channel, agreed.progress, loop());
        batch.move(plain.queue, plain.channel, plain.progress, null);
        agreed.channel.flush();
        plain.channel.flush();
        batch.release();

        assertThat(agreed.sent()).startsWith("c1").hasSizeLessThan(1_000);
        assertThat(plain.sent()).startsWith("817e4e20").hasSize(2 * (4 + 20_000));
    }

    @Test
    void belowTheThresholdAndWhereItDoesNotShrinkAMessageIsSentAsItIs() {
        byte[] random = new byte[THRESHOLD];
        new Random(2).nextBytes(random);
        Receiver receiver = receiver();
        receiver.queue.add(Texts.message(new byte[THRESHOLD - 1]));
        receiver.queue.add(Texts.message(random));
        receiver.queue.add(Texts.message(new byte[THRESHOLD]));

        drain(new FrameBatch(), loop(), List.of(receiver));

        String sent = receiver.sent();
        assertThat(sent.substring(0, 4)).isEqualTo("8163");
        assertThat(sent.substring(2 * (2 + 99), 2 * (2 + 99) + 4)).isEqualTo("8164");
        assertThat(sent.substring(2 * (2 + 99 + 2 + 100))).startsWith("c1");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 5_000, 30_000, 300_000})
    void theQueueCountsWhatWasAddedAndHasAllItsRoomAfterwards(int size) {
        byte[] halfRandom = new byte[size];
        new Random(4).nextBytes(halfRandom);
        for (int i = 0; i < size; i++) {
            halfRandom[i] &= 0x0F;
        }
        Receiver receiver = receiver();
        receiver.queue.add(Texts.message(halfRandom));
        receiver.queue.add(Texts.message("{}"));
        FrameBatch batch = new FrameBatch();
        LoopCompression compression = loop();

        while (batch.move(receiver.queue, receiver.channel, receiver.progress, compression) > 0) {
            assertThat(compressed).hasSize(1);
        }
        receiver.progress.flush(receiver.channel);
        batch.release();

        assertThat(receiver.sent()).startsWith("c1").endsWith("81027b7d");
        assertThat(receiver.queue.add(Texts.message(new byte[999_999]))).isEqualTo(OutboundQueue.Added.QUEUED);
        assertThat(receiver.queue.add(Texts.message(new byte[1]))).isEqualTo(OutboundQueue.Added.QUEUED);
        receiver.queue.isFull();
        assertThat(receiver.queue.add(Texts.message(new byte[1]), SlowConsumerPolicy.DROP_NEWEST, ""))
                .isEqualTo(OutboundQueue.Added.CONFLATED_OR_DROPPED);
    }

    @Test
    void orderIsKeptBetweenCompressedAndOthers() {
        Receiver receiver = receiver();
        for (int i = 0; i < 4; i++) {
            receiver.queue.add(Texts.message("small" + i));
            receiver.queue.add(Texts.message(Integer.toString(i).repeat(500)));
        }
        drain(new FrameBatch(), loop(), List.of(receiver));

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            WireMessage text =
                    deflater.deflate(Texts.message(Integer.toString(i).repeat(500)));
            expected.add("8106" + ByteBufUtil.hexDump(("small" + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            expected.add("c1%02x".formatted(text.length())
                    + ByteBufUtil.hexDump(text.array(), text.offset(), text.length()));
        }
        assertThat(receiver.sent()).isEqualTo(String.join("", expected));
    }

    @Test
    void nativeMemoryIsGivenBackWhenTheLoopHasEnded() throws InterruptedException {
        DefaultEventLoop eventLoop = new DefaultEventLoop();
        LoopCompression compression = new LoopCompression(THRESHOLD);
        new SocketLoop(eventLoop, new BufferBudget(0), 1_000, compression);
        CountDownLatch told = new CountDownLatch(1);
        eventLoop.terminationFuture().addListener(ended -> told.countDown());
        eventLoop
                .submit(() -> compression.outgoing(Texts.message(new byte[1_000])))
                .syncUninterruptibly();

        eventLoop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);

        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> compression.outgoing(Texts.message(new byte[1_000])));
        byte[] empty = {0};
        assertThatIllegalStateException()
                .isThrownBy(() -> compression.inflater().inflate(empty, 1, 10));
    }
}
