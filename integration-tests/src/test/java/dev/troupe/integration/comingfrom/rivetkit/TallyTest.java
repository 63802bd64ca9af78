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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests of HTTP to an actor, as somebody who comes from RivetKit would use them. */
@Timeout(60)
class TallyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> OF_ONE_HOP = Set.of(
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final HttpClient http = HttpClient.newHttpClient();
    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new TallyActorDefinition())
            .routeAsync("*", "/forward/{name}/{path...}", this::forward)
            .start();
    private final ActorHandle<Visitor> tally = TallyClient.at(server.uri(), "visits");

    private CompletionStage<HttpResponse> forward(HttpRequest request) {
        String path = "/" + request.path().split("/", 4)[3];
        var actor = TallyClient.at(server.uri(), request.pathParameter("name"));
        var forwarded = actor.fetch(path + "?" + request.client().query())
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.client().headers().forEach((name, lines) -> {
            if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                lines.forEach(line -> forwarded.header(name, line));
            }
        });
        return actor.send(forwarded.build(), BodyHandlers.ofByteArray()).thenApply(TallyTest::passedOn);
    }

    private static HttpResponse passedOn(java.net.http.HttpResponse<byte[]> response) {
        HttpResponse passedOn =
                HttpResponse.bytes("application/octet-stream", response.body()).withStatus(response.statusCode());
        for (var field : response.headers().map().entrySet()) {
            if (!OF_ONE_HOP.contains(field.getKey().toLowerCase(Locale.ROOT))) {
                for (String line : field.getValue()) {
                    passedOn = passedOn.withHeader(field.getKey(), line);
                }
            }
        }
        return passedOn;
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
        var echo = forward("POST", "/api/echo", "[1]");
        assertThat(echo.body()).isEqualTo("[1]");
        assertThat(echo.headers().allValues("Content-Type")).containsExactly("application/json");
        assertThat(stats().path("requests").asInt()).isEqualTo(4);
    }

    @Test
    void aRouteForwardsAnyMethodAndTheHeadersOfBothSides() throws Exception {
        var put = forward("PUT", "/api/count", "7", "If-Match", "\"0\"");
        assertThat(put.statusCode()).isEqualTo(204);
        assertThat(put.headers().allValues("ETag")).containsExactly("\"7\"");
        assertThat(forward("PUT", "/api/count", "8", "If-Match", "\"0\"").statusCode())
                .isEqualTo(412);
        for (String method : List.of("PATCH", "DELETE", "OPTIONS", "PROPFIND")) {
            assertThat(forward(method, "/api/hello", "").body()).as(method).isEqualTo("Not Found");
        }
        assertThat(stats().path("requests").asInt()).isEqualTo(7);
    }

    private java.net.http.HttpResponse<String> forward(String method, String path, String body, String... headers)
            throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(server.pages().resolve("/forward/visits" + path))
                .method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
