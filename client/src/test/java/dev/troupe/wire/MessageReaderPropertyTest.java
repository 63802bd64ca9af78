package dev.troupe.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jackson is the oracle: whatever it takes for one object is a message or a known mistake, and nothing else is. */
class MessageReaderPropertyTest {

    private static final int ROUNDS = 5_000;
    private static final byte[] ALPHABET = "{}[]\",:\\u0019eE+-.truefalsn \n\t\u0001/call".getBytes(UTF_8);
    private static final JsonFactory ORACLE = new JsonFactory();

    @Test
    void aCallIsReadInWhateverFormItIsWritten() throws Exception {
        var random = new Random(1);
        var json = new RandomJson(random);
        for (int round = 0; round < ROUNDS; round++) {
            String action = json.string();
            String args = json.object(4);
            long id = random.nextLong() & Envelope.MAX_ID;
            int timeout = 1 + random.nextInt(100_000);
            var members = new ArrayList<>(List.of(
                    member(json, "call", action),
                    member(json, "id", Long.toString(id)),
                    member(json, "args", args),
                    member(json, "timeout", Integer.toString(timeout)),
                    member(json, "stranger", json.value(3)),
                    member(json, "trace", json.value(3))));
            Collections.shuffle(members, random);
            byte[] message = padded(random, json.space() + "{" + String.join(",", members) + "}" + json.space());

            var call = (ClientMessage.Call) MessageReader.fromClient(WireFormat.JSON, message, 5, message.length - 12);

            assertThat(call.action()).isEqualTo(text(action));
            assertThat(call.id()).isEqualTo(OptionalLong.of(id));
            assertThat(call.timeout()).isEqualTo(Optional.of(Duration.ofMillis(timeout)));
            assertThat(call.arguments()).isEqualTo(Payload.json(args));
        }
    }

    @Test
    void takesForJsonExactlyWhatJacksonDoes() {
        var random = new Random(2);
        var json = new RandomJson(random);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] message = mutated(random, json.space() + json.object(5) + json.space());
            boolean isJson = isOneObject(message);
            taken += isJson ? 1 : 0;
            assertThat(isTaken(message)).as(new String(message, UTF_8)).isEqualTo(isJson);
        }
        assertThat(taken).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    @Test
    void arbitraryBytesNeverDoAnythingButFail() {
        var random = new Random(3);
        var json = new RandomJson(random);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] message =
                    ("{\"call\":" + json.string() + ",\"id\":7,\"args\":" + json.object(3) + "}").getBytes(UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                message[random.nextInt(message.length)] = (byte) random.nextInt(256);
            }
            readsOrRefuses(WireFormat.JSON, message, 0, random.nextInt(message.length + 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageThatIsCutOffIsRefused(WireFormat format) throws Exception {
        var type = Payloads.list(Payloads.STRING);
        var error = new WireError("muted", "no", true, java.util.Map.of("a", "b"));
        List<WireMessage> messages = List.of(
                MessageWriter.call(
                        format,
                        "post",
                        OptionalLong.of(70_000),
                        Optional.of(Duration.ofSeconds(2)),
                        type,
                        List.of("é€😀", "b")),
                MessageWriter.subscribe(format, true, List.of("a", "b"), OptionalLong.of(1)),
                MessageWriter.failure(format, 7, error),
                MessageWriter.event(format, "posted", 12, type, List.of("x")),
                MessageWriter.welcome(format, new ServerMessage.Welcome("c", "p", "f", "e", 0)));
        for (WireMessage message : messages) {
            for (int length = 0; length < message.length(); length++) {
                assertThat(readsOrRefuses(format, message.array(), message.offset(), length))
                        .as("%s cut to %d", message, length)
                        .isFalse();
            }
        }
    }

    @Test
    void mutatedCborNeverDoesAnythingButFail() throws Exception {
        var random = new Random(4);
        var message = MessageWriter.call(
                WireFormat.CBOR,
                "post",
                OptionalLong.of(70_000),
                Optional.of(Duration.ofSeconds(2)),
                Payloads.map(KeyTypes.STRING, Payloads.list(Payloads.LONG)),
                java.util.Map.of("é", List.of(1L, Long.MAX_VALUE)));
        byte[] original = Arrays.copyOfRange(message.array(), message.offset(), message.offset() + message.length());
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = original.clone();
            for (int i = random.nextInt(5); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            readsOrRefuses(WireFormat.CBOR, bytes, 0, 1 + random.nextInt(bytes.length));
        }
    }

    /** Reads as both sides would, and then what is carried; whether there was a message to either of them. */
    private static boolean readsOrRefuses(WireFormat format, byte[] message, int offset, int length) {
        boolean read = false;
        try {
            if (MessageReader.fromClient(format, message, offset, length) instanceof ClientMessage.Call call) {
                readOrRefuse(call.arguments());
            }
            read = true;
        } catch (MessageException e) {
            assertThat(e.error().code()).isIn("bad_message", "unknown_kind");
            read |= e.error().code().equals("unknown_kind");
        }
        try {
            MessageReader.fromServer(format, message, offset, length);
            read = true;
        } catch (MessageException e) {
            assertThat(e.error().code()).isEqualTo("bad_message");
        }
        return read;
    }

    private static void readOrRefuse(Payload payload) {
        try {
            PayloadReader.read(
                    payload,
                    PayloadType.<Boolean>of(
                            in -> {
                                in.skip();
                                return true;
                            },
                            PayloadWriter::writeBoolean));
        } catch (PayloadException e) {
            assertThat(e.problem()).isNotEmpty();
        }
    }

    private static boolean isTaken(byte[] message) {
        try {
            MessageReader.fromServer(WireFormat.JSON, message, 0, message.length);
            return true;
        } catch (MessageException e) {
            return !e.error().message().contains("is not JSON");
        }
    }

    private static boolean isOneObject(byte[] message) {
        try (JsonParser in = ORACLE.createParser(message)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            in.skipChildren();
            return in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Up to three bytes changed, removed or added; most often none. */
    private static byte[] mutated(Random random, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            byte other = ALPHABET[random.nextInt(ALPHABET.length)];
            if (bytes[at] < 0) {
                continue; // a broken character is the business of Utf8
            }
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = other;
                case 1 -> bytes = spliced(bytes, at, at + 1, new byte[0]);
                default -> bytes = spliced(bytes, at, at, new byte[] {other});
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] insert) {
        byte[] result = new byte[bytes.length - (to - from) + insert.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(insert, 0, result, from, insert.length);
        System.arraycopy(bytes, to, result, from + insert.length, bytes.length - to);
        return result;
    }

    /** Between five bytes and seven of something else. */
    private static byte[] padded(Random random, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] padded = new byte[bytes.length + 12];
        random.nextBytes(padded);
        System.arraycopy(bytes, 0, padded, 5, bytes.length);
        return padded;
    }

    private static String member(RandomJson json, String name, String value) {
        return json.space() + json.name(name) + json.space() + ":" + json.space() + value + json.space();
    }

    private static String text(String json) throws IOException {
        try (JsonParser in = ORACLE.createParser(json)) {
            in.nextToken();
            return in.getText();
        }
    }
}
