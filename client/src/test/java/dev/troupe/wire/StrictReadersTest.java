package dev.troupe.wire;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON and CBOR agree on what is no message, although the parser below them is lenient. */
class StrictReadersTest {

    private static final HexFormat HEX = HexFormat.of();

    private static final PayloadType<List<Map<String, String>>> TYPE =
            Payloads.list(Payloads.map(KeyTypes.STRING, Payloads.STRING));

    /** {@code [{"k":<value>}]}. */
    private static byte[] cborValue(String value) {
        return HEX.parseHex("81a1616b" + value);
    }

    /** A call with arguments that no reader of this payload looks at before the scanner does. */
    private static byte[] cborCall(byte[] args) {
        var call = new ByteArrayOutputStream();
        call.writeBytes(HEX.parseHex("a3" + "6463616c6c6161" + "62696407" + "6461726773"));
        call.writeBytes(args);
        return call.toByteArray();
    }

    private static String refusalAlone(WireFormat format, byte[] bytes) {
        var payload = new Payload(format, bytes, 0, bytes.length);
        PayloadException refusal =
                catchThrowableOfType(PayloadException.class, () -> PayloadReader.read(payload, TYPE));
        return refusal == null ? "" : refusal.problem();
    }

    private static String refusalInCall(WireFormat format, byte[] bytes) {
        MessageException refusal = catchThrowableOfType(
                MessageException.class, () -> MessageReader.fromClient(format, bytes, 0, bytes.length));
        return refusal == null ? "" : refusal.error().code() + ": " + refusal.getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            overlong NUL            | 62c080
            overlong slash          | 62c0af
            overlong in three       | 63e080af
            overlong in four        | 64f08080af
            half a pair             | 63eda080
            both halves             | 66eda080edb080
            beyond U+10FFFF         | 64f4908080
            no lead byte            | 62fffe
            continuation alone      | 6180
            cut off                 | 61c3
            split between chunks    | 7f61c361a9ff
            in the second chunk     | 7f616162c080ff
            """)
    void textOfCborIsUtf8(String what, String text) {
        byte[] cbor = cborValue(text);
        assertThat(refusalAlone(WireFormat.CBOR, cbor)).as(what).isEqualTo("has text in it that is not UTF-8");
        assertThat(refusalInCall(WireFormat.CBOR, cborCall(cbor)))
                .as(what)
                .startsWith("bad_message: ")
                .contains("not UTF-8");
        byte[] asKey = HEX.parseHex("81a1" + text + "6176");
        assertThat(refusalInCall(WireFormat.CBOR, cborCall(asKey))).as(what).contains("not UTF-8");
        byte[] unknown = HEX.parseHex("a2" + "6463616c6c6161" + "657878787878" + text);
        assertThat(refusalInCall(WireFormat.CBOR, unknown)).as(what).contains("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            integer             | 81a1076176
            negative            | 81a1206176
            bytes               | 81a141616176
            list                | 81a1806176
            map                 | 81a1a06176
            null                | 81a1f66176
            float               | 81a1f93c006176
            tagged text         | 81a1c161616176
            second of two       | 81a2616161620761 63
            indefinite          | 81bf076176ff
            indefinite, second  | 81bf61616162076163ff
            after a nested map  | 81a2616ba0076176
            in a list in a map  | a1616b8181a1076176
            """)
    void keysOfMapsAreText(String what, String cbor) {
        byte[] bytes = HEX.parseHex(cbor.replace(" ", ""));
        String problem = "has a map in it with a key that is not text";
        assertThat(refusalAlone(WireFormat.CBOR, bytes)).as(what).isEqualTo(problem);
        assertThat(refusalInCall(WireFormat.CBOR, cborCall(bytes))).as(what).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f7", "e0", "e5", "f3", "f820", "f8ff", "f818"})
    void simpleValuesAreFalseTrueAndNull(String simple) {
        for (byte[] cbor :
                List.of(cborValue(simple), HEX.parseHex("81" + simple), HEX.parseHex("9f" + simple + "ff"))) {
            assertThat(refusalAlone(WireFormat.CBOR, cbor)).contains("other than false, true and null");
            assertThat(refusalInCall(WireFormat.CBOR, cborCall(cbor))).contains("other than false, true and null");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7f4161ff", // a chunk of bytes in text
                "7f7f6161ffff", // a chunk that has chunks itself
                "5f6161ff", // a chunk of text in bytes
                "7b7fffffffffffffff61", // longer than the message
                "7bffffffffffffffff61",
                "9b7fffffffffffffff",
                "ff", // a break that ends nothing
                "1c", // reserved
                "62", // cut off
                "c1", // a tag of nothing
            })
    void whatIsNotWellFormedIsRefused(String value) {
        assertThat(refusalAlone(WireFormat.CBOR, cborValue(value))).isNotEmpty();
        assertThat(refusalInCall(WireFormat.CBOR, cborCall(cborValue(value)))).startsWith("bad_message");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a half float               | f93e00       | 1.5
            a whole number             | 03           | 3.0
            not a number               | f97e00       | NaN
            infinity                   | fb7ff0000000000000 | Infinity
            """)
    void floatsOfEveryLengthAreNumbers(String what, String cbor, double value) throws Exception {
        byte[] bytes = HEX.parseHex(cbor);
        var payload = new Payload(WireFormat.CBOR, bytes, 0, bytes.length);
        assertThat(PayloadReader.read(payload, Payloads.DOUBLE)).as(what).isEqualTo(Double.valueOf(value));
        if (!what.equals("a whole number")) {
            assertThatThrownBy(() -> PayloadReader.read(payload, Payloads.LONG)).hasMessage("is not an integer");
        }
        if (!Double.isFinite(value)) {
            assertThatThrownBy(() -> PayloadReader.read(payload, Payloads.BIG_DECIMAL))
                    .hasMessage("is not a decimal number");
            assertThatThrownBy(() -> PayloadReader.read(payload, Payloads.BIG_INTEGER))
                    .isInstanceOf(PayloadException.class);
        } else {
            assertThat(PayloadReader.read(payload, Payloads.BIG_DECIMAL)).isEqualByComparingTo(new BigDecimal(value));
        }
    }

    @Test
    void duplicateKeysAreRefusedInBothFormats() {
        assertThat(refusalAlone(WireFormat.CBOR, HEX.parseHex("81a2616b6161616b6162")))
                .isEqualTo("is given twice");
        assertThat(refusalAlone(WireFormat.JSON, "[{\"k\":\"a\",\"k\":\"b\"}]".getBytes(UTF_8)))
                .isEqualTo("is given twice");
        assertThat(refusalAlone(WireFormat.JSON, "[{\"k\":\"a\",\"\\u006b\":\"b\"}]".getBytes(UTF_8)))
                .isEqualTo("is given twice");
    }

    @Test
    void jsonAloneIsUtf8WithoutAByteOrderMark() {
        String json = "[{\"k\":\"v\"}]";
        assertThat(refusalAlone(WireFormat.JSON, json.getBytes(UTF_8))).isEmpty();
        for (byte[] other : List.of(
                ("\ufeff" + json).getBytes(UTF_8),
                json.getBytes(UTF_16BE),
                json.getBytes(UTF_16LE),
                ("\ufeff" + json).getBytes(UTF_16BE),
                json.getBytes(java.nio.charset.Charset.forName("UTF-32")))) {
            assertThat(refusalAlone(WireFormat.JSON, other)).isEqualTo("is not JSON in UTF-8");
            assertThat(refusalInCall(WireFormat.JSON, other)).startsWith("bad_message");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"k\":\"v\"},]",
                "[{\"k\":\"v\",}]",
                "[{k:\"v\"}]",
                "[{'k':'v'}]",
                "[{\"k\":\"a\tb\"}]",
                "[{\"k\":\"\\x41\"}]",
                "[{\"k\":\"\\u00\"}]",
                "[{\"k\":01}]",
                "[{\"k\":+1}]",
                "[{\"k\":.5}]",
                "[{\"k\":1.}]",
                "[{\"k\":NaN}]",
                "[{\"k\":Infinity}]",
                "[{\"k\":nul}]",
                "[/* */]",
                "[] []",
                "[",
                "\f[]"
            })
    void otherGrammarsAreNoJson(String json) {
        assertThat(refusalAlone(WireFormat.JSON, json.getBytes(UTF_8))).isNotEmpty();
        byte[] call = ("{\"call\":\"a\",\"id\":7,\"args\":" + json + "}").getBytes(UTF_8);
        assertThat(refusalInCall(WireFormat.JSON, call)).startsWith("bad_message");
    }

    @Test
    void numbersBeyondTheirTypeAreErrorsAndNotInfinities() {
        for (String number : List.of("1e400", "-1e400", "1e999999999")) {
            assertThatThrownBy(() -> PayloadReader.read(Payload.json(number), Payloads.DOUBLE))
                    .as(number)
                    .isInstanceOf(PayloadException.class);
            assertThatThrownBy(() -> PayloadReader.read(Payload.json(number), Payloads.LONG))
                    .as(number)
                    .isInstanceOf(PayloadException.class);
        }
        assertThatThrownBy(() -> PayloadReader.read(Payload.json("1e999999999"), Payloads.BIG_DECIMAL))
                .isInstanceOf(PayloadException.class);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedInBothFormatsAndAllOthersTaken() throws Exception {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] text = text(random);
            String expected = decoded(text);
            byte[] json = concat("[{\"k\":\"".getBytes(UTF_8), text, "\"}]".getBytes(UTF_8));
            byte[] cbor = concat(HEX.parseHex("81a1616b" + "79%04x".formatted(text.length)), text, new byte[0]);
            for (var each : Map.of(WireFormat.JSON, json, WireFormat.CBOR, cbor).entrySet()) {
                var payload = new Payload(each.getKey(), each.getValue(), 0, each.getValue().length);
                if (expected == null) {
                    assertThat(refusalAlone(each.getKey(), each.getValue()))
                            .as("%s %s", each.getKey(), HEX.formatHex(text))
                            .contains("UTF-8");
                } else {
                    assertThat(PayloadReader.read(payload, TYPE)).containsExactly(Map.of("k", expected));
                }
            }
        }
    }

    /** Without what JSON would have to escape. */
    private static byte[] text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(List.of(0x61, 0x7F, 0xE9, 0x7FF, 0x20AC, 0xFFFD, 0x1F600, 0x10FFFF)
                    .get(random.nextInt(8)));
        }
        byte[] bytes = text.toString().getBytes(UTF_8);
        if (bytes.length > 0 && random.nextBoolean()) {
            bytes[random.nextInt(bytes.length)] = (byte) (0x80 | random.nextInt(128));
        }
        return bytes;
    }

    private static String decoded(byte[] text) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static byte[] concat(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
