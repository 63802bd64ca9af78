package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.TroupeServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Clients that vanish, do not read, or ask too much. */
class BadClientsTest {

    @Test
    void oneThatVanishesInTheMiddleOfAMessageLeavesNothing() throws IOException {
        try (WorkshopServer server = new WorkshopServer()) {
            RawSocket socket = server.connect();
            byte[] frame = RawSocket.masked(0x81, "{\"ping\":1}".getBytes(StandardCharsets.UTF_8));
            socket.raw(Arrays.copyOf(frame, frame.length - 3));
            socket.vanish();
        }
    }

    @Test
    void oneThatVanishesDuringACallLeavesNothing() throws IOException {
        try (WorkshopServer server = new WorkshopServer()) {
            RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada");
            socket.text("{\"call\":\"linger\",\"id\":1}");
            server.lingering().awaitOne();
            socket.vanish();

            await().untilAsserted(
                            () -> assertThat(server.server().connections()).isEqualTo(1));
            server.bystanderIsWell();
        }
    }

    @Test
    void oneThatNeverReadsIsDisconnectedAndTheOthersHearEverything() throws IOException {
        // The one that never reads is waited for as long as a write may make no progress.
        try (WorkshopServer server = new WorkshopServer(settings -> settings.writeTimeout(Duration.ofSeconds(3)));
                RawSocket deaf = server.connect();
                RawSocket caller = RawSocket.welcomed(server.port(), WorkshopServer.ROOM, "caller")) {
            int floods = 40;
            int heard = 0;
            for (int i = 1; i <= floods; i++) {
                caller.text("{\"call\":\"flood\",\"id\":" + i + ",\"args\":{\"events\":10,\"characters\":60000}}");
                JsonNode message = caller.json();
                while (!message.has("reply")) {
                    heard++;
                    message = caller.json();
                }
                server.bystanderIsWell();
            }
            assertThat(heard).isEqualTo(floods * 10);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(server.server().connections()).isEqualTo(2));
            assertThat(deaf.status()).isEqualTo(101);
        }
    }

    @Test
    void oneThatReadsOnTooLateFindsOutWhy() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket late = RawSocket.welcomed(server.port(), "another", "late");
                RawSocket caller = RawSocket.welcomed(server.port(), "another", "caller")) {
            // More than the buffers of both kernels and the queue hold together.
            for (int i = 1; i <= 60; i++) {
                caller.text("{\"call\":\"flood\",\"id\":" + i + ",\"args\":{\"events\":10,\"characters\":60000}}");
                caller.reply(i);
            }

            RawSocket.Frame close = late.awaitClose();

            assertThat(close.closeCode()).isEqualTo(4410);
            assertThat(close.closeReason()).isEqualTo("Too much waits for this connection");
        }
    }

    @Test
    void oneWithTooManyCallsInFlightIsToldSoForEachAndIsReadOn() throws IOException {
        try (WorkshopServer server = new WorkshopServer();
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            socket.text("{\"call\":\"linger\",\"id\":0}");
            for (int i = 1; i <= 256; i++) {
                socket.text("{\"call\":\"echo\",\"id\":" + i + ",\"args\":{\"text\":\"t\"}}");
            }
            JsonNode refused = socket.reply(256);
            assertThat(refused.path("error").path("code").asText()).isEqualTo("too_many_calls");
            assertThat(refused.path("error").path("retryable").asBoolean()).isTrue();
            socket.text("{\"ping\":1}");
            assertThat(socket.json().path("pong").asInt()).isEqualTo(1);
            server.lingering().finish("now");
            for (int i = 0; i <= 255; i++) {
                assertThat(socket.json().path("reply").asInt()).isEqualTo(i);
            }
        }
    }

    @Test
    void aFullMailboxAnswersOverloaded() throws IOException {
        try (WorkshopServer server = new WorkshopServer(settings -> settings.mailboxMessages(10));
                RawSocket socket = RawSocket.welcomed(server.port(), "another", "ada")) {
            socket.text("{\"call\":\"linger\",\"id\":0}");
            for (int i = 1; i <= 20; i++) {
                socket.text("{\"call\":\"echo\",\"id\":" + i + ",\"args\":{\"text\":\"t\"}}");
            }
            JsonNode refused = socket.json();
            assertThat(refused.path("error").path("code").asText()).isEqualTo("overloaded");
            assertThat(refused.path("error").path("retryable").asBoolean()).isTrue();
        }
    }

    @Test
    void oneThatIsSilentIsPingedAndEndedIfItDoesNotAnswer() throws IOException {
        RuntimeSettings impatient = RuntimeSettings.DEFAULTS.toBuilder()
                .pingInterval(Duration.ofMillis(500))
                .pongTimeout(Duration.ofMillis(500))
                .build();
        try (TroupeServer server = TroupeServer.builder()
                        .port(0)
                        .actors(new WorkshopActorDefinition())
                        .provide(WorkshopActor.Lingering.class, new WorkshopActor.Lingering())
                        .settings(impatient)
                        .start();
                // Not waited for until it is welcomed: a machine that is busy may ping it before.
                RawSocket silent = RawSocket.handshake(server.port(), "/actors/workshop/room?name=silent")) {
            assertThat(silent.await(RawSocket.PING).payload()).isEmpty();
            assertThat(silent.awaitClose().closeCode()).isEqualTo(1008);
            await().untilAsserted(() -> assertThat(server.connections()).isZero());
        }
    }
}
