package dev.troupe.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import dev.troupe.server.http.CorsSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions that are called by a request of HTTP each. */
class ActorCallsTest {

    private static final String JSON = "Content-Type: application/json";

    private final Gate gate = new Gate();
    private TroupeServer server;

    @BeforeEach
    void start() {
        server = EchoServer.start(gate);
    }

    @AfterEach
    void stop() {
        gate.opened.complete("at last");
        server.close();
    }

    private static String request(String action, String body, String... headers) {
        StringBuilder text =
                new StringBuilder("POST /actors/echo/k/call/" + action + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("Content-Length: ")
                .append(body.length())
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }

    private Response call(String action, String body, String... headers) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.http(request(action, body, headers));
        }
    }

    private static void assertError(Response response, int status, String code) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.text()).startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":");
    }

    @Test
    void theResponseIsTheValue() throws IOException {
        Response response = call("say", "{\"text\":\"hello\"}", JSON);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.text()).isEqualTo("\"hello\"");
        assertThat(gate.connected).hasValue(0);
        assertThat(gate.turnThreads).isNotEmpty().allMatch(name -> name.startsWith("troupe-turn"));
    }

    @Test
    void noValueIs204AndOthersHearTheEvents() throws IOException {
        try (RawClient listener = RawClient.welcomed(server.port(), "/actors/echo/k")) {
            Response response = call("shout", "{\"text\":\"hello\"}", JSON);

            assertThat(response.status()).isEqualTo(204);
            assertThat(response.header("Content-Length")).isEmpty();
            assertThat(response.header("Content-Type")).isEmpty();
            assertThat(listener.frame().text()).contains("\"event\":\"heard\"", "hello");
        }
    }

    @Test
    void argumentsMayBeMissing() throws IOException {
        assertThat(call("say", "").text()).isEqualTo("\"\"");
        assertThat(call("say", "", JSON).text()).isEqualTo("\"\"");
    }

    @Test
    void valuesComeInTheFormatThatIsLiked() throws IOException {
        Response response = call("say", "{\"text\":\"hello\"}", JSON, "Accept: application/cbor");
        assertThat(response.header("Content-Type")).isEqualTo("application/cbor");
        assertThat(response.body()).isEqualTo(new byte[] {0x65, 'h', 'e', 'l', 'l', 'o'});

        // {"text":"hi"}
        byte[] cbor = {(byte) 0xA1, 0x64, 't', 'e', 'x', 't', 0x62, 'h', 'i'};
        String body = new String(cbor, java.nio.charset.StandardCharsets.ISO_8859_1);
        Response same = call("say", body, "Content-Type: application/cbor");
        assertThat(same.header("Content-Type")).isEqualTo("application/cbor");
        assertThat(same.body()).isEqualTo(new byte[] {0x62, 'h', 'i'});
        assertThat(call("say", body, "Content-Type: application/cbor", "Accept: application/json")
                        .text())
                .isEqualTo("\"hi\"");
    }

    @Test
    void errorsComeInThatFormatToo() throws IOException {
        Response response = call("say", "{\"text\":1}", JSON, "Accept: application/cbor");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("Content-Type")).isEqualTo("application/cbor");
        assertThat(new String(response.body(), UTF_8)).contains("error", "bad_argument");
    }

    @ParameterizedTest
    @CsvSource({
        "say, '{\"text\":1}', 400, bad_argument",
        "say, '{\"text\"', 400, bad_argument",
        "say, '[]', 400, bad_argument",
        "say, '{} {}', 400, bad_argument",
        "nothing, '{}', 404, unknown_action",
        "flood, '{\"count\":1,\"size\":1}', 500, internal"
    })
    void failuresHaveTheirStatus(String action, String body, int status, String code) throws IOException {
        assertError(call(action, body, JSON), status, code);
    }

    @Test
    void aBodyThatIsNotUtf8Is400() throws IOException {
        assertError(call("say", "{\"text\":\"\u00ff\"}", JSON), 400, "bad_message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void otherBodiesAre415(String type) throws IOException {
        Response response = call("say", "{\"text\":\"hello\"}", "Content-Type: " + type);

        assertError(response, 415, "bad_message");
        assertThat(response.header("Accept")).isEqualTo("application/json, application/cbor");
    }

    @Test
    void aBodyWithTwoTypesOrACodingIs415() throws IOException {
        assertError(call("say", "{\"text\":\"hello\"}", JSON, "Content-Type: application/cbor"), 415, "bad_message");
        Response coded = call("say", "{\"text\":\"hello\"}", JSON, "Content-Encoding: gzip");
        assertError(coded, 415, "bad_message");
        assertThat(coded.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(call("say", "{\"text\":\"hello\"}", JSON, "Content-Encoding: Identity")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBodyWithoutATypeIs415AndWhoeverTakesNeitherFormatGets406() throws IOException {
        assertError(call("say", "{}"), 415, "bad_message");
        assertError(call("say", "{}", JSON, "Accept: text/html"), 406, "bad_message");
    }

    @Test
    @SuppressWarnings("NullAway") // as a program does that nothing checks
    void anAuthenticatorThatRefusesWithoutAMessageIsAFailureOfTheServer() throws IOException {
        try (TroupeServer refusing = EchoServer.start(
                        new Gate(),
                        RuntimeSettings.DEFAULTS,
                        b -> b.authenticator(asked -> Authentication.unauthenticated(null)));
                RawClient client = new RawClient(refusing.port())) {
            assertError(client.http(request("say", "{}", JSON)), 500, "internal");
            assertError(client.get("/actors/echo/k/http"), 500, "internal");
        }
    }

    @Test
    void otherMethodsAre405() throws IOException {
        for (String method : new String[] {"GET", "PUT", "DELETE", "OPTIONS"}) {
            try (RawClient client = new RawClient(server.port())) {
                Response response = client.http(method + " /actors/echo/k/call/say HTTP/1.1\r\nHost: x\r\n\r\n");
                assertError(response, 405, "bad_message");
                assertThat(response.header("Allow")).isEqualTo("POST");
            }
        }
    }

    @Test
    void aBodyHasAsManyBytesAsAMessage() throws IOException {
        String most = "{\"text\":\"" + "x".repeat(65_536 - 11) + "\"}";
        assertThat(call("say", most, JSON).body()).hasSize(65_536 - 11 + 2);
        assertError(call("say", most + " ", JSON), 413, "bad_message");

        try (TroupeServer small = EchoServer.start(
                        new Gate(),
                        RuntimeSettings.DEFAULTS.toBuilder().maxMessageIn(100).build(),
                        b -> b);
                RawClient client = new RawClient(small.port())) {
            assertThat(client.http(request("say", " ".repeat(98) + "{}", JSON)).status())
                    .isEqualTo(200);
            assertThat(client.http(request("say", " ".repeat(99) + "{}", JSON)).status())
                    .isEqualTo(413);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    /** As {@code timeout} in a message. */
    @Test
    void aTimeoutIsAPositiveIntegerOfAnySize() throws IOException {
        assertError(call("say", "{}", JSON, "Troupe-Timeout: 0"), 400, "bad_message");
        assertError(call("say", "{}", JSON, "Troupe-Timeout: 5000", "Troupe-Timeout: 6000"), 400, "bad_message");
        for (String large : new String[] {"9007199254740991", "99999999999999999999"}) {
            assertThat(call("say", "{\"text\":\"x\"}", JSON, "Troupe-Timeout: " + large)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoeverAsksBeforeTheBodyIsToldToGoOn() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            String head =
                    "POST /actors/echo/k/call/say HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n" + JSON + "\r\n";
            assertThat(client.http(head + "Content-Length: 16\r\n\r\n").status())
                    .isEqualTo(100);
            assertThat(client.http("{\"text\":\"there\"}").text()).isEqualTo("\"there\"");
            assertThat(client.http(head + "Content-Length: 65537\r\n\r\n").status())
                    .isEqualTo(413);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void aDeadlineIsKept() throws IOException {
        long start = System.nanoTime();
        Response response = call("hold", "{}", JSON, "Troupe-Timeout: 300");

        assertError(response, 504, "timeout");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(290L, 8_000L);
        assertError(call("say", "{}", JSON, "Troupe-Timeout: soon"), 400, "bad_message");
        assertError(call("say", "{}", JSON, "Troupe-Timeout: -1"), 400, "bad_message");
    }

    @Test
    void whoWaitsBehindAnotherHasADeadlineToo() throws Exception {
        try (RawClient holder = RawClient.welcomed(server.port(), "/actors/echo/k")) {
            holder.text("{\"call\":\"hold\",\"id\":1}");
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            Response behind = call("say", "{}", JSON, "Troupe-Timeout: 100");

            assertError(behind, 504, "timeout");
            assertThat(behind.text()).contains("\"outcome\":\"not_run\"");
        }
    }

    @Test
    void callsWaitForTheirTurnAndTheConnectionStays() throws Exception {
        try (RawClient slow = new RawClient(server.port());
                RawClient quick = new RawClient(server.port())) {
            slow.send((request("hold", "{}", JSON) + request("say", "{\"text\":\"after\"}", JSON)).getBytes(UTF_8));
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            quick.send(request("say", "{\"text\":\"beside\"}", JSON).getBytes(UTF_8));
            gate.opened.complete("open");

            assertThat(slow.response(true).text()).isEqualTo("\"open\"");
            assertThat(slow.response(true).text()).isEqualTo("\"after\"");
            assertThat(quick.response(true).text()).isEqualTo("\"beside\"");
            assertThat(slow.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void whoeverGoesHasGivenUp() throws Exception {
        try (RawClient holder = RawClient.welcomed(server.port(), "/actors/echo/k")) {
            holder.text("{\"call\":\"hold\",\"id\":1}");
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            try (RawClient impatient = new RawClient(server.port())) {
                impatient.send(request("say", "{\"text\":\"gone\"}", JSON).getBytes(UTF_8));
                await().until(() -> server.singleCalls() == 1);
            }
            await().until(() -> server.singleCalls() == 0);
            gate.opened.complete("open");
            holder.frame();
        }
        assertThat(call("say", "{\"text\":\"here\"}", JSON).text()).isEqualTo("\"here\"");
        assertThat(gate.said).containsExactly("here");
    }

    @Test
    void pagesOfOtherOriginsMayNotCall() throws IOException {
        assertError(call("say", "", "Origin: https://evil.example"), 403, "forbidden");
        assertError(call("say", "", "Origin: null"), 403, "forbidden");
        assertThat(call("say", "", "Origin: http://localhost").status()).isEqualTo(200);
        assertThat(gate.said).containsExactly("");
    }

    @Test
    void pagesOfOriginsThatAreNamedMay() throws IOException {
        CorsSettings settings =
                CorsSettings.origins("https://app.example").withCredentials().withExposedHeaders("X-A", "X-B");
        try (TroupeServer open = EchoServer.start(
                        new Gate(),
                        RuntimeSettings.DEFAULTS,
                        b -> b.cors(settings).allowOrigins("https://app.example"));
                RawClient client = new RawClient(open.port())) {
            Response asked = client.http("OPTIONS /actors/echo/k/call/say HTTP/1.1\r\nHost: x\r\n"
                    + "Origin: https://app.example\r\nAccess-Control-Request-Method: POST\r\n\r\n");
            assertThat(asked.status()).isEqualTo(204);
            assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
            assertThat(asked.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE");
            assertThat(asked.header("Access-Control-Allow-Headers"))
                    .isEqualTo("Accept, Authorization, Content-Type, Troupe-Params, Troupe-Timeout");
            assertThat(asked.header("Access-Control-Allow-Credentials")).isEqualTo("true");
            assertThat(asked.header("Access-Control-Max-Age")).isEqualTo("600");
            assertThat(asked.header("Vary")).isEqualTo("Origin");

            Response called = client.http(request("say", "{}", JSON, "Origin: https://app.example"));
            assertThat(called.status()).isEqualTo(200);
            assertThat(called.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
            assertThat(called.header("Access-Control-Expose-Headers")).isEqualTo("X-A, X-B");

            Response failed = client.http(request("none", "{}", JSON, "Origin: https://app.example"));
            assertThat(failed.status()).isEqualTo(404);
            assertThat(failed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");

            Response other = client.http(request("say", "{}", JSON, "Origin: https://evil.example"));
            assertThat(other.status()).isEqualTo(403);
            assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(other.header("Vary")).isEqualTo("Origin");
        }
    }

    @Test
    void whoMayReadMayNotCallForThat() throws IOException {
        CorsSettings settings = CorsSettings.origins("*");
        try (TroupeServer readable = EchoServer.start(new Gate(), RuntimeSettings.DEFAULTS, b -> b.cors(settings));
                RawClient client = new RawClient(readable.port())) {
            Response other = client.http(request("say", "", "Origin: https://app.example"));

            assertError(other, 403, "forbidden");
            assertThat(other.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @Test
    void aServerThatStopsLetsAStartedCallFinish() throws Exception {
        try (RawClient running = new RawClient(server.port());
                RawClient other = new RawClient(server.port())) {
            running.send(request("hold", "{}", JSON).getBytes(UTF_8));
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            // Or the server might stop before it has accepted this connection.
            assertThat(other.get("/health").status()).isEqualTo(200);
            Thread stopping = new Thread(server::close);
            stopping.start();
            await().until(() -> other.get("/health").status() == 503);

            Response refused = other.http(request("say", "{}", JSON));
            assertError(refused, 503, "unavailable");
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            gate.opened.complete("open");
            assertThat(running.response(true).text()).isEqualTo("\"open\"");
            stopping.join(10_000);
            assertThat(stopping.isAlive()).isFalse();
        }
    }

    @Test
    void aServerThatHasStoppedHasAnsweredEverybody() throws Exception {
        Gate other = new Gate();
        RuntimeSettings settings = RuntimeSettings.DEFAULTS.toBuilder()
                .shutdownGrace(Duration.ofMillis(400))
                .build();
        TroupeServer ending = EchoServer.start(other, settings, b -> b);
        try (RawClient running = new RawClient(ending.port());
                RawClient waiting = new RawClient(ending.port())) {
            running.send(request("hold", "{}", JSON).getBytes(UTF_8));
            assertThat(other.held.await(10, TimeUnit.SECONDS)).isTrue();
            waiting.send(request("say", "{}", JSON).getBytes(UTF_8));
            await().until(() -> ending.singleCalls() == 2);
            ending.close();

            Response unfinished = running.response(true);
            assertError(unfinished, 503, "unavailable");
            assertThat(unfinished.text()).contains("\"outcome\":\"unknown\"");
            assertError(waiting.response(true), 503, "unavailable");
            assertThat(ending.singleCalls()).isZero();
        }
    }
}
