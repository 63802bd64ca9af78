package dev.troupe.samples.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.TroupeServer;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients, the server in front, the server of the actors: all over real sockets. */
@Timeout(60)
class ProxyTest {

    private TroupeServer actors;
    private FrontServer front;

    @BeforeEach
    void start() throws Exception {
        actors = TroupeServer.start(0);
        front = new FrontServer(0, actors.uri());
    }

    @AfterEach
    void stop() {
        front.close();
        actors.close();
    }

    @Test
    void textPassesBothWays() throws Exception {
        try (Caller ada = enter("ada");
                Caller grace = enter("grace")) {
            ada.text("Good morning, \ud83e\udd9c");
            assertThat(ada.nextText()).isEqualTo("ada: Good morning, \ud83e\udd9c");
            assertThat(grace.nextText()).isEqualTo("ada: Good morning, \ud83e\udd9c");
            grace.text("");
            assertThat(ada.nextText()).isEqualTo("grace: ");
        }
    }

    @Test
    void binaryPassesBothWays() throws Exception {
        byte[] bytes = new byte[50_000];
        ThreadLocalRandom.current().nextBytes(bytes);
        try (Caller ada = enter("ada");
                Caller grace = enter("grace")) {
            ada.binary(bytes);
            assertThat(grace.nextBinary()).isEqualTo(bytes);
            assertThat(ada.nextBinary()).isEqualTo(bytes);
        }
    }

    @Test
    void longTextInPiecesStaysOneMessage() throws Exception {
        try (Caller ada = enter("ada")) {
            String piece = "\ud83e\udd9c and so on ".repeat(1_000);
            ada.socket().sendText(piece, false).join();
            ada.socket().sendText(piece, false).join();
            ada.socket().sendText("end", true).join();
            assertThat(ada.nextText()).isEqualTo("ada: " + piece + piece + "end");
        }
    }

    @Test
    void manySmallMessagesKeepTheirOrder() throws Exception {
        try (Caller ada = enter("ada")) {
            for (int i = 0; i < 2_000; i++) {
                ada.text("" + i);
            }
            for (int i = 0; i < 2_000; i++) {
                assertThat(ada.nextText()).isEqualTo("ada: " + i);
            }
        }
    }

    @Test
    void theActorsCloseCodeReachesTheClient() throws Exception {
        try (Caller ada = enter("ada")) {
            ada.text("/bye");
            assertThat(ada.closed()).isEqualTo("4000 Good bye, ada");
        }
    }

    @ParameterizedTest
    @CsvSource({"4321, enough, 4321 enough", "1000, '', 1000", "1001, moving on, 1001 moving on"})
    void theClientsCloseCodeReachesTheActor(int code, String reason, String seen) throws Exception {
        try (Caller ada = enter("ada");
                Caller grace = enter("grace")) {
            ada.text("hello");
            assertThat(grace.nextText()).isEqualTo("ada: hello");
            ada.socket().sendClose(code, reason).join();
            assertThat(grace.nextText()).isEqualTo("ada left: " + seen);
            assertThat(ada.closed()).startsWith("" + code);
        }
    }

    @Test
    void aClientThatIsGoneWithoutAWordIsGoneForTheActor() throws Exception {
        try (Caller grace = enter("grace")) {
            try (Caller ada = enter("ada")) {
                ada.text("hello");
                assertThat(grace.nextText()).isEqualTo("ada: hello");
            }
            assertThat(grace.nextText()).isEqualTo("ada left: 1006");
        }
    }

    @Test
    void whatIsTooLargeForTheActorIsTooLargeForTheClient() throws Exception {
        try (Caller ada = enter("ada")) {
            ada.binary(new byte[100_000]);
            assertThat(ada.closed()).startsWith("1009");
        }
    }

    @Test
    void whatIsTooLargeForTheServerInFrontIsToldByIt() throws Exception {
        try (Caller ada = enter("ada");
                Caller grace = enter("grace")) {
            for (int i = 0; i < 5; i++) {
                ada.socket().sendText("x".repeat(60_000), false).join();
            }
            assertThat(ada.closed()).startsWith("1009");
            assertThat(grace.nextText()).isEqualTo("ada left: 1006");
        }
    }

    @Test
    void whenTheActorsGoAwayTheirClientsAreTold() throws Exception {
        try (Caller ada = enter("ada")) {
            ada.text("hello");
            ada.nextText();
            actors.close();
            assertThat(ada.closed()).startsWith("1001");
        }
    }

    @Test
    void anActorThatIsGoneWithoutAWordIsAFailureToTheClient() throws Exception {
        try (StubActors stub = new StubActors();
                FrontServer before = new FrontServer(0, stub.uri())) {
            CompletableFuture<Caller> opening =
                    CompletableFuture.supplyAsync(() -> Caller.open(room(before, "?name=ada")));
            stub.accept();
            try (Caller ada = opening.get(10, TimeUnit.SECONDS)) {
                stub.vanish();
                assertThat(ada.closed()).isEqualTo("1011 The actor is gone");
            }
        }
    }

    @Test
    void theSubprotocolIsTheOneThatTheActorAgreedOn() {
        try (Caller ada = Caller.open(room(front, "?name=ada"), "chess")) {
            assertThat(ada.socket().getSubprotocol()).isEqualTo("chess");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/rooms/lobby?name=ada, websocket, 101",
        "/rooms/lobby, websocket, 401",
        "/rooms/?name=ada, websocket, 404",
        "/rooms/..?name=ada, websocket, 404",
        "/elsewhere?name=ada, websocket, 404",
        "/rooms/lobby?name=ada, h2c, 426"
    })
    void whoMayNotComeInIsToldSoBeforeTheUpgrade(String path, String upgrade, int status) throws Exception {
        assertThat(Handshakes.status(front.port(), path, upgrade)).isEqualTo(status);
    }

    @Test
    void whereThereAreNoActorsTheServerInFrontSaysSo() throws Exception {
        actors.close();
        assertThat(Handshakes.status(front.port(), "/rooms/lobby?name=ada", "websocket"))
                .isEqualTo(502);
    }

    private Caller enter(String name) {
        return Caller.open(room(front, "?name=" + name));
    }

    private static URI room(FrontServer server, String query) {
        return URI.create("ws://127.0.0.1:" + server.port() + "/rooms/lobby" + query);
    }
}
