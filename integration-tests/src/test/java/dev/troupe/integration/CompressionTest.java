package dev.troupe.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troupe.server.TroupeServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** permessage-deflate (RFC 7692) on a real socket, with a client that knows no more than the standard and zlib. */
class CompressionTest {

    private static final int THRESHOLD = 500;
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";
    private static final String ANSWER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static RawSocket connect(WorkshopServer server, String... headers) throws IOException {
        return RawSocket.handshake(server.port(), "/actors/workshop/" + WorkshopServer.ROOM + "?name=ada", headers);
    }

    /** Connects with an offer that is taken, and reads the welcome. */
    private static RawSocket agreed(WorkshopServer server) throws IOException {
        RawSocket socket = connect(server, OFFER);
        assertThat(extensions(socket)).isEqualTo(ANSWER);
        assertThat(socket.json().has("welcome")).isTrue();
        return socket;
    }

    private static String extensions(RawSocket socket) {
        return socket.head()
                .lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-extensions:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** RFC 7692, section 7.2.1. */
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

    /** RFC 7692, section 7.2.2, with a new window for each message. */
    static byte[] inflated(byte[] payload) {
        byte[] whole = Arrays.copyOf(payload, payload.length + 4);
        whole[whole.length - 2] = -1;
        whole[whole.length - 1] = -1;
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(whole);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[4_096];
            for (int length = inflater.inflate(part); length > 0; length = inflater.inflate(part)) {
                out.write(part, 0, length);
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }

    private static JsonNode expanded(RawSocket.Frame frame) throws IOException {
        assertThat(frame.opcode()).isEqualTo(RawSocket.TEXT);
        assertThat(frame.compressed()).isTrue();
        return MAPPER.readTree(inflated(frame.payload()));
    }

    private static byte[] echo(int id, String text) {
        return ("{\"call\":\"echo\",\"id\":" + id + ",\"args\":{\"text\":\"" + text + "\"}}").getBytes(UTF_8);
    }

    @Test
    void nothingIsAgreedOnUnlessTheServerSaysSo() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = connect(server, OFFER)) {
            assertThat(socket.status()).isEqualTo(101);
            assertThat(extensions(socket)).isEmpty();
        }
    }

    @Test
    void theFirstOfferThatCanBeMetIsAnswered() throws IOException {
        try (WorkshopServer server = WorkshopServer.compressing(THRESHOLD);
                RawSocket browser = connect(server, OFFER + "; client_max_window_bits");
                RawSocket several = connect(
                        server,
                        "Sec-WebSocket-Extensions: x-other; a=\"b\"",
                        OFFER + "; server_max_window_bits=10, permessage-deflate; server_max_window_bits=15")) {
            assertThat(extensions(browser)).isEqualTo(ANSWER);
            assertThat(extensions(several)).isEqualTo(ANSWER + "; server_max_window_bits=15");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "; server_max_window_bits=10",
                "; client_max_window_bits=16",
                "; mystery",
                "; client_no_context_takeover; client_no_context_takeover"
            })
    void anOfferThatCannotBeMetLeavesEverythingUncompressed(String parameters) throws IOException {
        try (WorkshopServer server = WorkshopServer.compressing(THRESHOLD);
                RawSocket socket = connect(server, OFFER + parameters)) {
            assertThat(socket.status()).isEqualTo(101);
            assertThat(extensions(socket)).isEmpty();
            assertThat(socket.json().has("welcome")).isTrue();
            socket.frame(0x81, echo(1, "x".repeat(THRESHOLD)));
            assertThat(socket.next().compressed()).isFalse();
        }
    }

    @Test
    void anOfferThatCannotBeReadIsRefused() throws IOException {
        try (WorkshopServer server = WorkshopServer.compressing(THRESHOLD);
                RawSocket socket = connect(server, OFFER + "; =")) {
            assertThat(socket.status()).isEqualTo(400);
        }
    }

    @Test
    void largeMessagesAreCompressedAndSmallOnesAreNot() throws IOException {
        try (WorkshopServer server = WorkshopServer.compressing(THRESHOLD);
                RawSocket socket = agreed(server)) {
            String text = "once more ".repeat(500);
            socket.frame(0xC1, deflated(echo(1, text)));
            RawSocket.Frame large = socket.next();
            socket.frame(0x81, echo(2, "short"));
            RawSocket.Frame small = socket.next();

            assertThat(large.payload().length).isLessThan(200);
            assertThat(expanded(large).path("value").asText()).isEqualTo(text);
            assertThat(small.compressed()).isFalse();
            assertThat(small.text()).isEqualTo("{\"reply\":2,\"value\":\"short\"}");
        }
    }

    @Test
    void aCompressedMessageMayComeInPiecesWithAPingBetween() throws IOException {
        try (WorkshopServer server = WorkshopServer.compressing(THRESHOLD);
                RawSocket socket = agreed(server)) {
            byte[] whole = deflated(echo(1, "in pieces"));
            socket.frame(0x41, Arrays.copyOf(whole, 5));
            socket.frame(0x89, "?".getBytes(UTF_8));
            socket.frame(0x80, Arrays.copyOfRange(whole, 5, whole.length));

            assertThat(socket.next().opcode()).isEqualTo(RawSocket.PONG);
            assertThat(socket.reply(1).path("value").asText()).isEqualTo("in pieces");
        }
    }

    @Test
    void anEventReachesEverybodyInTheFormAgreedOn() throws IOException {
        try (WorkshopServer server = WorkshopServer.compressing(THRESHOLD);
                RawSocket plain = server.connect();
                RawSocket first = agreed(server);
                RawSocket second = agreed(server)) {
            plain.text("{\"call\":\"flood\",\"args\":{\"events\":1,\"characters\":20000}}");

            RawSocket.Frame toFirst = first.next();
            RawSocket.Frame toSecond = second.next();
            JsonNode heard = plain.json();
            assertThat(heard.path("args").path("text").asText()).hasSize(20_000);
            assertThat(expanded(toFirst)).isEqualTo(heard);
            assertThat(toSecond.payload()).isEqualTo(toFirst.payload());
        }
    }

    static Stream<Arguments> breaches() {
        byte[] bomb = deflated(new byte[10 * 1_024 * 1_024]);
        byte[] ping = deflated("{\"ping\":1}".getBytes(UTF_8));
        return Stream.of(
                Arguments.of("10 MiB in 10 KiB", RawSocket.masked(0xC1, bomb), 1009),
                Arguments.of("64 KiB and one", RawSocket.masked(0xC1, deflated(new byte[65_537])), 1009),
                Arguments.of("no compressed data", RawSocket.masked(0xC1, "{\"ping\":1}".getBytes(UTF_8)), 1007),
                Arguments.of("half of it", RawSocket.masked(0xC1, Arrays.copyOf(ping, ping.length / 2)), 1007),
                Arguments.of("no UTF-8", RawSocket.masked(0xC1, deflated(new byte[] {-1})), 1007),
                Arguments.of("a compressed ping", RawSocket.masked(0xC9, new byte[0]), 1002),
                Arguments.of("a compressed continuation", RawSocket.masked(0xC0, ping), 1002),
                Arguments.of("another reserved bit", RawSocket.masked(0xA1, ping), 1002));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void endTheConnectionWithTheCodeTheStandardNames(String what, byte[] bytes, int code) throws IOException {
        try (WorkshopServer server = WorkshopServer.compressing(THRESHOLD);
                RawSocket socket = agreed(server)) {
            socket.raw(bytes);

            assertThat(socket.awaitClose().closeCode()).as(what).isEqualTo(code);
            server.bystanderIsWell();
        }
    }

    @Test
    void compressedDataWithoutAnAgreementEndsTheConnection() throws IOException {
        try (WorkshopServer server = WorkshopServer.compressing(THRESHOLD);
                RawSocket socket = server.connect()) {
            socket.frame(0xC1, deflated("{\"ping\":1}".getBytes(UTF_8)));

            assertThat(socket.awaitClose().closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void aThresholdIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TroupeServer.builder().compression(-1));
    }
}
