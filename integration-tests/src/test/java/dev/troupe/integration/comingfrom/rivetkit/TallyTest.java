package dev.troupe.integration.comingfrom.rivetkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troupe.actor.HttpRequest;
import dev.troupe.actor.HttpResponse;
import dev.troupe.client.ActorHandle;
import dev.troupe.integration.comingfrom.Console;
import dev.troupe.integration.comingfrom.rivetkit.Tally.Visitor;
import dev.troupe.server.TroupeServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests of HTTP to an actor, as somebody who comes from RivetKit would use them. */
@Timeout(60)
class TallyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new TallyActorDefinition())
            .routeAsync("GET", "/forward/{name}/{path...}", this::forward)
            .routeAsync("POST", "/forward/{name}/{path...}", this::forward)
            .start();
    private final ActorHandle<Visitor> tally = TallyClient.at(server.uri(), "visits");

    private CompletionStage<HttpResponse> forward(HttpRequest request) {
        String path = "/" + request.path().split("/", 4)[3];
        var actor = TallyClient.at(server.uri(), request.pathParameter("name"));
        var forwarded = actor.fetch(path + "?" + request.client().query())
                .method(request.method(), BodyPublishers.ofByteArray(request.body()))
                .build();
        return actor.send(forwarded, BodyHandlers.ofByteArray()).thenApply(TallyTest::passedOn);
    }

    private static HttpResponse passedOn(java.net.http.HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
        return HttpResponse.bytes(type, response.body()).withStatus(response.statusCode());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode stats() throws IOException {
        return JSON.readTree(
                tally.fetch("/api/stats", BodyHandlers.ofString()).join().body());
    }

    private java.net.http.HttpResponse<String> get(String address) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(server.pages().resolve(address))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void theGeneratedClientFetches() throws Exception {
        String hello = tally.fetch("/api/hello", BodyHandlers.ofString()).join().body();

        var post = tally.fetch("/api/echo")
                .POST(BodyPublishers.ofString("{\"text\":\"Hello!\"}"))
                .build();
        String echo = tally.send(post, BodyHandlers.ofString()).join().body();

        assertThat(hello).isEqualTo("{\"message\":\"Hello from the actor!\"}");
        assertThat(echo).isEqualTo("{\"text\":\"Hello!\"}");
        assertThat(stats().path("requests").asInt()).isEqualTo(3);
    }

    @Test
    void anyOtherClientAsksByItsAddress() throws Exception {
        assertThat(get("/actors/tally/visits/http/api/hello").body()).contains("Hello from the actor!");
        assertThat(get("/actors/tally/visits/http/api/stats?name=ada").body()).contains("\"visitor\":\"ada\"");
        assertThat(get("/actors/tally/others/http/api/stats").body())
                .contains("\"requests\":1", "\"visitor\":\"somebody\"");
        var unknown = get("/actors/tally/visits/http/");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).isEqualTo("Not Found");
        assertThat(stats().path("requests").asInt()).isEqualTo(4);
    }

    @Test
    void anUpgradeDoesNotComeToIt() throws Exception {
        assertThatThrownBy(() -> Console.connect(server.uri(), "/actors/tally/visits/http/api/hello"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        assertThat(stats().path("requests").asInt()).isEqualTo(1);
    }

    @Test
    void eventsGoOnAfterTheRequestUntilTheirReaderLeaves() throws Exception {
        java.net.http.HttpResponse<Stream<String>> events =
                tally.fetch("/events", BodyHandlers.ofLines()).join();
        assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
        Iterator<String> lines = events.body().iterator();
        assertThat(lines.next()).isEqualTo("event: count");
        assertThat(lines.next()).isEqualTo("data: 0");
        assertThat(lines.next()).isEmpty();
        try (var other = TallyClient.connect(server.uri(), "visits", new Visitor("ada"))) {
            assertThat(other.blocking().add(2)).isEqualTo(2);
        }
        assertThat(lines.next()).isEqualTo("event: count");
        assertThat(lines.next()).isEqualTo("data: 2");
        assertThat(stats().path("followers").asInt()).isEqualTo(1);

        events.body().close();
        await().untilAsserted(
                        () -> assertThat(stats().path("followers").asInt()).isZero());
    }

    @Test
    void aRouteForwardsRequestsToTheActor() throws Exception {
        assertThat(get("/forward/visits/api/stats?name=ada%20l").body()).contains("\"visitor\":\"ada l\"");
        assertThat(get("/forward/visits/api/none").statusCode()).isEqualTo(404);
        var post = java.net.http.HttpRequest.newBuilder(server.pages().resolve("/forward/visits/api/echo"))
                .POST(BodyPublishers.ofString("[1]"))
                .build();
        var echo = http.send(post, BodyHandlers.ofString());
        assertThat(echo.body()).isEqualTo("[1]");
        assertThat(echo.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(stats().path("requests").asInt()).isEqualTo(4);
    }
}
