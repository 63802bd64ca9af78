package dev.troupe.integration.comingfrom.rivetkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.integration.comingfrom.Console;
import dev.troupe.integration.comingfrom.rivetkit.Journal.Reader;
import dev.troupe.server.TroupeServer;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server of one's own before another one, and a handler that waits for something else. */
@Timeout(60)
class GateTest {

    private final CompletableFuture<String> metadata = new CompletableFuture<>();
    private final TroupeServer journals =
            TroupeServer.builder().port(0).actors(new JournalActorDefinition()).start();
    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new GateActorDefinition(), new GaugeActorDefinition())
            .provide(URI.class, journals.uri())
            .provide(Almanac.class, place -> metadata.thenApply(known -> place + ": " + known))
            .start();

    @AfterEach
    void stop() {
        server.close();
        journals.close();
    }

    private Console connect() {
        return Console.connect(server.uri(), "/actors/gate/my-chat/websocket/?pass=open%20sesame");
    }

    @Test
    void messagesPassInBothDirectionsAndSoDoesTheEnd() throws Exception {
        try (var reader = JournalClient.connect(journals.uri(), "my-chat", new Reader("grace"), on -> {})) {
            try (Console ada = connect()) {
                assertThat(ada.next()).contains("history");
                String longOne = "é".repeat(20_000);
                ada.type(longOne);
                assertThat(ada.next()).isEqualTo(longOne);
                assertThat(reader.blocking().messages()).containsExactly(longOne);
                assertThat(reader.blocking().readers()).hasSize(2);
            }
            await().untilAsserted(() -> assertThat(reader.blocking().readers()).isEqualTo(List.of("grace")));
        }
        await().untilAsserted(() -> assertThat(server.connections()).isZero());
    }

    @Test
    void itEndsWhenTheServerBehindItDoes() throws Exception {
        try (Console ada = connect()) {
            ada.next("history");
            journals.close();
            assertThat(ada.next()).isEqualTo("closed 1000");
        }
    }

    @Test
    void whoHasNoPassNeverReachesTheJournal() throws Exception {
        try (Console mallory = Console.connect(server.uri(), "/actors/gate/my-chat/websocket/")) {
            assertThat(mallory.next()).isEqualTo("closed 4403 no_pass");
        }
        assertThat(journals.actors()).isZero();
    }

    @Test
    void messagesWaitUntilAnAsynchronousOpenHasCompleted() throws Exception {
        try (Console ada = Console.connect(server.uri(), "/actors/gauge/tide/websocket")) {
            ada.type("high");
            ada.type("low");
            metadata.complete("twice a day");
            assertThat(ada.next()).isEqualTo("tide: twice a day");
            assertThat(ada.next()).isEqualTo("1: high");
            assertThat(ada.next()).isEqualTo("2: low");
        }
    }

    @Test
    void aResponseMayCompleteLater() {
        var answer = GaugeClient.at(server.uri(), "tide").fetch("", BodyHandlers.ofString());
        metadata.complete("twice a day");
        assertThat(answer.join().body()).isEqualTo("tide: twice a day");
    }
}
