package dev.troupe.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of docs/wire-protocol.md: what they say is read is read, and what they say is written is written to the byte. */
class WireVectorsTest {

    private static final PayloadType<Map<String, String>> TEXTS = Payloads.map(KeyTypes.STRING, Payloads.STRING);

    /** One case of a file of vectors: text by name, and lists of text by name. */
    record Vector(Map<String, String> texts, Map<String, List<String>> lists) {

        private static final PayloadType<Vector> TYPE = PayloadType.of(Vector::read, (out, vector) -> {
            throw new IOException("vectors are only read");
        });

        private static Vector read(PayloadReader in) throws IOException {
            var vector = new Vector(new java.util.HashMap<>(), new java.util.HashMap<>());
            in.startObject();
            for (@Nullable String name = in.nextName(); name != null; name = in.nextName()) {
                if (in.isString()) {
                    vector.texts.put(name, in.readString());
                } else if (name.equals("id")) {
                    vector.texts.put(name, Long.toString(in.readLong()));
                } else {
                    vector.lists.put(name, Payloads.list(Payloads.STRING).read(in));
                }
            }
            return vector;
        }

        String text(String name) {
            return java.util.Objects.requireNonNull(texts.get(name), name);
        }

        List<String> list(String name) {
            return java.util.Objects.requireNonNull(lists.get(name), name);
        }

        /** All encodings of one message. */
        List<Payload> encodings() {
            List<Payload> all = new ArrayList<>(List.of(Payload.json(text("json")), cbor(text("cbor"))));
            list("alsoJson").forEach(json -> all.add(Payload.json(json)));
            list("alsoCbor").forEach(hex -> all.add(cbor(hex)));
            return all;
        }

        @Override
        public String toString() {
            return texts.getOrDefault("name", texts.toString());
        }
    }

    static List<Vector> clientMessages() throws IOException {
        return load("client-messages", Vector.TYPE);
    }

    static List<Vector> serverMessages() throws IOException {
        return load("server-messages", Vector.TYPE);
    }

    static List<Vector> refusedMessages() throws IOException {
        return load("refused-messages", Vector.TYPE);
    }

    static List<Vector> values() throws IOException {
        return load("values", Vector.TYPE);
    }

    static List<Vector> keys() throws IOException {
        return load("keys", Vector.TYPE);
    }

    static List<String> refusedKeys() throws IOException {
        return load("refused-keys", Payloads.STRING);
    }

    @ParameterizedTest
    @MethodSource("clientMessages")
    void messagesOfClients(Vector vector) throws Exception {
        for (Payload encoding : vector.encodings()) {
            ClientMessage message =
                    MessageReader.fromClient(encoding.format(), encoding.array(), encoding.offset(), encoding.length());

            assertThat(written(WireFormat.JSON, message).text()).isEqualTo(vector.text("json"));
            assertThat(hex(written(WireFormat.CBOR, message))).isEqualTo(vector.text("cbor"));
        }
    }

    private static WireMessage written(WireFormat format, ClientMessage message) throws IOException {
        if (message instanceof ClientMessage.Call call) {
            return MessageWriter.call(
                    format,
                    call.action(),
                    call.id(),
                    call.timeout(),
                    TEXTS,
                    PayloadReader.read(call.arguments(), TEXTS));
        } else if (message instanceof ClientMessage.Subscribe subscribe) {
            return MessageWriter.subscribe(format, true, subscribe.events(), subscribe.id());
        } else if (message instanceof ClientMessage.Unsubscribe unsubscribe) {
            return MessageWriter.subscribe(format, false, unsubscribe.events(), unsubscribe.id());
        } else if (message instanceof ClientMessage.Cancel cancel) {
            return MessageWriter.cancel(format, cancel.id());
        } else if (message instanceof ClientMessage.Ping ping) {
            return MessageWriter.ping(format, ping.number());
        }
        throw new AssertionError(message);
    }

    @ParameterizedTest
    @MethodSource("serverMessages")
    void messagesOfServers(Vector vector) throws Exception {
        for (Payload encoding : vector.encodings()) {
            ServerMessage message =
                    MessageReader.fromServer(encoding.format(), encoding.array(), encoding.offset(), encoding.length());

            assertThat(written(WireFormat.JSON, message).text()).isEqualTo(vector.text("json"));
            assertThat(hex(written(WireFormat.CBOR, message))).isEqualTo(vector.text("cbor"));
        }
    }

    private static WireMessage written(WireFormat format, ServerMessage message) throws IOException {
        if (message instanceof ServerMessage.Welcome welcome) {
            return MessageWriter.welcome(format, welcome);
        } else if (message instanceof ServerMessage.Reply reply) {
            return reply.value().isPresent()
                    ? MessageWriter.reply(format, reply.id(), TEXTS, PayloadReader.read(reply.value(), TEXTS))
                    : MessageWriter.reply(format, reply.id());
        } else if (message instanceof ServerMessage.Failure failure) {
            return MessageWriter.failure(format, failure.id(), failure.error());
        } else if (message instanceof ServerMessage.Problem problem) {
            return MessageWriter.problem(format, problem.error(), problem.about());
        } else if (message instanceof ServerMessage.Event event) {
            return MessageWriter.event(
                    format, event.name(), event.sequence(), TEXTS, PayloadReader.read(event.arguments(), TEXTS));
        } else if (message instanceof ServerMessage.Pong pong) {
            return MessageWriter.pong(format, pong.number());
        }
        throw new AssertionError(message);
    }

    @ParameterizedTest
    @MethodSource("refusedMessages")
    void messagesThatAreRefused(Vector vector) {
        Payload message =
                vector.texts().containsKey("json") ? Payload.json(vector.text("json")) : cbor(vector.text("cbor"));

        var refusal = catchThrowableOfType(
                MessageException.class,
                () -> MessageReader.fromClient(message.format(), message.array(), 0, message.length()));

        assertThat(refusal.error().code()).isEqualTo(vector.text("code"));
        assertThat(refusal.id())
                .isEqualTo(
                        vector.texts().containsKey("id")
                                ? OptionalLong.of(Long.parseLong(vector.text("id")))
                                : OptionalLong.empty());
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesInTheirTypes(Vector vector) throws Exception {
        @SuppressWarnings("unchecked")
        var type = (PayloadType<Object>)
                Payloads.class.getField(vector.text("type")).get(null);
        List<Payload> encodings =
                new ArrayList<>(List.of(Payload.json(vector.text("json")), cbor(vector.text("cbor"))));
        vector.list("also").forEach(json -> encodings.add(Payload.json(json)));
        for (Payload encoding : encodings) {
            Object value = PayloadReader.read(encoding, type);

            assertThat(Encoding.json(type, value)).isEqualTo(vector.text("json"));
            assertThat(Encoding.write(WireFormat.CBOR, type, value)).isEqualTo(cbor(vector.text("cbor")));
        }
        for (String refused : vector.list("refused")) {
            assertThat(catchThrowableOfType(
                            PayloadException.class, () -> PayloadReader.read(Payload.json(refused), type)))
                    .as(refused)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keysOfActors(Vector vector) {
        List<String> parts = vector.list("parts");
        Key key = Key.of(parts.get(0), parts.subList(1, parts.size()).toArray(String[]::new));

        assertThat(key).hasToString(vector.text("text"));
        assertThat(key.toPathSegment()).isEqualTo(vector.text("segment"));
        assertThat(Key.parsePathSegment(vector.text("segment"))).isEqualTo(key);
        vector.list("also")
                .forEach(segment -> assertThat(Key.parsePathSegment(segment)).isEqualTo(key));
    }

    @ParameterizedTest
    @MethodSource("refusedKeys")
    void keysThatAreRefused(String segment) {
        assertThatIllegalArgumentException().isThrownBy(() -> Key.parsePathSegment(segment));
    }

    private static <T> List<T> load(String name, PayloadType<T> type) throws IOException {
        try (var stream = WireVectorsTest.class.getResourceAsStream("/wire-vectors/" + name + ".json")) {
            byte[] bytes = java.util.Objects.requireNonNull(stream, name).readAllBytes();
            return PayloadReader.read(Payload.json(new String(bytes, UTF_8)), Payloads.list(type));
        }
    }

    private static Payload cbor(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return new Payload(WireFormat.CBOR, bytes, 0, bytes.length);
    }

    private static String hex(WireMessage message) {
        return HexFormat.of().formatHex(message.array(), message.offset(), message.offset() + message.length());
    }
}
