package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troupe.server.TroupeServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions of generated code, called by requests of HTTP: with a client that knows nothing of ours. */
class HttpCallsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<String> left = new CopyOnWriteArrayList<>();
    private final WorkshopActor.Lingering lingering = new WorkshopActor.Lingering() {
        @Override
        void leaves(String name) {
            left.add(name);
        }
    };
    private TroupeServer server;
    private RawSocket bystander;

    @BeforeEach
    void start() throws IOException {
        server = TroupeServer.builder()
                .port(0)
                .actors(new WorkshopActorDefinition())
                .provide(WorkshopActor.Lingering.class, lingering)
                .start();
        bystander = RawSocket.welcomed(server.port(), "room", "bystander");
    }

    @AfterEach
    void stop() throws IOException {
        bystander.close();
        server.close();
    }

    private HttpRequest.Builder request(String action, String query, String body) {
        URI address = server.pages().resolve("/actors/workshop/room/call/" + action + query);
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> call(String action, String body) throws Exception {
        return HTTP.send(request(action, "?name=ada", body).build(), BodyHandlers.ofString());
    }

    private static JsonNode error(HttpResponse<String> response) throws IOException {
        return MAPPER.readTree(response.body()).path("error");
    }

    @Test
    void aCallIsAnsweredByItsValueAndNobodyComesOrGoes() throws Exception {
        HttpResponse<String> sum = call("add", "{\"first\":20,\"second\":22}");

        assertThat(sum.statusCode()).isEqualTo(200);
        assertThat(sum.headers().firstValue("content-type")).contains("application/json");
        assertThat(sum.body()).isEqualTo("42");
        assertThat(call("negate", "{\"number\":\"12345678901234567890\"}").body())
                .isEqualTo("\"-12345678901234567890\"");
        assertThat(call("size", "{\"tree\":{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]}]}}")
                        .body())
                .isEqualTo("2");
        assertThat(server.connections()).isEqualTo(1);
        assertThat(left).isEmpty();
    }

    @Test
    void whatItsActionTellsAllIsHeardByThoseWhoAreConnected() throws Exception {
        assertThat(call("shout", "{\"text\":\"by request\"}").statusCode()).isEqualTo(204);

        JsonNode event = bystander.json();
        assertThat(event.path("event").asText()).isEqualTo("heard");
        assertThat(event.path("args").path("text").asText()).isEqualTo("by request");
    }

    @ParameterizedTest
    @CsvSource({
        "echo, '{}', 400, bad_argument",
        "echo, '{\"text\":7}', 400, bad_argument",
        "echo, 'hello', 400, bad_argument",
        "ecco, '{}', 404, unknown_action",
        "onConnect, '{}', 404, unknown_action",
        "refuse, '{}', 422, closed",
        "fail, '{}', 500, internal",
        "failLater, '{}', 500, internal",
        "nothing, '{}', 500, internal",
        "kickMe, '{}', 204, ''"
    })
    void everyEndHasItsStatus(String action, String body, int status, String code) throws Exception {
        HttpResponse<String> response = call(action, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).doesNotContain(WorkshopActor.SECRET);
        if (!code.isEmpty()) {
            assertThat(error(response).path("code").asText()).isEqualTo(code);
            assertThat(error(response).has("message")).isTrue();
            assertThat(error(response).path("retryable").isBoolean()).isTrue();
        }
        assertThat(bystander
                        .call("echo", 1, "{\"text\":\"well\"}")
                        .path("value")
                        .asText())
                .isEqualTo("well");
    }

    @ParameterizedTest
    @CsvSource({
        "eyJuYW1lIjoiYWRhIn0, 200, ''",
        "eyJuYW1lIjoibWFsbG9yeSJ9, 403, name_refused",
        "!, 400, bad_argument",
        "W10, 400, bad_argument"
    })
    void paramsMayStandInAHeader(String params, int status, String code) throws Exception {
        HttpRequest request =
                request("turns", "", "{}").header("Troupe-Params", params).build();
        HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(error(response).path("code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "?name=mallory, 403, name_refused",
        "?name=mishap, 500, internal",
        "'', 400, bad_argument",
        "?name=ada&age=old, 400, bad_argument",
        "?params=!, 400, bad_argument",
        "?params=eyJuYW1lIjoibWFsbG9yeSJ9, 403, name_refused"
    })
    void theActorDecidesWhoMayCall(String query, int status, String code) throws Exception {
        HttpResponse<String> response = HTTP.send(request("turns", query, "{}").build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(error(response).path("code").asText()).isEqualTo(code);
        assertThat(response.body()).doesNotContain(WorkshopActor.SECRET);
    }

    @Test
    void theFormatOfTheBodyIsThatOfTheValue() throws Exception {
        // {"text":"hi"}
        byte[] arguments = {(byte) 0xA1, 0x64, 't', 'e', 'x', 't', 0x62, 'h', 'i'};
        HttpRequest request = HttpRequest.newBuilder(server.pages().resolve("/actors/workshop/room/call/echo?name=ada"))
                .header("Content-Type", "application/cbor")
                .POST(BodyPublishers.ofByteArray(arguments))
                .build();
        HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("content-type")).contains("application/cbor");
        assertThat(response.body()).isEqualTo(new byte[] {0x62, 'h', 'i'});
    }

    @Test
    void manyCallsAtOnceTakeTheirTurns() {
        int many = 200;
        List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, many)
                .mapToObj(i -> HTTP.sendAsync(
                        request("echo", "?name=n" + i, "{\"text\":\"" + i + "\"}")
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        for (int i = 0; i < many; i++) {
            assertThat(calls.get(i).join().body()).isEqualTo("\"" + i + "\"");
        }
    }

    @Test
    void aDeadlineThatPassesIsA504AndTheTurnGoesOn() throws Exception {
        HttpResponse<String> late = HTTP.send(
                request("linger", "?name=ada", "{}")
                        // Enough for the turn to begin.
                        .header("Troupe-Timeout", "2000")
                        .build(),
                BodyHandlers.ofString());

        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(error(late).path("code").asText()).isEqualTo("timeout");
        CompletableFuture<HttpResponse<String>> behind =
                HTTP.sendAsync(request("turns", "?name=ada", "{}").build(), BodyHandlers.ofString());
        lingering.finish("done");
        assertThat(behind.join().statusCode()).isEqualTo(200);
    }

    @Test
    void aCrashIsA500AndTheActorComesBack() throws Exception {
        HttpResponse<String> broken = call("breakDown", "{}");

        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(error(broken).path("code").asText()).isEqualTo("crashed");
        assertThat(broken.body()).doesNotContain(WorkshopActor.SECRET);
        await().untilAsserted(() ->
                assertThat(call("add", "{\"first\":1,\"second\":2}").body()).isEqualTo("3"));
    }
}
