package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actors that throw, return nothing, or never end: the caller gets a clear answer, and nobody's secrets. */
class BadActorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"fail", "nothing", "nothingLater", "failLater"})
    void failuresThatAreNotTheClientsBusinessAreInternalWithATrace(String action) throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            JsonNode answer = socket.call(action, 1, "{}");

            assertThat(answer.path("error").path("code").asText())
                    .as("%s", answer)
                    .isEqualTo("internal");
            assertThat(answer.path("error").path("metadata").path("trace").asText())
                    .isNotBlank();
            assertThat(answer.toString()).doesNotContain("swordfish").doesNotContain("IllegalState");
            assertThat(socket.call("echo", 2, "{\"text\":\"on\"}").path("value").asText())
                    .isEqualTo("on");
        }
    }

    @Test
    void aDeclaredFailureIsTold() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            JsonNode error = socket.call("refuse", 1, "{}").path("error");

            assertThat(error.path("code").asText()).isEqualTo("closed");
            assertThat(error.path("message").asText()).isEqualTo("Come back tomorrow");
            assertThat(error.path("retryable").asBoolean(true)).isFalse();
        }
    }

    @Test
    void aStageThatNeverEndsTimesOutAndTheNextCallWaitsForItsTurn() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            socket.text("{\"call\":\"linger\",\"id\":1,\"timeout\":2000}");
            server.lingering().awaitOne();
            JsonNode running = socket.reply(1);
            socket.text("{\"call\":\"echo\",\"id\":2,\"args\":{\"text\":\"queued\"},\"timeout\":200}");
            JsonNode queued = socket.reply(2);

            assertThat(running.path("error").path("code").asText()).isEqualTo("timeout");
            assertThat(running.path("error").path("metadata").has("outcome")).isFalse();
            assertThat(queued.path("error").path("code").asText()).isEqualTo("timeout");
            assertThat(queued.path("error").path("metadata").path("outcome").asText())
                    .isEqualTo("not_run");
            server.bystanderIsWell();
            server.lingering().finish("late");
            assertThat(socket.call("turns", 3, "{}").path("value").asInt()).isZero();
        }
    }

    @Test
    void aStageThatNeverEndsIsGivenUpAtTheLimitAndItsActorStartedAnew() throws IOException {
        try (WorkshopServer server = new WorkshopServer(settings -> settings.turnLimit(Duration.ofSeconds(1)));
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            socket.call("echo", 1, "{\"text\":\"counted\"}");
            socket.text("{\"call\":\"linger\",\"id\":2}");
            socket.text("{\"call\":\"turns\",\"id\":3}");
            server.bystanderIsWell();
            JsonNode error = socket.reply(2).path("error");

            assertThat(error.path("code").asText()).as("%s", error).isEqualTo("crashed");
            assertThat(socket.reply(3).path("value").asInt(-1)).isZero();
            assertThat(socket.call("echo", 4, "{\"text\":\"on\"}").path("value").asText())
                    .isEqualTo("on");
        }
    }

    @Test
    void aCancelledCallIsAnsweredAndFreesItsId() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            socket.text("{\"call\":\"linger\",\"id\":1}");
            server.lingering().awaitOne();
            socket.text("{\"cancel\":1}");
            assertThat(socket.reply(1).path("error").path("code").asText()).isEqualTo("canceled");
            server.lingering().finish("late");
            assertThat(socket.call("echo", 1, "{\"text\":\"again\"}")
                            .path("value")
                            .asText())
                    .isEqualTo("again");
        }
    }

    @Test
    void oneThatBreaksDownIsStartedAnewAndItsConnectionsStay() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.call("echo", 1, "{\"text\":\"counted\"}");
            JsonNode error = socket.call("breakDown", 2, "{}").path("error");

            assertThat(error.path("code").asText()).isEqualTo("crashed");
            assertThat(error.toString()).doesNotContain("swordfish");
            assertThat(socket.call("turns", 3, "{}").path("value").asInt(-1)).isZero();
        }
    }

    @Test
    void aOneWayActionThatFailsTellsWhatItIsAbout() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.text("{\"call\":\"stumble\"}");

            JsonNode answer = socket.json();
            assertThat(answer.path("about").asText()).isEqualTo("stumble");
            assertThat(answer.path("error").path("code").asText()).isEqualTo("internal");
            assertThat(answer.toString()).doesNotContain("swordfish");
        }
    }

    @Test
    void aOneWayActionWithAnIdIsAnsweredByAnEmptyReply() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            JsonNode reply = socket.call("shout", 4, "{\"text\":\"hey\"}");
            assertThat(reply.size()).isEqualTo(1);
        }
    }

    @Test
    void oneThatKicksItsCallerClosesWith4409AfterTheReply() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = server.connect()) {
            socket.text("{\"call\":\"kickMe\",\"id\":1}");

            assertThat(socket.json().path("reply").asInt(-1)).isEqualTo(1);
            RawSocket.Frame close = socket.awaitClose();
            assertThat(close.closeCode()).isEqualTo(4409);
            assertThat(close.closeReason()).isEqualTo("Out");
        }
    }

    @Test
    void anEventSentBeforeAnActionReturnsArrivesBeforeItsReply() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            for (int i = 0; i < 100; i++) {
                socket.text("{\"call\":\"flood\",\"id\":" + i + ",\"args\":{\"events\":3,\"characters\":5}}");
            }
            long sequence = 0;
            for (int i = 0; i < 100; i++) {
                for (int event = 0; event < 3; event++) {
                    JsonNode message = socket.json();
                    assertThat(message.path("event").asText()).isEqualTo("heard");
                    assertThat(message.path("seq").asLong()).isEqualTo(++sequence);
                }
                assertThat(socket.json().path("reply").asInt(-1)).isEqualTo(i);
            }
        }
    }
}
