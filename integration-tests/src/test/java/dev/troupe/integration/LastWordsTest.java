package dev.troupe.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.server.TroupeServer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sends just before it closes, breaks the standard, or ends its stream: it is served and answered first. */
@Timeout(60)
class LastWordsTest {

    private static final byte[] DONE = {0x03, (byte) 0xE8};

    private final CableActor.Switches switches = new CableActor.Switches();
    private TroupeServer server;

    @BeforeEach
    void start() {
        server = TroupeServer.builder()
                .port(0)
                .actors(new CableActorDefinition())
                .provide(CableActor.Switches.class, switches)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RawSocket raw(String path) throws IOException {
        return RawSocket.handshake(server.port(), "/actors/cable/sea/websocket" + path + "?name=ada");
    }

    private RawSocket greeted() throws IOException {
        RawSocket socket = raw("");
        assertThat(socket.next().text()).startsWith("open / ");
        return socket;
    }

    /** In one write, so that all of it is there when the first is read. */
    private static void send(RawSocket socket, byte[]... frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.writeBytes(frame);
        }
        socket.raw(all.toByteArray());
    }

    private static byte[] text(String text) {
        return RawSocket.masked(0x80 | RawSocket.TEXT, text.getBytes(UTF_8));
    }

    private static byte[] close() {
        return RawSocket.masked(0x80 | RawSocket.CLOSE, DONE);
    }

    private static void assertClosed(RawSocket socket, int code) throws IOException {
        RawSocket.Frame last = socket.next();
        assertThat(last.opcode()).isEqualTo(RawSocket.CLOSE);
        assertThat(last.closeCode()).isEqualTo(code);
        assertThatThrownBy(socket::next).isInstanceOf(EOFException.class);
    }

    @Test
    void theEchoOfARawSocketLeavesBeforeTheAnswerToItsClose() throws IOException {
        try (RawSocket socket = greeted()) {
            send(socket, text("one"), text("two"), close());
            assertThat(socket.next().text()).isEqualTo("ada: one");
            assertThat(socket.next().text()).isEqualTo("ada: two");
            assertClosed(socket, 1000);
        }
    }

    @Test
    void theRepliesToCallsAndSubscriptionsLeaveBeforeTheAnswerToTheClose() throws IOException {
        try (RawSocket socket = RawSocket.handshake(server.port(), "/actors/cable/sea?name=ada")) {
            send(socket, text("{\"call\":\"log\",\"id\":1}"), text("{\"subscribe\":[\"spark\"],\"id\":2}"), close());
            assertThat(socket.json().has("welcome")).isTrue();
            assertThat(socket.json().path("value").get(0).asText()).isEqualTo("connect ada");
            assertThat(socket.json().path("reply").asInt()).isEqualTo(2);
            assertClosed(socket, 1000);
        }
    }

    @Test
    void theCloseWaitsForASlowOpening() throws IOException {
        try (RawSocket socket = raw("/slow")) {
            send(socket, text("one"), close());
            switches.open.complete("open at last");
            assertThat(socket.next().text()).isEqualTo("open at last");
            assertThat(socket.next().text()).isEqualTo("ada: one");
            assertClosed(socket, 1000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1002, 1007, 1009})
    void whatWasWholeBeforeABreachIsAnsweredFirst(int code) throws IOException {
        byte[] breach = switch (code) {
            case 1002 -> RawSocket.masked(0xC0 | RawSocket.TEXT, new byte[] {'x'});
            case 1007 -> RawSocket.masked(0x80 | RawSocket.TEXT, new byte[] {(byte) 0xFF});
            default -> RawSocket.masked(0x80 | RawSocket.BINARY, new byte[70_000]);
        };
        try (RawSocket socket = greeted()) {
            send(socket, text("one"), breach);
            assertThat(socket.next().text()).isEqualTo("ada: one");
            assertClosed(socket, code);
        }
    }

    @Test
    void aFrameOfTheWrongKindIsAnsweredAfterWhatCameBefore() throws IOException {
        try (RawSocket socket = RawSocket.handshake(server.port(), "/actors/cable/sea?name=ada")) {
            send(socket, text("{\"call\":\"log\",\"id\":1}"), RawSocket.masked(0x80 | RawSocket.BINARY, new byte[1]));
            assertThat(List.of(
                            socket.json().has("welcome"),
                            socket.json().path("reply").asInt() == 1))
                    .containsOnly(true);
            RawSocket.Frame last = socket.next();
            assertThat(last.closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void aClientThatEndsItsStreamIsStillAnswered() throws IOException {
        try (RawSocket socket = greeted()) {
            send(socket, text("one"));
            socket.endStream();
            assertThat(socket.next().text()).isEqualTo("ada: one");
            assertThatThrownBy(socket::next).isInstanceOf(EOFException.class);
        }
    }
}
