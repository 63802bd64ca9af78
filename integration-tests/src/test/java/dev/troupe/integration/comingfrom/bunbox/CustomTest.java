package dev.troupe.integration.comingfrom.bunbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.integration.comingfrom.Console;
import dev.troupe.server.TroupeServer;
import java.net.http.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first route of somebody who comes from bunbox. */
@Timeout(60)
class CustomTest {

    private final TroupeServer server =
            TroupeServer.builder().port(0).actors(new CustomActorDefinition()).start();

    @AfterEach
    void stop() {
        server.close();
    }

    private Console connect() throws InterruptedException {
        Console console = Console.connect(server.uri(), "/actors/custom/main/websocket");
        assertThat(console.next()).isEqualTo("{\"type\":\"welcome\",\"message\":\"Connected!\"}");
        return console;
    }

    @Test
    void whatOneSendsItHearsTwiceAndTheOthersOnce() throws Exception {
        try (Console ada = connect();
                Console bob = connect()) {
            ada.type("Hello server!");
            assertThat(ada.next()).isEqualTo("Hello server!");
            assertThat(ada.next()).isEqualTo("Hello server!");
            assertThat(bob.next()).isEqualTo("Hello server!");
            bob.send(9);
            assertThat(bob.next()).isEqualTo("0x09");
            assertThat(bob.next()).isEqualTo("0x01020304");
        }
    }

    @Test
    void itKnowsWhereSomebodyComesFromAndHowHeGoes() throws Exception {
        try (Console ada = connect()) {
            ada.socket().sendClose(WebSocket.NORMAL_CLOSURE, "Goodbye").join();
            ada.next("closed");
        }
        try (var custom = CustomClient.connect(server.uri(), "main")) {
            await().untilAsserted(() -> assertThat(custom.blocking().log())
                    .containsExactly("Connection from 127.0.0.1", "Closed with code 1000, reason Goodbye"));
        }
    }
}
