package dev.troupe.integration.comingfrom.bunbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.integration.comingfrom.Console;
import dev.troupe.integration.comingfrom.bunbox.Playground.Entry;
import dev.troupe.server.TroupeServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The complete example of somebody who comes from bunbox. */
@Timeout(60)
class PlaygroundTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new PlaygroundActorDefinition())
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    private void handle(PlaygroundClient.Handlers on) {
        on.init(players -> heard.add("init " + players.size()))
                .playerJoined(player -> heard.add(player.id() + " joined"))
                .playerMoved((playerId, x, y) -> heard.add(playerId + " moved to " + x + ", " + y))
                .playerLeft(playerId -> heard.add(playerId + " left"));
    }

    @Test
    void playersJoinMoveAndLeave() throws Exception {
        try (var ada = PlaygroundClient.connect(server.uri(), "main", new Entry("ada"), this::handle)) {
            try (Console bob = Console.connect(server.uri(), "/actors/playground/main?playerId=bob")) {
                assertThat(bob.next("init"))
                        .contains("{\"players\":[{\"id\":\"ada\",\"x\":0.0,\"y\":0.0},{\"id\":\"bob\"");
                ada.move(1.5, 2);
                assertThat(bob.next("playerMoved")).contains("{\"playerId\":\"ada\",\"x\":1.5,\"y\":2.0}");
                bob.type("{\"call\":\"move\",\"args\":{\"x\":3,\"y\":4}}");
                bob.next("\"playerId\":\"bob\"");
            }
            await().untilAsserted(() -> assertThat(heard)
                    .containsExactly(
                            "init 1", "bob joined", "ada moved to 1.5, 2.0", "bob moved to 3.0, 4.0", "bob left"));
        }
    }

    @Test
    void whoHasTwoConnectionsIsOnePlayer() throws Exception {
        try (var ada = PlaygroundClient.connect(server.uri(), "main", new Entry("ada"), this::handle)) {
            try (Console phone = Console.connect(server.uri(), "/actors/playground/main?playerId=ada")) {
                phone.next("init");
            }
            await().untilAsserted(() -> assertThat(server.connections()).isEqualTo(1));
            ada.move(1, 1);
            await().untilAsserted(() -> assertThat(heard).containsExactly("init 1", "ada moved to 1.0, 1.0"));
        }
    }

    @Test
    void whoDoesNotSayWhoPlaysIsRefused() throws Exception {
        try (Console nobody = Console.connect(server.uri(), "/actors/playground/main")) {
            assertThat(nobody.next("closed")).startsWith("closed 4400");
        }
        try (Console blank = Console.connect(server.uri(), "/actors/playground/main?playerId=%20")) {
            assertThat(blank.next("closed")).isEqualTo("closed 4403 no_player");
        }
    }
}
