package dev.troupe.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a decoder keeps between reads, and what it costs. */
class FrameDecoderMemoryTest {

    private static final int LIMIT = 70_000;

    private static ClientFrames frames() {
        return new ClientFrames(7);
    }

    @Test
    void keepsAtMostTheMessageSoFarDoubledAndNeverMoreThanTheLimit() throws FrameBreach {
        Heard heard = new Heard();
        FrameDecoder decoder = new FrameDecoder(heard, LIMIT);
        byte[] whole = frames().frame(true, Opcode.BINARY, new byte[LIMIT]).bytes();
        for (int came = 1; came < whole.length; came++) {
            decoder.decode(Unpooled.wrappedBuffer(whole, came - 1, 1));
            if (decoder.held() > Math.min(LIMIT, Math.max(1_024, 2 * came))) {
                fail("%d bytes are held of %d", decoder.held(), came);
            }
        }
        decoder.decode(Unpooled.wrappedBuffer(whole, whole.length - 1, 1));

        assertThat(heard.longestArray).isEqualTo(LIMIT);
        assertThat(decoder.held()).isZero();
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedOnItsDeclaredLength() {
        Heard heard = new Heard();
        FrameDecoder decoder = new FrameDecoder(heard, LIMIT);
        byte[] header = frames().header(0x82, LIMIT + 1).bytes();

        assertThatThrownBy(() -> decoder.decode(Unpooled.wrappedBuffer(header, 0, 10)))
                .isInstanceOfSatisfying(
                        FrameBreach.class, breach -> assertThat(breach.code()).isEqualTo(1009));
        assertThat(decoder.held()).isZero();
    }

    @Test
    void aMessageOfManyFragmentsIsHeldWithinTheLimit() throws FrameBreach {
        ClientFrames many = frames().frame(false, Opcode.BINARY, new byte[0]);
        for (int i = 0; i < LIMIT - 1; i++) {
            many.frame(false, Opcode.CONTINUATION, new byte[1]);
        }
        many.frame(true, Opcode.CONTINUATION, new byte[1]);

        Heard heard = new Heard();
        FrameDecoder decoder = new FrameDecoder(heard, LIMIT);
        for (byte piece : many.bytes()) {
            decoder.decode(Unpooled.wrappedBuffer(new byte[] {piece}));
        }

        assertThat(heard.all).hasSize(1);
        assertThat(heard.longestArray).isLessThanOrEqualTo(LIMIT);
    }

    /** How the bytes of messages come. */
    private enum Shape {
        FRAGMENTS_OF_ONE_BYTE {
            @Override
            ClientFrames frames(int bytes) {
                ClientFrames fragments = FrameDecoderMemoryTest.frames().frame(false, Opcode.BINARY, new byte[1]);
                for (int i = 2; i < bytes; i++) {
                    fragments.frame(false, Opcode.CONTINUATION, new byte[1]);
                }
                return fragments.frame(true, Opcode.CONTINUATION, new byte[1]);
            }
        },
        SMALL_MESSAGES_IN_ONE_BUFFER {
            @Override
            ClientFrames frames(int bytes) {
                ClientFrames messages = FrameDecoderMemoryTest.frames();
                for (int i = 0; i < bytes; i++) {
                    messages.frame(true, Opcode.BINARY, new byte[1]);
                }
                return messages;
            }
        },
        ONE_FRAME_IN_BUFFERS_OF_ONE_BYTE {
            @Override
            ClientFrames frames(int bytes) {
                return FrameDecoderMemoryTest.frames().frame(true, Opcode.BINARY, new byte[bytes]);
            }

            @Override
            int piece(int all) {
                return 1;
            }
        };

        /** Messages of so many bytes together. */
        abstract ClientFrames frames(int bytes);

        /** How many come at a time. */
        int piece(int all) {
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCopiedIsLinearInTheBytes(Shape shape) throws FrameBreach {
        int bytes = 20_000;
        long some = allocatedFor(shape, bytes);

        // Quadratic copying would cost 16 times as much.
        assertThat(allocatedFor(shape, 4 * bytes)).isLessThan(6 * some);
    }

    /** How many bytes of memory it costs to read messages of so many bytes. */
    private static long allocatedFor(Shape shape, int bytes) throws FrameBreach {
        byte[] whole = shape.frames(bytes).bytes();
        ByteBuf in = Unpooled.wrappedBuffer(whole);
        int piece = shape.piece(whole.length);
        Lengths sink = new Lengths();
        FrameDecoder decoder = new FrameDecoder(sink, 100_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int at = 0; at < whole.length; at += piece) {
            decoder.decode(in.setIndex(at, at + piece));
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(sink.length).isEqualTo(bytes);
        return allocated;
    }

    private static final class Lengths implements FrameSink {
        private int length;

        @Override
        public void onMessage(boolean text, byte[] array, int messageLength) {
            length += messageLength;
        }

        @Override
        public void onPing(byte[] payload) {}

        @Override
        public void onClose(int code, String reason) {}
    }

    /** Has room for so many bytes of unfinished messages. */
    private static FrameSink withRoomFor(int most, int[] kept) {
        return new FrameSink() {
            @Override
            public boolean keeps(int bytes) {
                boolean fits = kept[0] + bytes <= most;
                kept[0] += fits ? bytes : 0;
                return fits;
            }

            @Override
            public void lets(int bytes) {
                kept[0] -= bytes;
            }

            @Override
            public void onMessage(boolean text, byte[] array, int length) {}

            @Override
            public void onPing(byte[] payload) {}

            @Override
            public void onClose(int code, String reason) {}
        };
    }

    private static void decodeFragment(FrameDecoder decoder, boolean last, int opcode, int size) throws FrameBreach {
        decoder.decode(Unpooled.wrappedBuffer(
                frames().frame(last, opcode, new byte[size]).bytes()));
    }

    @Test
    void whatIsKeptBetweenReadsIsToldAndLittleIsNot() throws FrameBreach {
        int[] kept = {0};
        FrameDecoder decoder = new FrameDecoder(withRoomFor(50_000, kept), LIMIT);
        decodeFragment(decoder, false, Opcode.BINARY, 1_000);
        assertThat(kept[0]).isZero();
        decodeFragment(decoder, false, Opcode.CONTINUATION, 30_000);
        assertThat(kept[0]).isBetween(31_000, 50_000);
        decodeFragment(decoder, true, Opcode.CONTINUATION, 1);
        assertThat(kept[0]).isZero();

        decodeFragment(decoder, false, Opcode.BINARY, 30_000);
        decoder.stop();
        assertThat(kept[0]).isZero();
    }

    @Test
    void whereThereIsNoRoomTheClientIsToldToTryLater() {
        int[] kept = {0};
        FrameDecoder decoder = new FrameDecoder(withRoomFor(10_000, kept), LIMIT);
        assertThatThrownBy(() -> decodeFragment(decoder, false, Opcode.BINARY, 30_000))
                .isInstanceOfSatisfying(
                        FrameBreach.class, breach -> assertThat(breach.code()).isEqualTo(1013));
        assertThat(kept[0]).isZero();
        assertThat(decoder.held()).isZero();
    }
}
