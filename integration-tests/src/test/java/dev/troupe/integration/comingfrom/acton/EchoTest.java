package dev.troupe.integration.comingfrom.acton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.integration.comingfrom.Console;
import dev.troupe.server.TroupeServer;
import java.net.http.WebSocket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first steps of somebody who comes from acton-service. */
@Timeout(60)
class EchoTest {

    private final TroupeServer server = EchoServer.start(0);

    @AfterEach
    void stop() {
        server.close();
    }

    private void awaitLog(String... lines) {
        try (var echo = EchoClient.connect(server.inProcess(), "main")) {
            await().untilAsserted(() -> assertThat(echo.blocking().log()).isEqualTo(List.of(lines)));
        }
    }

    @Test
    void itWelcomesAndEchoes() throws Exception {
        try (Console ada = Console.connect(server.uri(), "/actors/echo/main/websocket")) {
            assertThat(ada.next()).isEqualTo("Welcome!");
            ada.type("Hello");
            assertThat(ada.next()).isEqualTo("Hello");
            ada.send(1, 2, 3);
            assertThat(ada.next()).isEqualTo("Binary: 3 bytes");
            ada.socket().sendClose(WebSocket.NORMAL_CLOSURE, "Good night").join();
            assertThat(ada.next()).isEqualTo("closed 1000");
        }
        awaitLog("Close: 1000 - Good night");
    }

    @Test
    void aFailureEndsItsSocketAndNoOther() throws Exception {
        try (Console ada = Console.connect(server.uri(), "/actors/echo/main/websocket");
                Console bob = Console.connect(server.uri(), "/actors/echo/main/websocket")) {
            ada.next("Welcome!");
            ada.type(" ");
            assertThat(ada.next()).isEqualTo("closed 4403 empty");
            bob.next("Welcome!");
            bob.type("still here");
            assertThat(bob.next()).isEqualTo("still here");
            awaitLog("Failed: Say something", "Close: 4403 - empty");
        }
    }

    @Test
    void whoVanishesHasAnEndOfHisOwn() throws Exception {
        Console ada = Console.connect(server.uri(), "/actors/echo/main/websocket");
        ada.next("Welcome!");
        ada.socket().abort();
        awaitLog("Close: 1006 - ");
    }
}
