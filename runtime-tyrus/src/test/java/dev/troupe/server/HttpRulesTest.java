package dev.troupe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import dev.troupe.server.http.CorsSettings;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9110 and RFC 9112 on bare sockets: what a request may be, and what every response says. */
class HttpRulesTest {

    private static final String ORIGIN = "https://ok.example";

    private static TroupeServer server;

    @BeforeAll
    static void start() {
        server = EchoServer.start(
                new Gate(),
                RuntimeSettings.DEFAULTS,
                b -> b.cors(CorsSettings.origins(ORIGIN))
                        .allowOrigins(ORIGIN)
                        .route("POST", "/length", request -> HttpResponse.text(String.valueOf(request.body().length)))
                        .route(
                                "GET",
                                "/host",
                                request ->
                                        HttpResponse.text(request.header("Host").orElse("none"))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** In a request, a bar ends a line. */
    private static Response ask(String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.http(request.replace("|", "\r\n"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                // RFC 9112, section 3.2
                "400! GET /host HTTP/1.1||",
                "400! GET /host HTTP/1.1|Host:||",
                "400! GET /host HTTP/1.1|Host: a|Host: a||",
                "400! GET /host HTTP/1.1|Host: a, b||",
                "400! GET /host HTTP/1.1|Host: a b/c||",
                "400! GET /host HTTP/1.1|Host: a/b||",
                "400! GET /host HTTP/1.1|Host: user@a||",
                "400! GET /host HTTP/1.1|Host: a:b||",
                "400! GET /host HTTP/1.1|Host: a:1:2||",
                "400! GET /host HTTP/1.1|Host: a%2||",
                "400! GET /host HTTP/1.1|Host: [a||",
                "400! GET /host HTTP/1.1|Host: http://a||",
                "400! GET /host HTTP/1.0|Host: a b||",
                "200! GET /host HTTP/1.0||",
                "200! GET /host HTTP/1.1|Host: localhost:8080||",
                "200! GET /host HTTP/1.1|Host: [::1]:80||",
                "200! GET /host HTTP/1.1|Host: a_b:||",
                "200! GET /host HTTP/1.1|hOST:a||",
                // RFC 9112, sections 6.1 to 6.3
                "501! POST /length HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked||2|hi|0||",
                "501! POST /length HTTP/1.1|Host: a|Transfer-Encoding: gzip|Transfer-Encoding: chunked||2|hi|0||",
                "501! POST /length HTTP/1.1|Host: a|Transfer-Encoding: identity, chunked||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked, gzip||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: gzip||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: identity||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: xchunked||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding:||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked, chunked||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked|Transfer-Encoding: chunked||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked|Content-Length: 2||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Content-Length: 2|Transfer-Encoding: chunked||2|hi|0||",
                "400! POST /length HTTP/1.0|Host: a|Transfer-Encoding: chunked||2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Content-Length: +2||hi",
                "400! POST /length HTTP/1.1|Host: a|Content-Length: -2||hi",
                "400! POST /length HTTP/1.1|Host: a|Content-Length: 2, 2||hi",
                "400! POST /length HTTP/1.1|Host: a|Content-Length: 2|Content-Length: 2||hi",
                "400! POST /length HTTP/1.1|Host: a|Content-Length: 2|Content-Length: 3||hi",
                "400! POST /length HTTP/1.0|Host: a|Content-Length: 2|Content-Length: 2||hi",
                "400! POST /length HTTP/1.1|Host: a|Content-Length: 0x2||hi",
                "400! POST /length HTTP/1.1|Host: a|Content-Length: 2 2||hi",
                "400! POST /length HTTP/1.1|Host: a|Content-Length:||hi",
                "400! POST /length HTTP/1.1|Host: a|Content-Length: 99999999999999999999||hi",
                "413! POST /length HTTP/1.1|Host: a|Content-Length: 9223372036854775807||hi",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked||zz|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked||-1|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked||+2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked||0x2|hi|0||",
                "400! POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked||2|hixx|0||",
                "200! POST /length HTTP/1.1|Host: a|Transfer-Encoding: Chunked||2;a=b|hi|0|X: y||",
                "200! POST /length HTTP/1.1|Host: a|Content-Length: 2||hi",
                "200! POST /length HTTP/1.1|Host: a|Content-Length: 02||hi",
                "200! POST /length HTTP/1.1|Host: a||",
                // RFC 9112, section 2.3, and RFC 9110, section 2.5
                "505! GET /host HTTP/0.9|Host: a||",
                "505! GET /host HTTP/2.0|Host: a||",
                "505! GET /host HTTP/3.0|Host: a||",
                "505! PRI * HTTP/2.0||SM||",
                "200! GET /host HTTP/1.2|Host: a||",
                "400! GET /host HTTP/1|Host: a||",
                "400! GET /host http/1.1|Host: a||",
                "400! GET /host|Host: a||",
                // RFC 9112, section 3.2.1 to 3.2.4
                "204! OPTIONS * HTTP/1.1|Host: a||",
                "400! GET * HTTP/1.1|Host: a||",
                "501! CONNECT a:80 HTTP/1.1|Host: a:80||",
                "501! CONNECT / HTTP/1.1|Host: a||",
                "400! GET a:80 HTTP/1.1|Host: a:80||",
                "400! GET host HTTP/1.1|Host: a||",
                "200! GET http://b/host HTTP/1.1|Host: a||",
                "400! GET http:/host HTTP/1.1|Host: a||",
                "400! GET http:///host HTTP/1.1|Host: a||",
                "400! GET http://u@b/host HTTP/1.1|Host: a||",
                "400! GET ftp://b/host HTTP/1.1|Host: a||",
                "405! DELETE /host HTTP/1.1|Host: a||",
                "405! get /host HTTP/1.1|Host: a||",
                "400! G@T /host HTTP/1.1|Host: a||",
                // RFC 9112, sections 2.2 and 5
                "400! GET /host HTTP/1.1|Host: a|X: b| c||",
                "400! GET /host HTTP/1.1|Host : a||",
                "400! GET /host HTTP/1.1| Host: a||",
                // RFC 9110, section 10.1.1
                "417! GET /host HTTP/1.1|Host: a|Expect: more||",
                "417! GET /host HTTP/1.1|Host: a|Expect: 100-continue|Expect: more||",
                "200! GET /host HTTP/1.0|Host: a|Expect: more||"
            })
    void aRequestIsWhatTheStandardSays(int status, String request) throws IOException {
        Response response = ask(request);

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Date")).endsWith("GMT");
        assertThat(response.header("Vary")).isEqualTo("Origin");
        if (status >= 400) {
            assertThat(response.header("Content-Type")).isEqualTo("application/json");
            assertThat(response.text()).startsWith("{\"error\":{\"code\":\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "404; GET /none HTTP/1.1|Host: a|",
                "405; POST / HTTP/1.1|Host: a|",
                "413; POST /length HTTP/1.1|Host: a|Content-Length: 2000000|",
                "413; POST /actors/echo/k/call/say HTTP/1.1|Host: a|Content-Type: application/json|Content-Length: 70000|",
                "415; POST /actors/echo/k/call/say HTTP/1.1|Host: a|Content-Length: 7|",
                "431; GET / HTTP/1.1|Host: a|X: LONG|",
                "414; GET /LONG HTTP/1.1|Host: a|",
                "400; GET / HTTP/1.1|",
                "400; GET / HTTP/1.1|Host: a b|",
                "501; POST /length HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked|",
                "505; GET / HTTP/3.0|Host: a|",
                "417; GET / HTTP/1.1|Host: a|Expect: more|",
                "426; GET /actors/echo/k HTTP/1.1|Host: a|",
                "400; GET /actors/echo/k HTTP/1.1|Host: a|Upgrade: websocket|",
                "204; OPTIONS /length HTTP/1.1|Host: a|Access-Control-Request-Method: POST|"
            })
    void aPageOfAnotherOriginCanReadEveryRefusal(int status, String request) throws IOException {
        Response response = ask(request.replace("LONG", "a".repeat(17_000)) + "Origin: " + ORIGIN + "||");

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(response.header("Date")).endsWith("GMT");
    }

    @Test
    void anOriginBeforeWhatIsMalformedIsKnown() throws IOException {
        assertThat(ask("GET / HTTP/1.1|Origin: " + ORIGIN + "|Host : a||").header("Access-Control-Allow-Origin"))
                .isEqualTo(ORIGIN);
        assertThat(ask("GET / HTTP/1.1|Origin: https://evil.example|Host : a||").header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "404; HEAD /none HTTP/1.1|Host: a||",
                "400; HEAD / HTTP/1.1||",
                "400; HEAD / HTTP/1.1|Host : a||",
                "505; HEAD / HTTP/2.0|Host: a||",
                "405; HEAD /actors/echo/k/call/say HTTP/1.1|Host: a||"
            })
    void aResponseToHeadHasNoContent(int status, String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            Response response = client.http(request.replace("|", "\r\n"));
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("Content-Length")).isNotEqualTo("0");
            client.shutdownOutput();
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "HTTP/1.1; X: y; ; timeout=75",
                "HTTP/1.1; Connection: close; close;",
                "HTTP/1.0; X: y; close;",
                "HTTP/1.0; Connection: keep-alive; keep-alive; timeout=75"
            })
    void aResponseSaysWhetherTheConnectionIsKept(String version, String field, String connection, String kept)
            throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            String request = "GET /host " + version + "\r\nHost: a\r\n" + field + "\r\n\r\n";
            Response response = client.http(request);
            assertThat(response.header("Connection")).isEqualTo(connection == null ? "" : connection);
            assertThat(response.header("Keep-Alive")).isEqualTo(kept == null ? "" : kept);
            if (kept == null) {
                assertThat(client.isAtEnd()).isTrue();
            } else {
                assertThat(client.http(request).status()).isEqualTo(200);
            }
        }
    }

    /** What follows a request that is refused cannot be taken for a request. */
    @Test
    void nothingAfterAMalformedRequestIsAnswered() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(
                    ("POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                    + "GET /host HTTP/1.1\r\nHost: smuggled\r\n\r\n")
                            .getBytes(ISO_8859_1));
            assertThat(client.response(true).status()).isEqualTo(400);
            assertThat(client.isAtEnd()).isTrue();
        }
    }
}
