package dev.troupe.server.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDecoderTest {

    private static final int LIMIT = 70_000;
    private static final int SEEDS = 300;

    private static ClientFrames frames() {
        return new ClientFrames(7);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** What a decoder hears of these bytes in these pieces; the last line is the breach, if there was one. */
    private static Heard decode(List<byte[]> pieces) {
        Heard heard = new Heard();
        FrameDecoder decoder = new FrameDecoder(heard, LIMIT);
        try {
            for (byte[] piece : pieces) {
                decoder.decode(Unpooled.wrappedBuffer(piece));
            }
        } catch (FrameBreach breach) {
            heard.all.add("breach " + breach.code());
        }
        return heard;
    }

    private static List<String> decode(byte[] whole) {
        return decode(List.of(whole)).all;
    }

    @Test
    void readsWholeMessages() {
        byte[] in = frames().frame(true, Opcode.TEXT, bytes("häßlich"))
                .frame(true, Opcode.BINARY, new byte[] {1, 2, 3})
                .frame(true, Opcode.TEXT, bytes(""))
                .bytes();

        assertThat(decode(in)).containsExactly("text häßlich", "binary 010203", "text ");
    }

    @Test
    void joinsFragmentsAndLetsControlFramesBetween() {
        byte[] euro = bytes("€");
        byte[] in = frames().frame(false, Opcode.TEXT, new byte[] {euro[0]})
                .frame(true, Opcode.PING, bytes("?"))
                .frame(false, Opcode.CONTINUATION, new byte[] {euro[1]})
                .frame(true, Opcode.PONG, bytes("!"))
                .frame(true, Opcode.CONTINUATION, new byte[] {euro[2]})
                .frame(true, Opcode.BINARY, new byte[0])
                .bytes();

        assertThat(decode(in)).containsExactly("ping 3f", "text €", "binary ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 125, 126, 127, 65_535, 65_536, LIMIT})
    void readsEveryLengthOfHeader(int length) {
        byte[] payload = "x".repeat(length).getBytes(UTF_8);

        Heard heard = decode(List.of(frames().frame(true, Opcode.TEXT, payload).bytes()));

        assertThat(heard.all).containsExactly("text " + "x".repeat(length));
        assertThat(heard.longestArray).isEqualTo(length);
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                Arguments.of("reserved bit 1", frames().frame(0xC1, true, bytes("x")), 1002),
                Arguments.of("reserved bit 2", frames().frame(0xA1, true, bytes("x")), 1002),
                Arguments.of("reserved bit 3", frames().frame(0x91, true, bytes("x")), 1002),
                Arguments.of("opcode 3", frames().frame(0x83, true, bytes("x")), 1002),
                Arguments.of("opcode 7", frames().frame(0x87, true, bytes("x")), 1002),
                Arguments.of("opcode 11", frames().frame(0x8B, true, bytes("x")), 1002),
                Arguments.of("opcode 15", frames().frame(0x8F, true, bytes("x")), 1002),
                Arguments.of("not masked", frames().frame(0x81, false, bytes("x")), 1002),
                Arguments.of("ping not masked", frames().frame(0x89, false, bytes("x")), 1002),
                Arguments.of("ping in fragments", frames().frame(false, Opcode.PING, bytes("x")), 1002),
                Arguments.of("close in fragments", frames().frame(false, Opcode.CLOSE, bytes("")), 1002),
                Arguments.of("ping of 126", frames().frame(true, Opcode.PING, new byte[126]), 1002),
                Arguments.of("pong of 70000", frames().frame(true, Opcode.PONG, new byte[70_000]), 1002),
                Arguments.of("continuation of nothing", frames().frame(true, Opcode.CONTINUATION, bytes("x")), 1002),
                Arguments.of(
                        "message within a message",
                        frames().frame(false, Opcode.TEXT, bytes("x")).frame(true, Opcode.TEXT, bytes("y")),
                        1002),
                Arguments.of("top bit of the length", frames().header(0x82, Long.MIN_VALUE + 1), 1002),
                Arguments.of("64 bits for 65535", frames().header(0x82, 65_535), 1002),
                Arguments.of("16 bits for 125", frames().raw(0x82, 0xFE, 0, 125, 0, 0, 0, 0), 1002),
                Arguments.of("one byte too many", frames().header(0x82, LIMIT + 1), 1009),
                Arguments.of("all bytes of the world", frames().header(0x82, Long.MAX_VALUE), 1009),
                Arguments.of(
                        "too many in fragments",
                        frames().frame(false, Opcode.BINARY, new byte[LIMIT]).header(0x00, 65_536),
                        1009),
                Arguments.of(
                        "lone continuation byte", frames().frame(true, Opcode.TEXT, new byte[] {(byte) 0x80}), 1007),
                Arguments.of(
                        "surrogate",
                        frames().frame(true, Opcode.TEXT, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}),
                        1007),
                Arguments.of(
                        "cut character",
                        frames().frame(true, Opcode.TEXT, new byte[] {(byte) 0xE2, (byte) 0x82}),
                        1007),
                Arguments.of("half a close code", frames().frame(true, Opcode.CLOSE, new byte[] {3}), 1002),
                Arguments.of("close 999", close(999, bytes("")), 1002),
                Arguments.of("close 1004", close(1004, bytes("")), 1002),
                Arguments.of("close 1005", close(1005, bytes("")), 1002),
                Arguments.of("close 1006", close(1006, bytes("")), 1002),
                Arguments.of("close 1015", close(1015, bytes("")), 1002),
                Arguments.of("close 2999", close(2999, bytes("")), 1002),
                Arguments.of("close 5000", close(5000, bytes("")), 1002),
                Arguments.of("close with a bad reason", close(1000, new byte[] {(byte) 0xFF}), 1007));
    }

    private static ClientFrames close(int code, byte[] reason) {
        byte[] payload = new byte[2 + reason.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(reason, 0, payload, 2, reason.length);
        return frames().frame(true, Opcode.CLOSE, payload);
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("breaches")
    void endsABreachWithTheCodeThatTheStandardNames(String what, ClientFrames frames, int code) {
        byte[] whole = frames.frame(true, Opcode.TEXT, bytes("after")).bytes();

        assertThat(decode(whole)).as(what).containsExactly("breach " + code);
        assertThat(decode(pieces(whole, piece -> 1)).all).as(what).containsExactly("breach " + code);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1007, 1012, 1014, 3000, 4999})
    void readsCloseFrames(int code) {
        byte[] in = close(code, bytes("tschüß")).bytes();

        assertThat(decode(in)).containsExactly("close " + code + " tschüß");
    }

    @Test
    void readsACloseFrameWithoutCodeAndNothingAfterIt() {
        byte[] in = frames().frame(true, Opcode.CLOSE, bytes(""))
                .frame(true, Opcode.TEXT, bytes("late"))
                .raw(0xFF, 0xFF)
                .bytes();

        assertThat(decode(in)).containsExactly("close 1005 ");
    }

    @Test
    void howTheBytesAreCutDoesNotChangeWhatIsRead() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] whole = conversation(random);
            List<String> expected = decode(whole);
            assertThat(expected).as("seed %d", seed).noneMatch(line -> line.startsWith("breach"));

            assertThat(decode(pieces(whole, rest -> 1 + random.nextInt(Math.min(rest, 40)))).all)
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(decode(pieces(whole, rest -> 1 + random.nextInt(rest))).all)
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void mutatedBytesEndWithACloseCodeOrNotAtAll() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] whole = conversation(random);
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                whole[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            }
            List<String> heard = decode(pieces(whole, rest -> 1 + random.nextInt(rest))).all;
            assertThat(heard.stream().filter(line -> line.startsWith("breach")).toList())
                    .as("seed %d", seed)
                    .allMatch(line -> line.matches("breach (1002|1007|1009)"));
        }
    }

    @Test
    void noiseEndsWithACloseCodeOrNotAtAll() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[1 + random.nextInt(500)];
            random.nextBytes(noise);
            assertThat(decode(noise).stream()
                            .filter(line -> line.startsWith("breach"))
                            .toList())
                    .as("seed %d", seed)
                    .allMatch(line -> line.matches("breach (1002|1007|1009)"));
        }
    }

    private static byte[] conversation(Random random) {
        ClientFrames frames = new ClientFrames(random.nextLong());
        int messages = 1 + random.nextInt(8);
        for (int i = 0; i < messages; i++) {
            message(frames, random);
        }
        if (random.nextBoolean()) {
            frames.frame(true, Opcode.CLOSE, new byte[] {3, (byte) 0xE8});
        }
        return frames.bytes();
    }

    private static void message(ClientFrames frames, Random random) {
        boolean text = random.nextBoolean();
        byte[] payload = text ? text(random) : new byte[length(random)];
        int opcode = text ? Opcode.TEXT : Opcode.BINARY;
        int at = 0;
        while (random.nextInt(3) == 0) {
            int part = random.nextInt(payload.length - at + 1);
            frames.frame(false, opcode, Arrays.copyOfRange(payload, at, at + part));
            opcode = Opcode.CONTINUATION;
            at += part;
            if (random.nextBoolean()) {
                frames.frame(true, random.nextBoolean() ? Opcode.PING : Opcode.PONG, new byte[random.nextInt(126)]);
            }
        }
        frames.frame(true, opcode, Arrays.copyOfRange(payload, at, payload.length));
    }

    private static int length(Random random) {
        int[] bounds = {2, 20, 130, 3_000, LIMIT + 1};
        return random.nextInt(bounds[random.nextInt(bounds.length)]);
    }

    private static byte[] text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(300);
        for (int i = 0; i < length; i++) {
            int[] points = {
                'a' + random.nextInt(26), 0x80 + random.nextInt(0x700), 0x4E00 + random.nextInt(0x1000), 0x1F600
            };
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString().getBytes(UTF_8);
    }

    private interface Cut {
        int next(int rest);
    }

    private static List<byte[]> pieces(byte[] whole, Cut cut) {
        List<byte[]> pieces = new ArrayList<>();
        for (int at = 0; at < whole.length; ) {
            int length = cut.next(whole.length - at);
            pieces.add(Arrays.copyOfRange(whole, at, at + length));
            at += length;
        }
        return pieces;
    }

    /** Each ends with the byte after which nothing makes it text; one byte less may still become text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "61 80",
                "C1",
                "C3 28",
                "E2 28",
                "E0 80",
                "ED A0",
                "E2 82 28",
                "F0 80",
                "F4 90",
                "F5",
                "F1 80 80 28"
            })
    void textThatIsNotUtf8IsRefusedWithTheByteThatSpoilsIt(String hex) {
        byte[] spoilt = HexFormat.ofDelimiter(" ").parseHex(hex);
        byte[] frame =
                frames().frame(false, Opcode.TEXT, Arrays.copyOf(spoilt, 100)).bytes();
        int header = frame.length - 100;
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < header + spoilt.length; i++) {
            pieces.add(new byte[] {frame[i]});
        }

        assertThat(decode(pieces.subList(0, pieces.size() - 1)).all).isEmpty();
        assertThat(decode(pieces).all).containsExactly("breach 1007");
    }

    @Test
    void textOfAnyCharactersMayComeInFragmentsOfAnySize() {
        byte[] whole = bytes("a\u00e9\u20ac\ud55c\ud83d\ude00".repeat(3));
        for (int size = 1; size <= 6; size++) {
            ClientFrames fragments = frames();
            for (int at = 0; at < whole.length; at += size) {
                int end = Math.min(whole.length, at + size);
                int opcode = at == 0 ? Opcode.TEXT : Opcode.CONTINUATION;
                fragments.frame(end == whole.length, opcode, Arrays.copyOfRange(whole, at, end));
            }
            assertThat(decode(fragments.bytes())).containsExactly("text " + new String(whole, UTF_8));
        }
    }

    @Test
    void aPingIsNoProgressOfAMessageInParts() throws FrameBreach {
        FrameDecoder decoder = new FrameDecoder(new Heard(), LIMIT);
        assertThat(decoder.isUnfinished()).isFalse();
        decoder.decode(Unpooled.wrappedBuffer(
                frames().frame(false, Opcode.TEXT, bytes("x")).bytes()));
        assertThat(decoder.isUnfinished()).isTrue();
        assertThat(decoder.hasGrown()).isTrue();

        decoder.decode(Unpooled.wrappedBuffer(
                frames().frame(true, Opcode.PING, bytes("ping")).bytes()));
        assertThat(decoder.hasGrown()).isFalse();
        decoder.decode(Unpooled.wrappedBuffer(
                frames().frame(false, Opcode.CONTINUATION, bytes("y")).bytes()));
        assertThat(decoder.hasGrown()).isTrue();

        decoder.decode(Unpooled.wrappedBuffer(
                frames().frame(true, Opcode.CONTINUATION, bytes("z")).bytes()));
        assertThat(decoder.isUnfinished()).isFalse();
    }
}
