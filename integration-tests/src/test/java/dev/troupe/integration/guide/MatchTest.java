package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Audience;
import dev.troupe.actor.Broadcaster;
import dev.troupe.integration.guide.Match.Visitor;
import dev.troupe.server.TroupeServer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The second actor of the guide behind a server. */
class MatchTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void theServerAnnouncesToEveryMatch() {
        try (TroupeServer server = TroupeServer.builder()
                        .port(0)
                        .actors(new MatchActorDefinition())
                        .start();
                var ada =
                        MatchClient.connect(server.uri(), "final", new Visitor("ada"), on -> on.announced(heard::add));
                var bob =
                        MatchClient.connect(server.uri(), "cup", new Visitor("bob"), on -> on.announced(heard::add))) {
            ada.blocking().support("reds");
            Broadcaster<Match.Feed> matches = server.broadcaster(Match.class, Match.Feed.class);
            matches.broadcast().announced("The bar is open.");
            matches.broadcast(Audience.topic("reds")).announced("Your bus is here.");
            await().untilAsserted(() -> assertThat(heard)
                    .containsExactlyInAnyOrder("The bar is open.", "The bar is open.", "Your bus is here."));
            assertThat(Set.copyOf(bob.blocking().everybody())).containsExactly("bob");
        }
    }
}
