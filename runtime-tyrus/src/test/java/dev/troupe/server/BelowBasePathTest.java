package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import dev.troupe.server.http.CorsSettings;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server all of which is below a path. */
@Timeout(60)
class BelowBasePathTest {

    private final TroupeServer server = EchoServer.start(
            new Gate(),
            RuntimeSettings.DEFAULTS,
            builder -> builder.basePath("/apps/echo")
                    .route("GET", "/notes/{id}", request -> HttpResponse.text(request.path()))
                    .route("PUT", "/notes/{id}", request -> HttpResponse.text(String.valueOf(request.body().length)))
                    .cors(CorsSettings.origins("https://other.example")));

    @AfterEach
    void stop() {
        server.close();
    }

    private Response ask(String request) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.http(request);
        }
    }

    private Response get(String path) throws IOException {
        return ask("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    @Test
    void everythingIsThere() throws IOException {
        assertThat(get("/apps/echo/health").text()).isEqualTo("{\"status\":\"up\"}");
        assertThat(get("/apps/echo/").text())
                .isEqualTo(get("/apps/echo/index.html").text());
        assertThat(get("/apps/echo/style.css").status()).isEqualTo(200);
        assertThat(get("/apps/echo/notes/7?a=b").text()).isEqualTo("/notes/7");
        assertThat(get("http://localhost/apps/echo/notes/7").text()).isEqualTo("/notes/7");
        try (RawClient client = RawClient.welcomed(server.port(), "/apps/echo/actors/echo/room")) {
            assertThat(client.socket().isConnected()).isTrue();
        }
        String body = "{\"text\":\"hi\"}";
        Response called = ask("POST /apps/echo/actors/echo/room/call/say HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        assertThat(called.text()).isEqualTo("\"hi\"");
    }

    @Test
    void aBodyIsReadForWhatIsBelowTheBasePathAlone() throws IOException {
        String body = "x".repeat(20_000);
        assertThat(ask("PUT /apps/echo/notes/7 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000\r\n\r\n" + body)
                        .text())
                .isEqualTo("20000");
        assertThat(ask("PUT /notes/7 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20000\r\n\r\n" + body)
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                "/index.html",
                "/notes/7",
                "/actors/echo/room",
                "/apps",
                "/apps/",
                "/apps/echos/health",
                "/apps/%65cho/health",
                "/apps/other/../echo/health",
                "/apps/echo/apps/echo/health"
            })
    void nothingIsElsewhere(String path) throws IOException {
        assertThat(get(path).status()).isEqualTo(404);
        try (RawClient client = new RawClient(server.port())) {
            assertThat(client.upgrade(path).status()).isEqualTo(404);
        }
    }

    @Test
    void aBrowserMayAskAboutWhatIsThereAlone() throws IOException {
        String preflight = " HTTP/1.1\r\nHost: localhost\r\nOrigin: https://other.example\r\n"
                + "Access-Control-Request-Method: PUT\r\n\r\n";
        assertThat(ask("OPTIONS /apps/echo/notes/7" + preflight).status()).isEqualTo(204);
        assertThat(ask("OPTIONS /notes/7" + preflight).status()).isEqualTo(404);
    }

    @Test
    void thePathItselfLeadsThere() throws IOException {
        Response response = get("/apps/echo?a=b");
        assertThat(response.status()).isEqualTo(308);
        assertThat(response.header("Location")).isEqualTo("/apps/echo/?a=b");
        assertThat(ask("POST /apps/echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void itIsPartOfTheAddresses() {
        assertThat(server.uri()).hasToString("ws://127.0.0.1:" + server.port() + "/apps/echo");
        assertThat(server.pages()).hasToString("http://127.0.0.1:" + server.port() + "/apps/echo/");
    }

    @Test
    void whatIsNoPathIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TroupeServer.builder().basePath("apps"))
                .withMessageContaining("'apps'");
    }
}
