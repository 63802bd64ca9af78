package dev.troupe.server.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.runtime.connection.OutboundQueue;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameBatchTest {

    private final FrameBatch batch = new FrameBatch();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final OutboundQueue queue = new OutboundQueue(10, 1_000_000);
    private final WriteProgress progress = new WriteProgress(queue, false);

    private static WireMessage message(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] array = new byte[WireMessage.HEADROOM + bytes.length];
        System.arraycopy(bytes, 0, array, WireMessage.HEADROOM, bytes.length);
        return new WireMessage(WireFormat.JSON, array, WireMessage.HEADROOM, bytes.length);
    }

    private final List<ByteBuf> taken = new ArrayList<>();

    @AfterEach
    void release() {
        batch.release();
        channel.finishAndReleaseAll();
        taken.stream().filter(buffer -> buffer.refCnt() > 0).forEach(ByteBuf::release);
    }

    private List<ByteBuf> written(EmbeddedChannel from) {
        List<ByteBuf> all = new ArrayList<>();
        for (ByteBuf out = from.readOutbound(); out != null; out = from.readOutbound()) {
            all.add(out);
        }
        taken.addAll(all);
        return all;
    }

    /** Room is made by what has left: nothing is counted any more. */
    private void assertThatTheQueueHasAllItsRoom() {
        for (int i = 0; i < 10; i++) {
            assertThat(queue.add(message("again"))).isEqualTo(OutboundQueue.Added.QUEUED);
        }
        queue.isFull();
        assertThat(queue.add(message("beyond"), SlowConsumerPolicy.DROP_NEWEST, ""))
                .isEqualTo(OutboundQueue.Added.CONFLATED_OR_DROPPED);
    }

    @Test
    void aBurstOfSmallMessagesIsOneWrite() {
        for (int i = 0; i < 10; i++) {
            queue.add(message("m" + i));
        }

        assertThat(batch.move(queue, channel, progress, null)).isEqualTo(10);
        progress.flush(channel);

        List<ByteBuf> out = written(channel);
        assertThat(out).hasSize(1);
        for (int i = 0; i < 10; i++) {
            assertThat(out.get(0).readUnsignedByte()).isEqualTo((short) 0x81);
            assertThat(out.get(0).readUnsignedByte()).isEqualTo((short) 2);
            assertThat(out.get(0).readCharSequence(2, UTF_8).toString()).isEqualTo("m" + i);
        }
        assertThatTheQueueHasAllItsRoom();
    }

    @Test
    void aLargeMessageIsFramedOnceForAllWhoSendItInOneRound() {
        WireMessage large = message("x".repeat(10_000));
        EmbeddedChannel other = new EmbeddedChannel();
        OutboundQueue otherQueue = new OutboundQueue(10, 1_000_000);
        queue.add(large);
        otherQueue.add(large);

        batch.move(queue, channel, progress, null);
        batch.move(otherQueue, other, new WriteProgress(otherQueue, false), null);
        channel.flush();
        other.flush();

        ByteBuf one = written(channel).get(0);
        ByteBuf two = written(other).get(0);
        assertThat(one.memoryAddress()).isEqualTo(two.memoryAddress());
        assertThat(one).isEqualTo(two);
        batch.release();
        assertThat(one.refCnt()).isEqualTo(2);
        one.release();
        two.release();
        assertThat(one.refCnt()).isZero();
    }

    @Test
    void aLargeMessageLeavesInSlicesThatAreReportedOneByOne() {
        int length = 3 * FrameBatch.SLICE;
        queue.add(message("y".repeat(length)));

        batch.move(queue, channel, progress, null);
        channel.flush();
        batch.release();

        List<ByteBuf> out = written(channel);
        assertThat(out).hasSize(4);
        int sum = 0;
        for (ByteBuf piece : out) {
            assertThat(piece.readableBytes()).isLessThanOrEqualTo(FrameBatch.SLICE);
            sum += piece.readableBytes();
            piece.release();
        }
        assertThat(sum).isEqualTo(length + 10);
        assertThatTheQueueHasAllItsRoom();
    }

    @Test
    void orderIsKeptBetweenSmallAndLarge() {
        String[] texts = {"a", "b".repeat(9_000), "c", "d", "e".repeat(9_000), "f"};
        for (String text : texts) {
            queue.add(message(text));
        }
        batch.move(queue, channel, progress, null);
        progress.flush(channel);
        StringBuilder all = new StringBuilder();
        for (ByteBuf out : written(channel)) {
            while (out.isReadable()) {
                out.skipBytes(1);
                int length = out.readUnsignedByte();
                length = length == 126 ? out.readUnsignedShort() : length;
                all.append(out.readCharSequence(length, UTF_8));
            }
        }

        assertThat(all).hasToString(String.join("", texts));
    }
}
