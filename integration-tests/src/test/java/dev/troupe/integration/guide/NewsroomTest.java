package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.troupe.NoParams;
import dev.troupe.actor.NoState;
import dev.troupe.client.ActorHandle;
import dev.troupe.server.TroupeServer;
import dev.troupe.testkit.ManualClock;
import dev.troupe.testkit.TestBody;
import dev.troupe.testkit.TestContext;
import dev.troupe.testkit.TestFetch;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guide's requests of HTTP, by the handle of the generated client. */
@Timeout(60)
class NewsroomTest {

    @Test
    void aHandleSendsRequestsAndTakesStreams() {
        try (TroupeServer server = TroupeServer.builder()
                .port(0)
                .actors(new NewsroomActorDefinition())
                .start()) {
            ActorHandle<NoParams> newsroom = NewsroomClient.at(server.uri(), "daily");
            HttpResponse<Stream<String>> events =
                    newsroom.fetch("/events", BodyHandlers.ofLines()).join();
            var headline = newsroom.fetch("/")
                    .POST(BodyPublishers.ofString("Ice found on Mars"))
                    .build();
            HttpResponse<Void> published =
                    newsroom.send(headline, BodyHandlers.discarding()).join();
            assertThat(published.statusCode()).isEqualTo(201);
            assertThat(published.headers().firstValue("X-Number")).contains("1");

            Iterator<String> lines = events.body().iterator();
            assertThat(lines.next()).isEqualTo("event: headline");
            assertThat(lines.next()).isEqualTo("id: 1");
            assertThat(lines.next()).isEqualTo("data: Ice found on Mars");
            events.body().close();
            assertThat(newsroom.fetch("", BodyHandlers.ofString()).join().body())
                    .isEqualTo("Ice found on Mars");
            assertThat(newsroom.fetch("/weather", BodyHandlers.ofString())
                            .join()
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aHandleTellsParamsAndShowsItsToken() {
        var request = TelegraphClient.at(java.net.URI.create("wss://example.org/base/"), "atlantic")
                .withParams(new Telegraph.Station("ada"))
                .withToken("abc")
                .fetch("/board?colour=white")
                .build();
        assertThat(request.uri())
                .hasToString("https://example.org/base/actors/telegraph/atlantic/http/board?colour=white&params="
                        + "eyJuYW1lIjoiYWRhIn0");
        assertThat(request.headers().firstValue("Authorization")).contains("Bearer abc");
        assertThat(request.method()).isEqualTo("GET");
        assertThatIllegalArgumentException().isThrownBy(() -> TelegraphClient.at(request.uri(), "atlantic"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NewsroomClient.at(java.net.URI.create("ws://example.org"), "x")
                        .fetch("events"));
    }

    @Test
    void anActorIsTestedWithoutAServer() throws Exception {
        ManualClock clock = ManualClock.at("2030-01-01T12:00:00Z");
        NewsroomActor newsroom = new NewsroomActor(TestContext.of("newsroom", "daily", clock));
        newsroom.onStart();
        newsroom.publish("Ice found on Mars");
        TestBody reader = TestBody.of(newsroom.onFetch(TestFetch.get("/events", NoParams.INSTANCE, NoState.NONE)));
        assertThat(reader.text()).isEqualTo("event: headline\nid: 1\ndata: Ice found on Mars\n\n");

        clock.advance(Duration.ofSeconds(15));
        assertThat(reader.text()).endsWith("\n\n:\n\n");
        reader.leave();
        newsroom.publish("The ice has melted");
        assertThat(reader.text()).doesNotContain("melted");
    }
}
