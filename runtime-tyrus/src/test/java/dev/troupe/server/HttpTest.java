package dev.troupe.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain HTTP beside the WebSockets. */
class HttpTest {

    private static TroupeServer server;

    @BeforeAll
    static void start() {
        server = EchoServer.start(new Gate());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Response get(String path, String... headers) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.get(path, headers);
        }
    }

    private static void assertError(Response response, int status, String code) {
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.text()).startsWith("{\"error\":{\"code\":\"" + code + "\",\"message\":");
    }

    @Test
    void isWell() throws IOException {
        Response response = get("/health");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        assertThat(response.text()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void aClientThatSpeaksTlsIsClosedAndTheLogSaysSo() throws IOException {
        Logger log = Logger.getLogger("dev.troupe.server.http.NoTls");
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Filter before = log.getFilter();
        log.setFilter(line -> {
            lines.add(line.getMessage());
            return false;
        });
        try (RawClient client = new RawClient(server.port())) {
            client.send(new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3});
            assertThat(client.isAtEnd()).isTrue();
            await().until(() ->
                    lines.stream().anyMatch(line -> line.startsWith("A client speaks TLS on a port that does not")));
        } finally {
            log.setFilter(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8, <!doctype html><title>home</title>",
        "/index.html?version=3, text/html; charset=utf-8, <!doctype html><title>home</title>",
        "/style.css, text/css; charset=utf-8, body { color: red }",
        "/%73tyle.css, text/css; charset=utf-8, body { color: red }",
        "/sub/, text/html; charset=utf-8, <title>sub</title>",
        "http://localhost/sub/, text/html; charset=utf-8, <title>sub</title>"
    })
    void servesPages(String path, String type, String content) throws IOException {
        Response response = get(path);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo(type);
        assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(response.header("Date")).endsWith("GMT");
        assertThat(response.text()).isEqualTo(content + "\n");
    }

    @Test
    void servesPagesOfArchivesToo() throws IOException {
        try (TroupeServer other =
                        EchoServer.start(new Gate(), RuntimeSettings.DEFAULTS, b -> b.staticPages("META-INF/maven"));
                RawClient client = new RawClient(other.port())) {
            String page = "/org.junit.platform/junit-platform-commons/none";
            assertThat(client.get(page).status()).isEqualTo(404);
            assertThat(client.get("/org.assertj/assertj-core").status()).isEqualTo(404);
            for (int i = 0; i < 2; i++) {
                Response found = client.get("/org.assertj/assertj-core/pom.properties");
                assertThat(found.status()).isEqualTo(200);
                assertThat(found.text()).contains("artifactId=assertj-core");
            }
        }
    }

    @Test
    void headHasNoContentButItsLength() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Response head = client.http("HEAD /style.css HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo("20");
            assertThat(client.get("/style.css").body()).hasSize(20);
        }
    }

    @Test
    void whatTheClientHasIsNotSentAgain() throws IOException {
        String tag = get("/style.css").header("ETag");

        assertThat(tag).matches("\"[0-9a-f-]{10,}\"");
        Response again = get("/style.css", "If-None-Match: W/\"old\", " + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(get("/style.css", "If-None-Match: \"old\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret.txt",
                "/../../secret.txt",
                "/sub/../../../secret.txt",
                "/%2e%2e/%2e%2e/secret.txt",
                "/..%2f..%2fsecret.txt",
                "/..%5c..%5csecret.txt",
                "/.%2e/secret.txt",
                "/sub/./app.js",
                "//secret.txt",
                "/sub//app.js",
                "/index.html%00.txt",
                "/index.html%0a",
                "/%zz",
                "/%",
                "/%f",
                "/%ff",
                "/%c0%ae%c0%ae/secret.txt",
                "/a\\b"
            })
    void noPathLeadsOutside(String path) throws IOException {
        assertError(get(path), 400, "bad_message");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/sub",
                "/index.html/",
                "/INDEX.HTML",
                "/secret.txt",
                "/META-INF/resources/index.html"
            })
    void whatIsNotThereIsNotFound(String path) throws IOException {
        assertError(get(path), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherMethodsAreNotAllowed(String method) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.http(method + " / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi");

            assertError(response, 405, "bad_message");
            assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void aLongRequestLineIs414() throws IOException {
        assertThat(get("/" + "a".repeat(16_000)).status()).isEqualTo(404);
        assertError(get("/" + "a".repeat(16_400)), 414, "bad_message");
    }

    @Test
    void longHeadersAre431() throws IOException {
        assertThat(get("/health", "X-Long: " + "a".repeat(16_000)).status()).isEqualTo(200);
        assertError(get("/health", "X-Long: " + "a".repeat(16_400)), 431, "bad_message");
        String[] many = new String[2_000];
        java.util.Arrays.fill(many, "X: 123456");
        assertError(get("/health", many), 431, "bad_message");
    }

    @Test
    void otherLimitsOfTheHeadBiteToo() throws IOException {
        try (TroupeServer other = EchoServer.start(
                new Gate(),
                RuntimeSettings.DEFAULTS,
                b -> b.httpLimits(limits -> limits.maxRequestLineBytes(200).maxHeaderBytes(300)))) {
            assertThat(statusFrom(other, "/" + "a".repeat(150))).isEqualTo(404);
            assertThat(statusFrom(other, "/" + "a".repeat(250))).isEqualTo(414);
            assertThat(statusFrom(other, "/health", "X: " + "a".repeat(200))).isEqualTo(200);
            assertThat(statusFrom(other, "/health", "X: " + "a".repeat(350))).isEqualTo(431);
        }
        try (TroupeServer other = EchoServer.start(
                new Gate(),
                RuntimeSettings.DEFAULTS,
                b -> b.httpLimits(limits -> limits.maxRequestLineBytes(40_000).maxHeaderBytes(50_000)))) {
            assertThat(statusFrom(other, "/" + "a".repeat(39_000))).isEqualTo(404);
            assertThat(statusFrom(other, "/" + "a".repeat(41_000))).isEqualTo(414);
            assertThat(statusFrom(other, "/health", "X: " + "a".repeat(49_000))).isEqualTo(200);
            assertThat(statusFrom(other, "/health", "X: " + "a".repeat(51_000))).isEqualTo(431);
        }
        assertThatThrownBy(() -> TroupeServer.builder().httpLimits(limits -> limits.maxHeaderBytes(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxHeaderBytes must be positive, not 0");
        assertThatThrownBy(() -> TroupeServer.builder().httpLimits(limits -> limits.maxRequestLineBytes(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int statusFrom(TroupeServer other, String path, String... headers) throws IOException {
        try (RawClient client = new RawClient(other.port())) {
            return client.get(path, headers).status();
        }
    }

    @Test
    void whatHasNoPlaceForABodyIsAnsweredByItsHead() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            String body = "x".repeat(200_000);
            Response response =
                    client.http("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

            assertError(response, 405, "bad_message");
            assertThat(response.header("Connection")).isEqualTo("close");
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n"
            })
    void malformedRequestsAre400(String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            assertError(client.http(request), 400, "bad_message");
        }
    }

    @Test
    void requestsThatComeTogetherAreAnsweredInOrder() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            StringBuilder requests = new StringBuilder();
            String[] paths = {"/style.css", "/health", "/nothing", "/sub/app.js"};
            for (int i = 0; i < 100; i++) {
                requests.append("GET ").append(paths[i % 4]).append(" HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            client.send(requests.toString().getBytes(UTF_8));
            int[] statuses = {200, 200, 404, 200};
            String[] beginnings = {"body", "{\"status", "{\"error", "console"};
            for (int i = 0; i < 100; i++) {
                Response response = client.response(true);
                assertThat(response.status()).isEqualTo(statuses[i % 4]);
                assertThat(response.text()).startsWith(beginnings[i % 4]);
            }
        }
    }

    @Test
    void aConnectionThatIsToCloseCloses() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.get("/style.css", "Connection: close").header("Connection"))
                    .isEqualTo("close");
            assertThat(client.isAtEnd()).isTrue();
        }
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.http("GET /health HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
            assertThat(client.isAtEnd()).isTrue();
        }
    }
}
