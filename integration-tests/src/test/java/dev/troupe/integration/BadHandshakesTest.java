package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handshakes that are refused, before the upgrade where the address is at fault, after it where the params are. */
class BadHandshakesTest {

    /** Of the bystander's server, and nobody's yet: an actor that a refusal leaves behind would be one too many. */
    private static final String EMPTY_ROOM = "/actors/workshop/" + WorkshopServer.EMPTY_ROOM;

    @ParameterizedTest
    @CsvSource({
        "/actors/workshop/%zz?name=a, 400",
        "/actors/workshop/%ff?name=a, 400",
        "/actors/workshop/a%2Fb?name=a, 400",
        "/actors/workshop/a%5Cb?name=a, 400",
        "/actors/workshop/a;b?name=a, 400",
        "/actors/workshop/a%00b?name=a, 400",
        "/actors/workshop/a~9?name=a, 400",
        "/actors/workshop/.?name=a, 400",
        "/actors/workshop/..?name=a, 400",
        "/actors/workshop/%2e%2e?name=a, 400",
        "/actors/workshop/?name=a, 400",
        "/actors/nowhere/room?name=a, 404",
        "/actors/workshop, 404",
        "/elsewhere, 404"
    })
    void areRefusedBeforeTheUpgrade(String path, int status) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.handshake(server.port(), path)) {
            assertThat(socket.status()).as(socket.head()).isEqualTo(status);
            server.noOtherActorIsLeft();
        }
    }

    @Test
    void aTemplateInTheKeyIsAKeyLikeAnyOther() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.welcomed(server.port(), "%7Bkey%7D", "ada");
                RawSocket room = server.connect()) {
            assertThat(socket.call("turns", 1, "{}").path("value").asInt()).isZero();
            room.call("echo", 1, "{\"text\":\"elsewhere\"}");
            assertThat(socket.call("turns", 2, "{}").path("value").asInt()).isZero();
        }
    }

    @Test
    void aKeyThatIsTooLongIsRefused() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket longest =
                        RawSocket.handshake(server.port(), "/actors/workshop/" + "k".repeat(1_024) + "?name=a");
                RawSocket tooLong =
                        RawSocket.handshake(server.port(), "/actors/workshop/" + "k".repeat(1_025) + "?name=a")) {
            assertThat(longest.status()).isEqualTo(101);
            assertThat(tooLong.status()).isEqualTo(400);
        }
    }

    @Test
    void subprotocolsWithNoneOfOursAmongThemAreRefused() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket none = RawSocket.handshake(
                        server.port(), "/actors/workshop/room?name=a", "Sec-WebSocket-Protocol: chat, superchat");
                RawSocket among = RawSocket.handshake(
                        server.port(),
                        "/actors/workshop/room?name=a",
                        "Sec-WebSocket-Protocol: chat, troupe.v1.json")) {
            assertThat(none.status()).isEqualTo(400);
            assertThat(among.status()).isEqualTo(101);
            assertThat(among.head().toLowerCase(java.util.Locale.ROOT))
                    .contains("sec-websocket-protocol: troupe.v1.json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?name=a&age=old", "?params=%%%", "?params=bm90IGpzb24", "?params=W10", "?age=3"})
    void badParamsCloseWith4400(String query) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.handshake(server.port(), EMPTY_ROOM + query)) {
            assertThat(socket.status()).isEqualTo(101);
            JsonNode first = socket.json();
            assertThat(first.path("error").path("code").asText())
                    .as("%s", first)
                    .isEqualTo("bad_argument");
            assertThat(socket.awaitClose().closeCode()).isEqualTo(4400);
            server.noOtherActorIsLeft();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "bm90IGpzb24", "W10", "e30"})
    void badParamsInTheHeaderCloseWith4400(String value) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.handshake(server.port(), EMPTY_ROOM, "Troupe-Params: " + value)) {
            assertThat(socket.status()).isEqualTo(101);
            assertThat(socket.json().path("error").path("code").asText()).isEqualTo("bad_argument");
            assertThat(socket.awaitClose().closeCode()).isEqualTo(4400);
            server.noOtherActorIsLeft();
        }
    }

    @Test
    void paramsOver4KiBCloseWith4400() throws IOException {
        String name = "n".repeat(5_000);
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.handshake(server.port(), EMPTY_ROOM + "?name=" + name)) {
            assertThat(socket.status()).isEqualTo(101);
            assertThat(socket.awaitClose().closeCode()).isEqualTo(4400);
            server.noOtherActorIsLeft();
        }
    }

    @Test
    void paramsComeInEachOfTheirFourForms() throws IOException {
        String encoded = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"name\":\"ada\",\"age\":36}".getBytes(StandardCharsets.UTF_8));
        String header = "Troupe-Params: " + encoded;
        try (WorkshopServer server = new WorkshopServer();
                RawSocket inHeader = RawSocket.handshake(server.port(), "/actors/workshop/room", header);
                RawSocket plain = RawSocket.handshake(server.port(), "/actors/workshop/room?name=ada%20l&age=36");
                RawSocket query = RawSocket.handshake(server.port(), "/actors/workshop/room?params=" + encoded);
                RawSocket subprotocol = RawSocket.handshake(
                        server.port(),
                        "/actors/workshop/room",
                        "Sec-WebSocket-Protocol: troupe.v1.json, troupe.params." + encoded)) {
            assertThat(plain.json().has("welcome")).isTrue();
            assertThat(query.json().has("welcome")).isTrue();
            assertThat(subprotocol.json().has("welcome")).isTrue();
            assertThat(inHeader.json().has("welcome")).isTrue();
        }
    }

    @Test
    void aRejectionSendsItsErrorInPlaceOfTheWelcomeAndClosesWith4403() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.handshake(server.port(), EMPTY_ROOM + "?name=mallory")) {
            assertThat(socket.json().path("error").path("code").asText()).isEqualTo("name_refused");
            RawSocket.Frame close = socket.awaitClose();
            assertThat(close.closeCode()).isEqualTo(4403);
            assertThat(close.closeReason()).isEqualTo("name_refused");
            server.noOtherActorIsLeft();
        }
    }

    @Test
    void aHookThatFailsTellsNothingOfIt() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.handshake(server.port(), EMPTY_ROOM + "?name=mishap")) {
            JsonNode first = socket.json();
            assertThat(first.path("error").path("code").asText()).isEqualTo("internal");
            assertThat(first.toString()).doesNotContain("swordfish");
            RawSocket.Frame close = socket.awaitClose();
            assertThat(close.closeCode()).isEqualTo(1011);
            assertThat(close.closeReason()).doesNotContain("swordfish");
            server.noOtherActorIsLeft();
        }
    }

    @Test
    void requestLinesAndHeadersAreBounded() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket line =
                        RawSocket.handshake(server.port(), "/actors/workshop/room?name=" + "n".repeat(17_000));
                RawSocket headers = RawSocket.handshake(
                        server.port(), "/actors/workshop/room?name=a", "X-Large: " + "x".repeat(17_000))) {
            assertThat(line.status()).isEqualTo(414);
            assertThat(headers.status()).isEqualTo(431);
        }
    }
}
