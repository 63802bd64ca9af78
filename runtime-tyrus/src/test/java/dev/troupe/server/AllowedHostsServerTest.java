package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page whose name leads to this server, though the server has no such name (DNS rebinding). */
class AllowedHostsServerTest {

    private static TroupeServer start(UnaryOperator<TroupeServerBuilder> more) {
        return EchoServer.start(
                new Gate(),
                RuntimeSettings.DEFAULTS,
                builder -> more.apply(builder.route("GET", "/lots", request -> HttpResponse.text("lots"))));
    }

    private static Response ask(TroupeServer server, String method, String path, String host, String... headers)
            throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.http(
                    method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\n"
                            + String.join(
                                    "",
                                    java.util.stream.Stream.of(headers)
                                            .map(line -> line + "\r\n")
                                            .toList())
                            + "Content-Length: 0\r\n\r\n");
        }
    }

    private static final String[] WEB_SOCKET = {
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13"
    };

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/lots", "/", "/style.css", "/none", "/actors/echo/room/request/x", "/actors"})
    void aServerOnALoopbackAddressAnswersForNoOtherName(String path) throws IOException {
        try (TroupeServer server = start(builder -> builder)) {
            String evil = "evil.example:" + server.port();
            Response refused = ask(server, "GET", path, evil);
            assertThat(refused.status()).isEqualTo(421);
            assertThat(refused.text())
                    .contains("\"forbidden\"", "troupe.http.allowed-hosts")
                    .doesNotContain("evil");
            assertThat(ask(server, "GET", path, "127.0.0.1:" + server.port()).status())
                    .isNotEqualTo(421);
        }
    }

    @Test
    void neitherForWebSocketsNorForCalls() throws IOException {
        try (TroupeServer server = start(builder -> builder)) {
            String evil = "evil.example:" + server.port();
            assertThat(ask(server, "GET", "/actors/echo/room", evil, WEB_SOCKET).status())
                    .isEqualTo(421);
            assertThat(ask(server, "POST", "/actors/echo/room/call/say", evil).status())
                    .isEqualTo(421);
            assertThat(ask(server, "OPTIONS", "/lots", evil, "Access-Control-Request-Method: GET")
                            .status())
                    .isEqualTo(421);
            assertThat(server.actors()).isZero();
            String own = "localhost:" + server.port();
            assertThat(ask(server, "GET", "/actors/echo/room", own, WEB_SOCKET).status())
                    .isEqualTo(101);
        }
    }

    @Test
    void aServerOnAllAddressesAnswersForEveryNameUnlessHostsAreNamed() throws IOException {
        try (TroupeServer server = start(builder -> builder.host("0.0.0.0"))) {
            assertThat(ask(server, "GET", "/lots", "chat.example.org").status()).isEqualTo(200);
        }
        try (TroupeServer server = start(builder -> builder.host("0.0.0.0").allowedHosts("chat.example.org"))) {
            assertThat(ask(server, "GET", "/lots", "chat.example.org").status()).isEqualTo(200);
            assertThat(ask(server, "GET", "/lots", "evil.example").status()).isEqualTo(421);
        }
    }
}
