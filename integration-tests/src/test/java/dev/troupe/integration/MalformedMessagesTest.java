package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that are none: an error answers, and the connection stays. */
class MalformedMessagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "",
                "{",
                "{\"call\":\"echo\",\"id\":1,\"args\":{\"text\":\"a\"}",
                "{\"call\":\"echo\",\"id\":1}}",
                "[]",
                "42",
                "null",
                "{}",
                "{\"id\":1}",
                "{\"call\":7,\"id\":1}",
                "{\"call\":\"echo\",\"cancel\":1}",
                "{\"call\":\"echo\",\"call\":\"echo\"}",
                "{\"call\":\"echo\",\"id\":-1,\"args\":{\"text\":\"a\"}}",
                "{\"call\":\"echo\",\"id\":1.5,\"args\":{\"text\":\"a\"}}",
                "{\"call\":\"echo\",\"id\":\"one\",\"args\":{\"text\":\"a\"}}",
                "{\"call\":\"echo\",\"id\":9007199254740992,\"args\":{\"text\":\"a\"}}",
                "{'call':'echo'}",
                "{\"call\":\"echo\",\"timeout\":-5,\"id\":1,\"args\":{\"text\":\"a\"}}"
            })
    void isAnsweredByBadMessageAndTheConnectionStays(String message) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.text(message);

            JsonNode answer = socket.json();
            assertThat(answer.path("error").path("code").asText())
                    .as("%s", answer)
                    .isEqualTo("bad_message");
            assertThat(answer.path("error").path("message").asText()).isNotBlank();
            assertThat(socket.call("echo", 5, "{\"text\":\"on\"}").path("value").asText())
                    .isEqualTo("on");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "resume", "ack", "item"})
    void ofAnUnknownOrReservedKindIsAnsweredByUnknownKind(String kind) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.text("{\"" + kind + "\":1}");

            assertThat(socket.json().path("error").path("code").asText()).isEqualTo("unknown_kind");
            assertThat(socket.call("echo", 5, "{\"text\":\"on\"}").path("value").asText())
                    .isEqualTo("on");
        }
    }

    @Test
    void anUnknownActionIsAnsweredWithItsIdAndAHint() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            JsonNode error = socket.call("ecko", 3, "{}").path("error");

            assertThat(error.path("code").asText()).isEqualTo("unknown_action");
            assertThat(error.path("message").asText()).contains("ecko").contains("echo");
        }
    }

    @Test
    void anUnknownActionWithoutIdIsAnsweredWithWhatItIsAbout() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.text("{\"call\":\"ecko\"}");

            JsonNode answer = socket.json();
            assertThat(answer.path("error").path("code").asText()).isEqualTo("unknown_action");
            assertThat(answer.path("about").asText()).isEqualTo("ecko");
        }
    }

    @Test
    void aDuplicateIdInFlightIsRefusedAndTheFirstCallIsUntouched() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            socket.text("{\"call\":\"linger\",\"id\":7}");
            socket.text("{\"call\":\"echo\",\"id\":7,\"args\":{\"text\":\"second\"}}");

            JsonNode answer = socket.json();
            assertThat(answer.path("error").path("code").asText()).isEqualTo("duplicate_id");
            assertThat(answer.has("reply")).isFalse();
            server.lingering().finish("first");
            assertThat(socket.reply(7).path("value").asText()).isEqualTo("first");
            socket.text("{\"call\":\"echo\",\"id\":7,\"args\":{\"text\":\"free again\"}}");
            assertThat(socket.reply(7).path("value").asText()).isEqualTo("free again");
        }
    }

    @Test
    void aCallBeforeTheWelcomeIsAnsweredAfterIt() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.handshake(server.port(), "/actors/workshop/room?name=eve")) {
            socket.text("{\"call\":\"echo\",\"id\":1,\"args\":{\"text\":\"early\"}}");

            assertThat(socket.json().has("welcome")).isTrue();
            assertThat(socket.json().path("value").asText()).isEqualTo("early");
        }
    }

    @Test
    void binaryOnAJsonConnectionEndsItWith1003() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.frame(0x80 | RawSocket.BINARY, "{\"ping\":1}".getBytes(StandardCharsets.UTF_8));

            assertThat(socket.awaitClose().closeCode()).isEqualTo(1003);
        }
    }

    @Test
    void aPingIsAnsweredByAPong() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.text("{\"ping\":41}");

            assertThat(socket.json().path("pong").asLong()).isEqualTo(41);
        }
    }
}
