package dev.troupe.integration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.TroupeServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Raw WebSockets, as a client meets them that shares no code with ours. A bystander of the same actor who speaks the protocol
 * must never notice, and at the end nobody else is left.
 */
@Timeout(60)
class RawSocketsTest {

    private final CableActor.Switches switches = new CableActor.Switches();
    private final List<RawSocket> open = new ArrayList<>();
    private TroupeServer server;
    private RawSocket bystander;
    private int calls;

    @BeforeEach
    void start() throws IOException {
        server = TroupeServer.builder()
                .port(0)
                .actors(new CableActorDefinition(), new WorkshopActorDefinition())
                .provide(CableActor.Switches.class, switches)
                .provide(WorkshopActor.Lingering.class, new WorkshopActor.Lingering())
                .settings(
                        RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(3).build())
                .start();
        bystander = RawSocket.handshake(server.port(), "/actors/cable/sea?name=bystander&events=none");
        assertThat(bystander.json().has("welcome")).isTrue();
    }

    @AfterEach
    void nobodyIsLeft() throws IOException {
        try {
            assertThat(log()).isNotEmpty();
            for (RawSocket socket : open) {
                socket.close();
            }
            await().untilAsserted(() -> assertThat(server.connections()).isEqualTo(1));
            assertThat(server.actors()).isEqualTo(1);
        } finally {
            bystander.close();
            server.close();
        }
    }

    private List<String> log() throws IOException {
        List<String> log = new ArrayList<>();
        for (JsonNode line : bystander.call("log", ++calls, "{}").path("value")) {
            log.add(line.asText());
        }
        return log;
    }

    private void awaitLog(String... lines) {
        await().untilAsserted(() -> assertThat(log()).containsSubsequence(lines));
    }

    private RawSocket connect(String path, String name, String... headers) throws IOException {
        RawSocket socket =
                RawSocket.handshake(server.port(), "/actors/cable/sea/websocket" + path + "?name=" + name, headers);
        assertThat(socket.status()).as(socket.head()).isEqualTo(101);
        open.add(socket);
        return socket;
    }

    /** Connects and takes the text with which the actor greets. */
    private RawSocket greeted(String name) throws IOException {
        RawSocket socket = connect("", name);
        assertThat(socket.next().text()).startsWith("open / ");
        return socket;
    }

    private static void assertClosed(RawSocket socket, int code, String reason) throws IOException {
        RawSocket.Frame close = socket.next();
        assertThat(close.opcode()).isEqualTo(RawSocket.CLOSE);
        assertThat(close.closeCode() + " " + close.closeReason()).isEqualTo(code + " " + reason);
    }

    @Test
    void theActorKnowsPathQueryHeadersParamsStateAndSubprotocol() throws IOException {
        RawSocket socket =
                connect("/a/%C3%A9", "ada", "X-Colour: red", "Sec-WebSocket-Protocol: troupe.v1.json, chess, draughts");
        assertThat(socket.head().lines()).anyMatch(line -> line.equalsIgnoreCase("Sec-WebSocket-Protocol: chess"));
        assertThat(socket.next().text()).isEqualTo("open /a/%C3%A9 name=ada chess ada ada red");
    }

    @Test
    void textAndBinaryKeepTheirOrderAndTheirBytes() throws IOException {
        RawSocket socket = greeted("ada");
        socket.text("é☃");
        socket.frame(0x80 | RawSocket.BINARY, new byte[] {0, -1, 7});
        socket.text("");

        assertThat(socket.next().text()).isEqualTo("ada: é☃");
        RawSocket.Frame binary = socket.next();
        assertThat(binary.opcode()).isEqualTo(RawSocket.BINARY);
        assertThat(binary.payload()).containsExactly(0, -1, 7);
        RawSocket.Frame last = socket.next();
        assertThat(last.opcode()).isEqualTo(RawSocket.TEXT);
        assertThat(last.text()).isEqualTo("ada: ");
    }

    @Test
    void messagesWaitForAnAsynchronousOpen() throws IOException {
        RawSocket socket = connect("/slow", "ada");
        socket.text("one");
        socket.text("two");
        switches.open.complete("now it is open");
        assertThat(socket.next().text()).isEqualTo("now it is open");
        assertThat(socket.next().text()).isEqualTo("ada: one");
        assertThat(socket.next().text()).isEqualTo("ada: two");
    }

    @Test
    void moreMessagesThanTheMailboxHoldsEndTheSocketWith1013() throws IOException {
        RawSocket socket = connect("/slow", "ada");
        for (int i = 0; i < 5; i++) {
            socket.text("message " + i);
        }
        assertClosed(socket, 1013, "Too many messages wait for this actor");
        switches.open.complete("too late");
        awaitLog("connect ada", "disconnect ada");
    }

    @Test
    void whatIsCorkedLeavesTogetherAndBeforeTheTurnEnds() throws IOException {
        RawSocket bob = greeted("bob");
        RawSocket ada = greeted("ada");
        ada.text("cork");
        // What is said to others in this long turn leaves from time to time, and with it would what is not corked.
        assertThat(bob.next().text()).isEqualTo("they are corked");
        assertThat(ada.available()).isZero();

        switches.corked.countDown();
        assertThat(ada.next().text()).isEqualTo("one");
        // The first of them was not there without the others.
        assertThat(ada.available()).isEqualTo(2 + 1 + 2 + "three".length());
        assertThat(ada.next().payload()).containsExactly(2);
        assertThat(ada.next().text()).isEqualTo("three");
        switches.turn.countDown();
    }

    @ParameterizedTest
    @CsvSource({
        "close, 4001, bye",
        "throw, 1011, internal",
        "rude, 4403, rude",
        "chosen, 4321, chosen",
        "crash, 1011, crashed"
    })
    void theActorEndsItsSocketAndNoOther(String text, int code, String reason) throws IOException {
        RawSocket bob = greeted("bob");
        RawSocket ada = greeted("ada");
        ada.text(text);
        assertClosed(ada, code, reason);
        ada.frame(0x80 | RawSocket.CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
        awaitLog("close ada " + code + " " + reason, "disconnect ada");
        bob.text("still here");
        assertThat(bob.next().text()).isEqualTo("bob: still here");
    }

    @Test
    void aFailureInOnOpenOrOnCloseIsToldToNobody() throws IOException {
        assertClosed(connect("/fails", "ada"), 1011, "internal");
        awaitLog("error ada secret");
        RawSocket bob = greeted("bob");
        bob.frame(0x80 | RawSocket.CLOSE, "\003\350fail".getBytes(ISO_8859_1));
        assertClosed(bob, 1000, "");
        awaitLog("close bob 1000 fail", "disconnect bob");
    }

    @Test
    void theClientsCloseCodeReachesTheActor() throws IOException {
        RawSocket ada = greeted("ada");
        ada.frame(0x80 | RawSocket.CLOSE, "\017\240see you".getBytes(ISO_8859_1));
        assertClosed(ada, 4000, "");
        awaitLog("connect ada", "close ada 4000 see you", "disconnect ada");

        greeted("bob").vanish();
        awaitLog("connect bob", "close bob 1006 ", "disconnect bob");
    }

    @Test
    void itIsListedKickedAndHearsNoEvents() throws IOException {
        RawSocket ada = greeted("ada");
        RawSocket bob = greeted("bob");
        ada.text("sparks");
        assertThat(ada.next().text()).isEqualTo("no spark");
        ada.text("who");
        assertThat(ada.next().text()).isEqualTo("bystander,ada,bob");
        ada.text("kick bob");
        assertClosed(bob, 4002, "kicked");
        bob.close();
        awaitLog("disconnect bob");
        ada.text("who");
        assertThat(ada.next().text()).isEqualTo("bystander,ada");
    }

    @Test
    void whoIsRefusedByAHookHearsTheCodeAlone() throws IOException {
        RawSocket nobody = connect("", "nobody");
        assertClosed(nobody, 4403, "nobody_here");
        RawSocket unknown = RawSocket.handshake(server.port(), "/actors/cable/sea/websocket");
        open.add(unknown);
        assertClosed(unknown, 4400, "bad_argument");
        assertThat(log()).containsExactly("connect bystander");
    }

    @ParameterizedTest
    @CsvSource({
        "/actors/workshop/room/websocket?name=ada, 404, not_found",
        "/actors/cable/sea/websockets?name=ada, 404, not_found",
        "/actors/cable/sea/websocket/a%2Fb?name=ada, 400, bad_argument"
    })
    void whatIsNoRawSocketIsRefusedBeforeTheUpgrade(String path, int status, String code) throws IOException {
        try (RawSocket socket = RawSocket.handshake(server.port(), path)) {
            assertThat(socket.status()).isEqualTo(status);
            assertThat(socket.body().path("error").path("code").asText()).isEqualTo(code);
        }
    }

    @Test
    void whoDoesNotReadIsEndedWith4410() throws IOException {
        RawSocket ada = greeted("ada");
        RawSocket bob = greeted("bob");
        ada.text("flood");
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            bob.text("open");
            return bob.next().text().equals("open: bob");
        });
        RawSocket.Frame close = ada.awaitClose();
        assertThat(close.closeCode()).isEqualTo(4410);
        awaitLog("close ada 4410 Too much waits for this connection", "disconnect ada");
    }

    @Test
    void whatWaitsIsKnown() throws IOException {
        RawSocket ada = greeted("ada");
        ada.text("buffered");
        assertThat(ada.next().text()).isEqualTo("12345");
        assertThat(ada.next().text()).isEqualTo("more 5");
    }

    @Test
    void aMessageThatIsTooLargeIs1009AndTextThatIsNotUtf8Is1007() throws IOException {
        RawSocket ada = greeted("ada");
        ada.frame(0x80 | RawSocket.BINARY, new byte[65_537]);
        assertThat(ada.next().closeCode()).isEqualTo(1009);
        RawSocket bob = greeted("bob");
        bob.frame(0x80 | RawSocket.TEXT, new byte[] {(byte) 0xC3});
        assertThat(bob.next().closeCode()).isEqualTo(1007);
    }

    @Test
    void aServerThatStopsSays1001() throws IOException {
        RawSocket ada = greeted("ada");
        assertThat(log()).contains("connect ada");
        Thread closing = new Thread(server::close);
        closing.start();
        assertThat(ada.next().closeCode()).isEqualTo(1001);
        ada.close();
        assertThat(bystander.awaitClose().closeCode()).isEqualTo(1001);
        bystander.close();
        await().untilAsserted(() -> assertThat(closing.isAlive()).isFalse());
        start();
    }
}
