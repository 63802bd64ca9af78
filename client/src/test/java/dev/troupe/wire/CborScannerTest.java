package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CborScannerTest {

    private static final HexFormat HEX = HexFormat.of();

    /** {@code "call": "a"}. */
    private static final String CALL = "6463616c6c6161";

    /** {@code "id": 7}. */
    private static final String ID = "62696407";

    /** {@code "args":}. */
    private static final String ARGS = "6461726773";

    @Test
    void oneLongTextIsNotDecodedAnewForEachReference() {
        var args = new ByteArrayOutputStream();
        args.writeBytes(HEX.parseHex("d90100" + "9f" + "798000"));
        args.writeBytes("x".repeat(0x8000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (int i = 0; i < 10_000; i++) {
            args.writeBytes(HEX.parseHex("d81900"));
        }
        args.write(0xFF);
        String message = "a3" + CALL + ID + ARGS + HEX.formatHex(args.toByteArray());

        MessageException refusal = refused(message);

        assertThat(refusal.error().code()).isEqualTo("bad_message");
        assertThat(refusal.error().message()).contains("has tag 256 in it");
        assertThat(refusal.id()).isEqualTo(OptionalLong.of(7));
    }

    @ParameterizedTest
    @CsvSource({
        "d90100a1" + CALL + ",256",
        "a1d90100" + CALL + ",256",
        "a16463616c6cd901006161,256",
        "a2" + CALL + ARGS + "a16178d81900,25",
        "a2" + CALL + ARGS + "a1d819006178,25",
        "a2" + CALL + ARGS + "9fc1d90019f6ff,25",
        "a2" + CALL + ARGS + "da0000010080,256",
        "a2" + CALL + ARGS + "db000000000000010080,256",
        "a2" + CALL + "6178d9010080,256",
    })
    void referencesAreRefusedWhereverTheyStandAndHoweverTheyAreWritten(String message, String tag) {
        assertThat(refused(message).error().message()).contains("has tag " + tag + " in it");
    }

    @Test
    void referencesAreRefusedInAPayloadThatCameAlone() {
        byte[] cbor = HEX.parseHex("d901008261" + "61" + "d81900");
        var payload = new Payload(WireFormat.CBOR, cbor, 0, cbor.length);

        var refusal = catchThrowableOfType(
                PayloadException.class, () -> PayloadReader.read(payload, Payloads.list(Payloads.STRING)));

        assertThat(refusal.problem()).contains("has tag 256 in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d9d9f7a2" + CALL + ID, // a tag for CBOR itself
                "bf" + CALL + ID + "ff",
                "a27f62636162" + "6c6cff6161" + ID, // a name in chunks
                "a26463616c6c7f6161ff" + ID, // a value in chunks
                "a26463616c6cd8206161" + ID, // a value with a tag
                "a2" + CALL + "6269641b0000000000000007",
                "a2" + CALL + "626964d82007",
                "a3" + CALL + ID + "61789f01bf6161f93c00ffa0a1616b01820203ff", // one that means nothing
                "a3" + CALL + ID + "61785f41004100ff",
                "a3" + CALL + ID + "6178f6",
                "a3" + CALL + ID + "6178fb7ff0000000000000",
            })
    void theSameCallMayBeWrittenInManyWays(String message) throws Exception {
        byte[] bytes = HEX.parseHex(message);

        var call = (ClientMessage.Call) MessageReader.fromClient(WireFormat.CBOR, bytes, 0, bytes.length);

        assertThat(call.action()).isEqualTo("a");
        assertThat(call.id()).isEqualTo(OptionalLong.of(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a3" + CALL + ID, // a member too few
                "a1" + CALL + ID, // and one too many
                "bf" + CALL + ID, // no end
                "bf" + CALL + "626964ff", // an end in place of a value
                "a1" + CALL + "ff",
                "a201" + "01" + CALL, // a name that is not text
                "a2d8206463616c6c6161" + ID, // a name with a tag
                "a3" + CALL + ID + "6178a1820102f4", // a key that is a list
                "a3" + CALL + ID + "6178f820", // a simple value without a meaning
                "a2" + CALL + "61781c", // reserved additional information
                "a2" + CALL + "61783f", // an integer of indefinite length
                "a2" + CALL + "6178df00", // a tag of indefinite length
                "a2" + CALL + "6178c1ff",
                "a2" + CALL + "61789fc1ff", // a tag on nothing
                "a2" + CALL + "61788201ff", // a break where items are counted
                "a2" + CALL + "6178bf01ff", // a name without a value
                "a2" + CALL + "61787f4100ff", // bytes among the chunks of text
                "a2" + CALL + "61787f7f6100ffff", // chunks of chunks
                "a2" + CALL + "6178f810", // a simple value in a byte too many
                "a2" + CALL + "61785bffffffffffffffff00",
                "a2" + CALL + "61785b800000000000000000",
                "a2" + CALL + "61789bffffffffffffffff00",
                "a2" + CALL + "6178bb800000000000000000",
                "a2" + CALL + "6178ba7fffffff00",
                "a2" + CALL + "617819ff",
                "bbffffffffffffffff" + CALL,
            })
    void whatIsNotWellFormedIsRefused(String message) {
        assertThat(refused(message).error().code()).isEqualTo("bad_message");
    }

    @Test
    void nestsAsDeepAsJsonAndNoDeeper() throws Exception {
        byte[] deepest = HEX.parseHex("a2" + CALL + "6178" + "81".repeat(62) + "80");
        assertThat(MessageReader.fromClient(WireFormat.CBOR, deepest, 0, deepest.length))
                .isInstanceOf(ClientMessage.Call.class);
        assertThat(refused("a2" + CALL + "6178" + "81".repeat(63) + "80")
                        .error()
                        .message())
                .contains("nests deeper");
        assertThat(refused("a2" + CALL + "6178" + "9f".repeat(60_000)).error().message())
                .contains("nests deeper");
    }

    @Test
    void findsTheSliceOfEachMemberWhateverStandsBefore() throws Exception {
        var random = new Random(1);
        for (int round = 0; round < 300; round++) {
            byte[] stranger = item(random, 4);
            byte[] args = item(random, 4);
            var message = new ByteArrayOutputStream();
            message.writeBytes(HEX.parseHex("ffff" + "bf" + "6178"));
            message.writeBytes(stranger);
            message.writeBytes(HEX.parseHex(ARGS));
            message.writeBytes(args);
            message.writeBytes(HEX.parseHex(CALL + "ff" + "a0"));
            byte[] bytes = message.toByteArray();

            var call = (ClientMessage.Call) MessageReader.fromClient(WireFormat.CBOR, bytes, 2, bytes.length - 3);

            assertThat(call.arguments())
                    .as(HEX.formatHex(bytes))
                    .isIn(
                            new Payload(WireFormat.CBOR, args, 0, args.length),
                            args[0] == CborScanner.NULL ? Payload.none(WireFormat.CBOR) : null);
            for (int end = 3; end < bytes.length - 1; end++) {
                int length = end - 2;
                assertThat(catchThrowableOfType(
                                MessageException.class,
                                () -> MessageReader.fromClient(WireFormat.CBOR, bytes, 2, length)))
                        .as("%s cut to %d", HEX.formatHex(bytes), length)
                        .isNotNull();
            }
        }
    }

    /** Any well-formed item, by the grammar of RFC 8949, section 3. */
    private static byte[] item(Random random, int depth) {
        var out = new ByteArrayOutputStream();
        if (random.nextInt(8) == 0) {
            head(out, random, 6, List.of(0, 32, 55_799).get(random.nextInt(3)));
        }
        int kind = random.nextInt(depth > 0 ? 10 : 6);
        switch (kind) {
            case 0, 1 -> head(out, random, kind, random.nextInt(70_000));
            case 2, 3 -> string(out, random, kind);
            case 4 -> out.write(0xF4 + random.nextInt(3));
            case 5 -> out.writeBytes(HEX.parseHex("fb4009000000000000"));
            default -> {
                int type = kind < 8 ? 4 : 5;
                int items = random.nextInt(4) * (type - 3);
                boolean endless = random.nextBoolean();
                if (endless) {
                    out.write((type << 5) | 31);
                } else {
                    head(out, random, type, items / (type - 3));
                }
                for (int i = 0; i < items; i++) {
                    if (type == 5 && i % 2 == 0) {
                        string(out, random, 3);
                        continue;
                    }
                    out.writeBytes(item(random, depth - 1));
                }
                if (endless) {
                    out.write(0xFF);
                }
            }
        }
        return out.toByteArray();
    }

    private static void string(ByteArrayOutputStream out, Random random, int type) {
        boolean endless = random.nextBoolean();
        if (endless) {
            out.write((type << 5) | 31);
        }
        for (int chunk = endless ? random.nextInt(3) : 1; chunk > 0; chunk--) {
            byte[] content = new byte[random.nextInt(300)];
            Arrays.fill(content, (byte) (type == 3 ? 'x' : 0xFF));
            head(out, random, type, content.length);
            out.writeBytes(content);
        }
        if (endless) {
            out.write(0xFF);
        }
    }

    /** In as few bytes as it takes, or in more. */
    private static void head(ByteArrayOutputStream out, Random random, int type, int argument) {
        int least = argument < 24 ? 0 : argument < 0x100 ? 1 : argument < 0x10000 ? 2 : 3;
        int size = least + random.nextInt(5 - least);
        if (size == 0) {
            out.write((type << 5) | argument);
            return;
        }
        out.write((type << 5) | (23 + size));
        for (int shift = (1 << (size - 1)) * 8 - 8; shift >= 0; shift -= 8) {
            out.write((int) ((long) argument >>> shift));
        }
    }

    private static MessageException refused(String hex) {
        byte[] bytes = HEX.parseHex(hex);
        MessageException refusal = catchThrowableOfType(
                MessageException.class, () -> MessageReader.fromClient(WireFormat.CBOR, bytes, 0, bytes.length));
        assertThat(refusal).as(hex).isNotNull();
        return refusal;
    }
}
