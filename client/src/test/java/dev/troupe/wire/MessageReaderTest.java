package dev.troupe.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "7",
                "null",
                "[]",
                "\"call\"",
                "{",
                "{\"call\"",
                "{\"call\":",
                "{\"call\":\"a\"",
                "{\"call\":\"a\",}",
                "{\"call\":\"a\"}}",
                "{\"call\":\"a\"} x",
                "{\"call\":\"a\"}{}",
                "{call:\"a\"}",
                "{'call':'a'}",
                "{\"call\":\"a\",\"args\":{]}",
                "{\"call\":\"a\",\"args\":[1 2]}",
                "{\"call\":\"a\",\"args\":{\"x\" 1}}",
                "{\"call\":\"a\",\"args\":{\"x\":tru}}",
                "{\"call\":\"a\",\"args\":{\"x\":01}}",
                "{\"call\":\"a\",\"args\":{\"x\":1.}}",
                "{\"call\":\"a\",\"args\":{\"x\":.5}}",
                "{\"call\":\"a\",\"args\":{\"x\":+1}}",
                "{\"call\":\"a\",\"args\":{\"x\":1e}}",
                "{\"call\":\"a\",\"args\":{\"x\":NaN}}",
                "{\"call\":\"a\",\"args\":{\"x\":\"\\x\"}}",
                "{\"call\":\"a\",\"args\":{\"x\":\"\\u12g4\"}}",
                "{\"call\":\"a\",\"args\":{\"x\":\"\n\"}}",
                "{\"call\":\"a\"/*comment*/}",
            })
    void whatIsNotJsonIsToldWhatAMessageLooksLike(String text) {
        MessageException refusal = refused(text);

        assertThat(refusal.error().code()).isEqualTo("bad_message");
        assertThat(refusal.error().message()).contains("is not JSON", "A message is a JSON object such as {\"call\":");
        assertThat(refusal.getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                  | does not say what it is",
                "{'id':7}                            | does not say what it is",
                "{'id':7,'args':{}}                  | does not say what it is",
                "{'call':'a','ping':1}               | 'call' and 'ping'",
                "{'call':'a','reply':1}              | 'call' and 'reply'",
                "{'call':'a','call':'b'}             | 'call' is given twice",
                "{'call':'a','id':1,'id':1}          | 'id' is given twice",
                "{'call':'a','args':{},'args':{}}    | 'args' is given twice",
                "{'call':7}                          | 'call' is not a string",
                "{'call':null}                       | 'call' is not a string",
                "{'call':['a']}                      | 'call' is not a string",
                "{'call':'a','id':-1}                | 'id' is not an integer from 0",
                "{'call':'a','id':1.0}               | 'id' is not an integer from 0",
                "{'call':'a','id':1e2}               | 'id' is not an integer from 0",
                "{'call':'a','id':'1'}               | 'id' is not an integer from 0",
                "{'call':'a','id':9007199254740992}  | 'id' is not an integer from 0",
                "{'call':'a','id':99999999999999999999999999} | 'id' is not an integer from 0",
                "{'call':'a','timeout':0}            | 'timeout' is not a positive integer",
                "{'call':'a','timeout':-5}           | 'timeout' is not a positive integer",
                "{'call':'a','timeout':1.5}          | 'timeout' is not a positive integer",
                "{'call':'a','timeout':'1'}          | 'timeout' is not a positive integer",
                "{'subscribe':'a'}                   | 'subscribe' is not a list",
                "{'subscribe':[1]}                   | 'subscribe'[0] is not a string",
                "{'unsubscribe':{}}                  | 'unsubscribe' is not a list",
                "{'cancel':'a'}                      | 'cancel' is not an integer from 0",
                "{'cancel':null}                     | 'cancel' is not an integer from 0",
                "{'ping':-1}                         | 'ping' is not an integer from 0",
            })
    void aMessageOfTheWrongShapeIsToldWhy(String text, String problem) {
        MessageException refusal = refused(text.replace('\'', '"'));

        assertThat(refusal.error().code()).isEqualTo("bad_message");
        assertThat(refusal.error().message()).contains(problem);
        assertThat(refusal.error().retryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "item",
                "end",
                "more",
                "ask",
                "resume",
                "ack",
                "trace",
                "reply",
                "event",
                "welcome",
                "pong",
                "error",
                "Call",
                "calls",
                "xy",
                "subscribed",
                "unsubscriber"
            })
    void otherKindsAreUnknown(String kind) {
        MessageException refusal = refused("{\"" + kind + "\":1,\"id\":3}");

        assertThat(refusal.error().code()).isEqualTo("unknown_kind");
        assertThat(refusal.id()).isEqualTo(OptionalLong.of(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':7,'call':5}           | 7",
                "{'call':5,'id':7}           | 7",
                "{'call':'a','id':7,'args':  | 7",
                "{'call':'a','id':7,'id':7}  | -1",
                "{'call':'a','id':-7}        | -1",
                "{'call':'a','args':[,'id':7 | -1",
                "{'call':'a','id':'7','x':}  | -1",
            })
    void aRefusalCarriesTheIdIfThereIsOne(String text, long id) {
        assertThat(refused(text.replace('\'', '"')).id().orElse(-1)).isEqualTo(id);
    }

    @Test
    void unknownMembersArePassedOver() throws Exception {
        var call = (ClientMessage.Call)
                read("{\"x\":[{\"call\":1}],\"call\":\"a\",\"\":null,\"trace\":\"t\",\"ack\":5,\"x\":2}");

        assertThat(call.action()).isEqualTo("a");
        assertThat(call.id()).isEmpty();
        assertThat(call.timeout()).isEmpty();
        assertThat(call.arguments().isPresent()).isFalse();
    }

    @Test
    void membersComeInAnyOrderAndNumber() throws Exception {
        List<String> members = List.of(
                "\"value\":[1]",
                "\"id\":7",
                "\"seq\":9",
                "\"args\":{\"x\":1}",
                "\"timeout\":5",
                "\"about\":\"b\"",
                "\"call\":\"a\"");
        for (int turned = 0; turned < members.size(); turned++) {
            List<String> order = new ArrayList<>(members);
            Collections.rotate(order, turned);
            for (boolean backwards : new boolean[] {false, true}) {
                if (backwards) {
                    Collections.reverse(order);
                }
                var call = (ClientMessage.Call) read("{" + String.join(",", order) + "}");
                assertThat(call.action()).isEqualTo("a");
                assertThat(call.id()).hasValue(7);
                assertThat(call.timeout()).contains(Duration.ofMillis(5));
                assertThat(call.arguments()).isEqualTo(Payload.json("{\"x\":1}"));
            }
        }
    }

    @Test
    void nullStandsForWhatIsAbsent() throws Exception {
        var call = (ClientMessage.Call) read("{\"call\":\"a\",\"id\":null,\"args\":null,\"timeout\":null}");

        assertThat(call.id()).isEmpty();
        assertThat(call.timeout()).isEmpty();
        assertThat(call.arguments()).isEqualTo(Payload.none(WireFormat.JSON));
    }

    @Test
    void aVeryLongTimeoutIsShortened() throws Exception {
        for (String timeout : new String[] {"86400001", "9223372036854775807", "9".repeat(300)}) {
            var call = (ClientMessage.Call) read("{\"call\":\"a\",\"timeout\":" + timeout + "}");
            assertThat(call.timeout()).contains(MessageReader.MAX_TIMEOUT);
        }
        var call = (ClientMessage.Call) read("{\"call\":\"a\",\"timeout\":86400000}");
        assertThat(call.timeout()).contains(Duration.ofDays(1));
    }

    @Test
    void nestsAsDeepAsPayloadsAndNoDeeper() throws Exception {
        int inner = WireFormat.MAX_DEPTH - 1;
        for (String brackets : new String[] {"[]", "{}"}) {
            var call = (ClientMessage.Call) read("{\"call\":\"a\",\"args\":" + nested(inner, brackets) + "}");
            assertThat(call.arguments().isPresent()).isTrue();

            MessageException refusal = refused("{\"call\":\"a\",\"args\":" + nested(inner + 1, brackets) + "}");
            assertThat(refusal.error().message()).contains("deeper than 64");
            assertThat(refused("{\"call\":\"a\",\"x\":" + "[".repeat(60_000))
                            .error()
                            .message())
                    .contains("deeper than 64");
        }
    }

    private static String nested(int depth, String innermost) {
        return "[".repeat(depth - 1) + innermost + "]".repeat(depth - 1);
    }

    @Test
    void cborIsToldWhatAMessageLooksLike() throws Exception {
        byte[][] messages = {
            new byte[0],
            {(byte) 0xF6},
            {(byte) 0x80},
            {(byte) 0x61, 'a'},
            {(byte) 0xBF},
            {(byte) 0xA1, 0x64, 'p', 'i', 'n', 'g'},
            {(byte) 0xBA, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
            cbor(out -> {
                out.startObject();
                out.name("ping");
                out.writeInt(1);
                out.endObject();
                out.writeInt(1);
            }),
        };
        for (byte[] message : messages) {
            var refusal = catchThrowableOfType(
                    MessageException.class,
                    () -> MessageReader.fromClient(WireFormat.CBOR, message, 0, message.length));
            assertThat(refusal.error().code()).isEqualTo("bad_message");
            assertThat(refusal.error().message()).contains("CBOR map");
        }
    }

    @Test
    void cborOfTheWrongShapeIsToldWhy() throws Exception {
        assertThat(refusedCbor(out -> {
                            out.name("call");
                            out.writeString("a");
                            out.name("id");
                            out.writeString("1");
                        })
                        .getMessage())
                .isEqualTo("'id' is not an integer from 0 to 2^53-1");
        var refusal = refusedCbor(out -> {
            out.name("call");
            out.writeInt(1);
            out.name("id");
            out.writeInt(9);
        });
        assertThat(refusal.getMessage()).isEqualTo("'call' is not a string");
        assertThat(refusal.id()).isEqualTo(OptionalLong.of(9));
        assertThat(refusedCbor(out -> {
                            out.name("call");
                            out.writeString("a");
                            out.name("call");
                            out.writeString("a");
                        })
                        .getMessage())
                .isEqualTo("'call' is given twice");
    }

    @Test
    void nullStandsForWhatIsAbsentInCborToo() throws Exception {
        byte[] message = cbor(out -> {
            out.startObject();
            out.name("call");
            out.writeString("a");
            for (String name : new String[] {"id", "args", "timeout"}) {
                out.name(name);
                out.writeNull();
            }
            out.endObject();
        });

        var call = (ClientMessage.Call) MessageReader.fromClient(WireFormat.CBOR, message, 0, message.length);

        assertThat(call.id()).isEmpty();
        assertThat(call.timeout()).isEmpty();
        assertThat(call.arguments()).isEqualTo(Payload.none(WireFormat.CBOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"item\":1}", "{\"x\":1,\"id\":2}", "{\"call\":\"a\"}", "{\"ping\":1}"})
    void aClientPassesOverKindsThatItDoesNotKnow(String text) throws Exception {
        assertThat(fromServer(text)).isEqualTo(new ServerMessage.Unknown());
    }

    @Test
    void aClientPassesOverUnknownMembers() throws Exception {
        assertThat(
                        fromServer(
                                "{\"new\":1,\"reply\":7,\"error\":{\"code\":\"x\",\"new\":[],\"metadata\":{\"a\":1,\"b\":\"c\"}}}"))
                .isEqualTo(new ServerMessage.Failure(7, new WireError("x", "", false, java.util.Map.of("b", "c"))));
        assertThat(fromServer(
                        "{\"welcome\":{\"connection\":\"c\",\"protocol\":\"p\",\"fingerprint\":\"f\",\"epoch\":\"e\","
                                + "\"seq\":3,\"new\":{}},\"more\":true}"))
                .isEqualTo(new ServerMessage.Welcome("c", "p", "f", "e", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reply\":\"7\"}",
                "{\"reply\":7,\"error\":{}}",
                "{\"reply\":7,\"error\":\"x\"}",
                "{\"event\":\"a\"}",
                "{\"event\":\"a\",\"seq\":null}",
                "{\"event\":1,\"seq\":1}",
                "{\"welcome\":{}}",
                "{\"welcome\":1}",
                "{\"pong\":\"1\"}",
                "{\"event\":\"a\",\"seq\":1,\"reply\":1}",
                "{}"
            })
    void aClientRefusesWhatHasTheWrongShape(String text) {
        var refusal = catchThrowableOfType(MessageException.class, () -> fromServer(text));

        assertThat(refusal.error().code()).isEqualTo("bad_message");
    }

    private static ClientMessage read(String text) throws MessageException {
        byte[] bytes = text.getBytes(UTF_8);
        return MessageReader.fromClient(WireFormat.JSON, bytes, 0, bytes.length);
    }

    private static ServerMessage fromServer(String text) throws MessageException {
        byte[] bytes = text.getBytes(UTF_8);
        return MessageReader.fromServer(WireFormat.JSON, bytes, 0, bytes.length);
    }

    private static MessageException refused(String text) {
        return catchThrowableOfType(MessageException.class, () -> read(text));
    }

    private static MessageException refusedCbor(Content members) throws IOException {
        byte[] message = cbor(out -> {
            out.startObject();
            members.write(out);
            out.endObject();
        });
        return catchThrowableOfType(
                MessageException.class, () -> MessageReader.fromClient(WireFormat.CBOR, message, 0, message.length));
    }

    private static byte[] cbor(Content content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var generator = WireFormat.CBOR.factory().createGenerator(bytes)) {
            content.write(new PayloadWriter(generator, WireFormat.CBOR));
        }
        return bytes.toByteArray();
    }

    private interface Content {
        void write(PayloadWriter out) throws IOException;
    }
}
