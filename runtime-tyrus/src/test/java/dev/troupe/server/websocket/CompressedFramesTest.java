package dev.troupe.server.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.troupe.server.deflate.MessageInflater;
import dev.troupe.server.deflate.Texts;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames of a client with which permessage-deflate was agreed on. */
class CompressedFramesTest {

    private static final int LIMIT = 70_000;
    private static final int SEEDS = 300;
    private static final int RSV1 = 0x40;

    private final MessageInflater inflater = new MessageInflater();

    @AfterEach
    void close() {
        inflater.close();
    }

    private static ClientFrames frames() {
        return new ClientFrames(7);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** As RFC 7692, section 7.2.1, tells a sender to do. */
    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            byte[] room = new byte[2 * bytes.length + 100];
            int length = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
            return Arrays.copyOf(room, length - 4);
        } finally {
            deflater.end();
        }
    }

    private List<String> decode(byte[] in) {
        Heard heard = new Heard(inflater);
        decode(heard, new FrameDecoder(heard, LIMIT), in);
        return heard.all;
    }

    private static void decode(Heard heard, FrameDecoder decoder, byte[] in) {
        try {
            decoder.decode(Unpooled.wrappedBuffer(in));
        } catch (FrameBreach breach) {
            heard.all.add("breach " + breach.code());
        }
    }

    @Test
    void compressedMessagesStandBesideOthers() {
        byte[] in = frames().frame(0xC1, true, deflated(bytes("häßlich")))
                .frame(true, Opcode.TEXT, bytes("plain"))
                .frame(0xC2, true, deflated(new byte[] {1, 2, 3}))
                .frame(0xC1, true, deflated(bytes("")))
                .bytes();

        assertThat(decode(in)).containsExactly("text häßlich", "text plain", "binary 010203", "text ");
    }

    @Test
    void textThatIsNotUtf8IsNoticedBeforeItIsWhole() {
        byte[] spoilt = deflated(new byte[] {'a', (byte) 0xFF});
        byte[] in = frames().frame(RSV1 | Opcode.TEXT, true, spoilt).bytes();

        assertThat(decode(in)).containsExactly("breach 1007");
    }

    @Test
    void aMessageThatExpandsMuchIsNotExpandedWithEachByteOfIt() {
        byte[] large = deflated("x".repeat(LIMIT).getBytes(UTF_8));
        Heard heard = new Heard(inflater);
        FrameDecoder decoder = new FrameDecoder(heard, LIMIT);
        ClientFrames frames = frames().frame(RSV1 | Opcode.TEXT, true, Arrays.copyOf(large, 1));
        for (int i = 1; i < large.length - 1; i++) {
            frames.frame(0, true, Arrays.copyOfRange(large, i, i + 1));
        }
        decode(heard, decoder, frames.bytes());
        assertThat(decoder.tried()).isBetween(1L, 3L * LIMIT);

        decode(
                heard,
                decoder,
                frames().frame(true, Opcode.CONTINUATION, Arrays.copyOfRange(large, large.length - 1, large.length))
                        .bytes());
        assertThat(heard.all).containsExactly("text " + "x".repeat(LIMIT));
        assertThat(decoder.tried()).isZero();
    }

    @Test
    void aCompressedMessageOfNoBytesIsEmpty() {
        byte[] in = frames().frame(0xC1, true, new byte[0])
                .frame(0xC2, true, new byte[0])
                .frame(RSV1 | Opcode.TEXT, true, new byte[0])
                .frame(true, Opcode.CONTINUATION, new byte[0])
                .bytes();

        assertThat(decode(in)).containsExactly("text ", "binary ", "text ");
    }

    @Test
    void onlyTheFirstFragmentSaysThatAMessageIsCompressed() {
        byte[] whole = deflated(bytes("in pieces"));
        byte[] in = frames().frame(RSV1 | Opcode.TEXT, true, Arrays.copyOf(whole, 3))
                .frame(true, Opcode.PING, bytes("?"))
                .frame(false, Opcode.CONTINUATION, new byte[0])
                .frame(true, Opcode.CONTINUATION, Arrays.copyOfRange(whole, 3, whole.length))
                .frame(true, Opcode.TEXT, bytes("plain"))
                .bytes();

        assertThat(decode(in)).containsExactly("ping 3f", "text in pieces", "text plain");
    }

    @Test
    void aMessageOfTheLimitIsTakenAlsoWhereItDoesNotShrink() {
        byte[] random = new byte[LIMIT];
        new Random(1).nextBytes(random);
        byte[] compressed = deflated(random);
        assertThat(compressed.length).isGreaterThan(LIMIT);

        assertThat(decode(frames().frame(0xC2, true, compressed).bytes()))
                .containsExactly("binary " + HexFormat.of().formatHex(random));
    }

    static Stream<Arguments> breaches() {
        byte[] text = deflated(bytes("text"));
        byte[] many = new byte[MessageInflater.mostCompressed(LIMIT)];
        return Stream.of(
                Arguments.of("a compressed ping", frames().frame(0xC9, true, bytes("x")), 1002),
                Arguments.of("a compressed pong", frames().frame(0xCA, true, bytes("x")), 1002),
                Arguments.of("a compressed close", frames().frame(0xC8, true, new byte[] {3, (byte) 0xE8}), 1002),
                Arguments.of(
                        "a compressed continuation",
                        frames().frame(RSV1 | Opcode.TEXT, true, text).frame(0xC0, true, text),
                        1002),
                Arguments.of(
                        "a compressed continuation of a plain message",
                        frames().frame(false, Opcode.TEXT, bytes("x")).frame(0xC0, true, text),
                        1002),
                Arguments.of("a compressed continuation of nothing", frames().frame(0xC0, true, text), 1002),
                Arguments.of("another reserved bit beside", frames().frame(0xE1, true, text), 1002),
                Arguments.of("another reserved bit alone", frames().frame(0xA1, true, text), 1002),
                Arguments.of("what is not compressed", frames().frame(0xC1, true, bytes("{\"ping\":1}")), 1007),
                Arguments.of("what is cut off", frames().frame(0xC1, true, Arrays.copyOf(text, 3)), 1007),
                Arguments.of("text that is not UTF-8", frames().frame(0xC1, true, deflated(new byte[] {-1})), 1007),
                Arguments.of("one byte too many", frames().frame(0xC2, true, deflated(new byte[LIMIT + 1])), 1009),
                Arguments.of("a length that no message needs", frames().header(0xC2, many.length + 1), 1009),
                Arguments.of(
                        "fragments that no message needs",
                        frames().frame(RSV1 | Opcode.BINARY, true, many).frame(true, Opcode.CONTINUATION, new byte[1]),
                        1009));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void breachesEndWithTheCodeThatIsMeantForThem(String what, ClientFrames frames, int code) {
        byte[] in = frames.frame(true, Opcode.PING, bytes("later")).bytes();

        assertThat(decode(in)).as(what).containsExactly("breach " + code);
    }

    @Test
    void withoutAnAgreementNothingIsCompressed() {
        Heard heard = new Heard();
        decode(
                heard,
                new FrameDecoder(heard, LIMIT),
                frames().frame(0xC1, true, deflated(bytes("x"))).bytes());

        assertThat(heard.all).containsExactly("breach 1002");
    }

    @Test
    void aCompressedMessageIsExpandedNoFurtherThanTheLimit() {
        byte[] bomb = frames().frame(0xC1, true, deflated(new byte[10 * 1_024 * 1_024]))
                .bytes();
        // Once before, since classes that are loaded cost memory, too.
        assertThatItIsTooLarge(bomb);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatItIsTooLarge(bomb);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10L * LIMIT);
    }

    private void assertThatItIsTooLarge(byte[] bomb) {
        FrameDecoder decoder = new FrameDecoder(new Heard(inflater), LIMIT);
        assertThatExceptionOfType(FrameBreach.class)
                .isThrownBy(() -> decoder.decode(Unpooled.wrappedBuffer(bomb)))
                .satisfies(breach -> assertThat(breach.code()).isEqualTo(1009));
        assertThat(decoder.held()).isZero();
    }

    @Test
    void howItIsCutDoesNotChangeWhatIsRead() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Heard expected = new Heard();
            byte[] in = conversation(random, expected);
            Heard heard = new Heard(inflater);
            FrameDecoder decoder = new FrameDecoder(heard, LIMIT);
            for (int at = 0; at < in.length; ) {
                int length = 1 + random.nextInt(Math.min(in.length - at, random.nextBoolean() ? 10 : in.length));
                decode(heard, decoder, Arrays.copyOfRange(in, at, at + length));
                at += length;
            }
            assertThat(heard.all).as("seed %d", seed).isEqualTo(expected.all);
        }
    }

    private static byte[] conversation(Random random, Heard expected) {
        ClientFrames frames = new ClientFrames(random.nextLong());
        int messages = 1 + random.nextInt(6);
        for (int i = 0; i < messages; i++) {
            byte[] message = Texts.random(random, random.nextInt(random.nextBoolean() ? 200 : 20_000));
            boolean compressed = random.nextInt(3) > 0;
            fragments(frames, random, expected, compressed, compressed ? deflated(message) : message);
            expected.onMessage(false, message, message.length);
        }
        return frames.bytes();
    }

    private static void fragments(
            ClientFrames frames, Random random, Heard expected, boolean compressed, byte[] payload) {
        int first = Opcode.BINARY | (compressed ? RSV1 : 0);
        int at = 0;
        while (random.nextInt(3) > 0) {
            int part = random.nextInt(payload.length - at + 1);
            frames.frame(first, true, Arrays.copyOfRange(payload, at, at + part));
            first = Opcode.CONTINUATION;
            at += part;
            if (random.nextBoolean()) {
                frames.frame(true, Opcode.PING, new byte[] {1});
                expected.onPing(new byte[] {1});
            }
        }
        frames.frame(0x80 | first, true, Arrays.copyOfRange(payload, at, payload.length));
    }
}
