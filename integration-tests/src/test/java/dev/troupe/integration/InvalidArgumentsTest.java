package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troupe.integration.guide.CatalogueActorDefinition;
import dev.troupe.server.TroupeServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constraints and roles on a real socket: what a client is told that has no client of ours. */
class InvalidArgumentsTest {

    private static final String VASE = "{\"lot\":{\"title\":\"A vase\",\"estimate\":\"12.50\",\"tags\":[\"old\"]}}";

    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new CatalogueActorDefinition())
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    private RawSocket connect(String name) throws IOException {
        return RawSocket.handshake(server.port(), "/actors/catalogue/spring?name=" + name);
    }

    private RawSocket welcomed() throws IOException {
        RawSocket socket = connect("ada");
        assertThat(socket.json().has("welcome")).isTrue();
        return socket;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "add | 12.50 | 0 | lot.estimate | args.lot.estimate must be at least 0.01",
                "add | [\"old\"] | [\"old\",\"a b\"] | lot.tags[1] | args.lot.tags[1] must match [a-z-]+",
                "add | [\"old\"] | [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"] | lot.tags | args.lot.tags must have at most 5 elements",
                "add | A vase | ` ` | lot.title | A lot has a title"
            })
    void areRefusedWithThePath(String action, String valid, String invalid, String path, String message)
            throws IOException {
        try (RawSocket socket = welcomed()) {
            JsonNode error =
                    socket.call(action, 1, VASE.replace(valid, invalid)).path("error");

            assertThat(error.path("code").asText()).as("%s", error).isEqualTo("invalid_argument");
            assertThat(error.path("message").asText()).isEqualTo(message);
            assertThat(error.path("retryable").asBoolean()).isFalse();
            assertThat(error.path("metadata").path("path").asText()).isEqualTo("args." + path);
            assertThat(socket.call("add", 2, VASE).path("value").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aMissingArgumentIsABadOneStill() throws IOException {
        try (RawSocket socket = welcomed()) {
            JsonNode error = socket.call("find", 1, "{\"word\":\"vase\"}").path("error");

            assertThat(error.path("code").asText()).isEqualTo("bad_argument");
            assertThat(error.path("message").asText()).isEqualTo("args.limit is missing");
        }
    }

    @Test
    void paramsThatBreakAConstraintAreToldAndClosedWith4400() throws IOException {
        try (RawSocket socket = connect("x".repeat(21))) {
            JsonNode error = socket.json().path("error");

            assertThat(error.path("code").asText()).isEqualTo("invalid_argument");
            assertThat(error.path("message").asText()).isEqualTo("params.name must have 1 to 20 characters");
            RawSocket.Frame close = socket.next();
            assertThat(close.closeCode()).isEqualTo(4400);
            assertThat(close.closeReason()).isEqualTo("invalid_argument");
        }
    }

    @Test
    void anActionForOthersIsForbiddenAndTheConnectionStays() throws IOException {
        try (RawSocket socket = welcomed()) {
            assertThat(socket.call("add", 1, VASE).path("value").asInt()).isEqualTo(1);
            JsonNode error = socket.call("withdraw", 2, "{\"number\":1}").path("error");

            assertThat(error.path("code").asText()).isEqualTo("forbidden");
            assertThat(error.path("message").asText()).isEqualTo("You may not call withdraw");
            assertThat(socket.call("find", 3, "{\"word\":\"vase\",\"limit\":1}")
                            .path("value")
                            .size())
                    .isEqualTo(1);
        }
    }
}
