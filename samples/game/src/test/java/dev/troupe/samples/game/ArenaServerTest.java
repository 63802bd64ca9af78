package dev.troupe.samples.game;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troupe.server.TroupeServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The arena over real sockets, by clients that share no code with it. */
@Timeout(60)
class ArenaServerTest {

    private static final double STEP = 20;

    private TroupeServer server;

    @BeforeEach
    void start() {
        server = TroupeServer.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNewcomerLearnsAllAndTheOthersLearnOfTheNewcomer() throws Exception {
        try (Console ada = enter("meadow", "ada")) {
            assertThat(ada.next().path("welcome").path("protocol").asText()).isEqualTo("arena");
            JsonNode first = ada.event("entered");
            assertThat(first.path("you").asInt()).isEqualTo(1);
            assertThat(first.path("field").path("size").asInt()).isEqualTo(1_000);
            assertThat(first.path("players").findValuesAsText("name")).containsExactly("ada");
            try (Console grace = enter("meadow", "grace")) {
                JsonNode second = grace.event("entered");
                assertThat(second.path("you").asInt()).isEqualTo(2);
                assertThat(second.path("players").findValuesAsText("name")).containsExactly("ada", "grace");
                assertThat(second.path("star")).isEqualTo(first.path("star"));
            }
            assertThat(joined(ada)).isEqualTo("ada");
            assertThat(joined(ada)).isEqualTo("grace");
            assertThat(ada.event("left").path("player").asInt()).isEqualTo(2);
        }
    }

    private static String joined(Console console) throws Exception {
        return console.event("joined").path("player").path("name").asText();
    }

    @Test
    void whereOneGoesTheOtherSeesAndTheArenaSaysHowFast() throws Exception {
        try (Console ada = enter("meadow", "ada");
                Console grace = enter("meadow", "grace")) {
            JsonNode start = grace.event("entered").path("players").path(0);
            ada.event("entered");
            double x = start.path("x").asDouble();
            double ahead = x < 500 ? 1 : -1;
            long since = System.nanoTime();
            ada.steer(ahead, 0);
            double steps = 0;
            for (int i = 0; i < 6; i++) {
                double before = steps;
                double[] seen = grace.position(1);
                steps = (seen[0] - x) / (ahead * STEP);
                // Of several that wait for a slow machine, the last alone is told.
                assertThat(steps).isGreaterThan(before).isEqualTo(Math.rint(steps));
                assertThat(seen[1]).isEqualTo(start.path("y").asDouble());
            }
            // Only the first may be late, and the second then comes at once.
            assertThat(Duration.ofNanos(System.nanoTime() - since))
                    .isGreaterThanOrEqualTo(ArenaActor.TICK.multipliedBy((long) steps - 2));
        }
    }

    @Test
    void whoStopsStaysWhereTheArenaSaidLast() throws Exception {
        try (Console ada = enter("meadow", "ada");
                Console grace = enter("meadow", "grace")) {
            ada.steer(0, 1);
            grace.position(1);
            ada.steer(0, 0);
            // What was told before the arena heard of the stop came to both before the reply to it.
            grace.steer(0, -1);
            double[] stopped = grace.position(1);
            double[] moving = grace.position(2);
            assertThat(grace.position(1)).isEqualTo(stopped);
            assertThat(grace.position(2)[1]).isLessThan(moving[1]);
        }
    }

    @Test
    void aHeadingThatIsNoneIsRefusedAndThePlayerPlaysOn() throws Exception {
        try (Console ada = enter("meadow", "ada")) {
            ada.type("{\"call\":\"steer\",\"args\":{\"x\":1000,\"y\":0}}");
            JsonNode refusal = ada.until("error");
            assertThat(refusal.path("about").asText()).isEqualTo("steer");
            assertThat(refusal.path("error").path("code").asText()).isEqualTo("invalid_argument");
            ada.type("{\"call\":\"steer\",\"args\":{\"x\":\"NaN\",\"y\":0}}");
            assertThat(ada.until("error").path("error").path("code").asText()).isEqualTo("invalid_argument");
            ada.steer(-0.5, 0.5);
            assertThat(ada.position(1)).hasSize(2);
        }
    }

    @Test
    void aNameThatIsNoneIsRefusedInPlaceOfTheWelcome() throws Exception {
        try (Console nobody = enter("meadow", "%20")) {
            JsonNode refusal = nobody.next().path("error");
            assertThat(refusal.path("message").asText()).isEqualTo("Choose a name.");
            assertThat(refusal.path("metadata").path("path").asText()).isEqualTo("params.name");
            assertThat(nobody.closed()).startsWith("4400");
        }
    }

    @Test
    void anotherArenaIsAnotherActor() throws Exception {
        try (Console ada = enter("meadow", "ada");
                Console grace = enter("beach", "grace")) {
            ada.event("entered");
            assertThat(grace.event("entered").path("players").findValuesAsText("name"))
                    .containsExactly("grace");
        }
    }

    @Test
    void thePageIsServedWithWhatItNeeds() throws Exception {
        assertThat(get("/").body()).contains("<title>Troupe arena</title>");
        for (String script : new String[] {"game.js", "field.js", "controls.js", "arena-connection.js"}) {
            assertThat(get("/" + script).headers().firstValue("content-type"))
                    .hasValue("text/javascript; charset=utf-8");
        }
        assertThat(get("/game.css").statusCode()).isEqualTo(200);
    }

    private Console enter(String arena, String name) {
        return new Console(URI.create("ws://127.0.0.1:" + server.port() + "/actors/arena/" + arena + "?name=" + name));
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
