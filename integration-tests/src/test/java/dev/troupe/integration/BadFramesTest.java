package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaches of RFC 6455: each ends its connection with the code the standard names, and disturbs nobody else. */
class BadFramesTest {

    private static final byte[] SMALL = "{\"ping\":1}".getBytes(StandardCharsets.UTF_8);

    static Stream<Arguments> breaches() {
        return Stream.of(
                Arguments.of("an unmasked frame (5.1)", new byte[] {(byte) 0x81, 2, '{', '}'}, 1002),
                Arguments.of("a reserved bit (5.2)", RawSocket.masked(0xC1, SMALL), 1002),
                Arguments.of("a reserved opcode (5.2)", RawSocket.masked(0x83, SMALL), 1002),
                Arguments.of("a reserved control opcode (5.2)", RawSocket.masked(0x8B, SMALL), 1002),
                Arguments.of("a control frame over 125 bytes (5.5)", RawSocket.masked(0x89, new byte[126]), 1002),
                Arguments.of("a fragmented control frame (5.5)", RawSocket.masked(0x09, SMALL), 1002),
                Arguments.of("a continuation of nothing (5.4)", RawSocket.masked(0x80, SMALL), 1002),
                Arguments.of(
                        "a new message inside another (5.4)",
                        joined(RawSocket.masked(0x01, SMALL), RawSocket.masked(0x81, SMALL)),
                        1002),
                Arguments.of(
                        "text that is not UTF-8 (8.1)",
                        RawSocket.masked(0x81, new byte[] {'"', (byte) 0xC3, '"'}),
                        1007),
                Arguments.of(
                        "an encoded surrogate (8.1)",
                        RawSocket.masked(0x81, new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}),
                        1007),
                Arguments.of("a close frame of one byte (5.5.1)", RawSocket.masked(0x88, new byte[] {3}), 1002),
                Arguments.of(
                        "a close code that may not be sent (7.4.1)",
                        RawSocket.masked(0x88, new byte[] {3, (byte) 0xEE}),
                        1002),
                Arguments.of("64 KiB and one", RawSocket.masked(0x81, spaces(65_537)), 1009),
                Arguments.of(
                        "64 KiB and one in pieces",
                        joined(RawSocket.masked(0x01, spaces(65_536)), RawSocket.masked(0x80, spaces(1))),
                        1009),
                Arguments.of(
                        "a length with the top bit set (5.2)",
                        new byte[] {(byte) 0x81, (byte) 0xFF, (byte) 0x80, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0},
                        1002));
    }

    private static byte[] spaces(int length) {
        return " ".repeat(length).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaches")
    void endTheConnectionWithTheCodeTheStandardNames(String what, byte[] bytes, int code) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.raw(bytes);

            assertThat(socket.awaitClose().closeCode()).as(what).isEqualTo(code);
            server.bystanderIsWell();
        }
    }

    @Test
    void aMessageOf64KiBIsTaken() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            String head = "{\"call\":\"echo\",\"id\":1,\"args\":{\"text\":\"";
            String text = "x".repeat(65_536 - head.length() - 3);
            socket.text(head + text + "\"}}");

            assertThat(socket.reply(1).path("value").asText()).isEqualTo(text);
        }
    }

    @Test
    void aMessageInOneBytePiecesIsTaken() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            for (byte one : RawSocket.masked(0x81, "{\"ping\":9}".getBytes(StandardCharsets.UTF_8))) {
                socket.raw(new byte[] {one});
            }
            assertThat(socket.json().path("pong").asInt()).isEqualTo(9);
        }
    }

    @Test
    void aFragmentedMessageWithAPingBetweenIsTaken() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.frame(0x01, "{\"pi".getBytes(StandardCharsets.UTF_8));
            socket.frame(0x89, "are you there".getBytes(StandardCharsets.UTF_8));
            socket.frame(0x80, "ng\":9}".getBytes(StandardCharsets.UTF_8));

            RawSocket.Frame pong = socket.next();
            assertThat(pong.opcode()).isEqualTo(RawSocket.PONG);
            assertThat(pong.text()).isEqualTo("are you there");
            assertThat(socket.json().path("pong").asInt()).isEqualTo(9);
        }
    }

    @Test
    void aCloseIsAnsweredWithItsCode() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.frame(0x88, new byte[] {3, (byte) 0xE8, 'b', 'y', 'e'});

            assertThat(socket.awaitClose().closeCode()).isEqualTo(1000);
        }
    }
}
