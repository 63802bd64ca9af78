package dev.troupe.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.server.echo.EchoDefinition;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of actors: nothing stays behind, however they end. */
@Timeout(60)
class ActorFetchesTest {

    private static final String LARGE = "/actors/echo/k/http?size=33554432";

    private final Gate gate = new Gate();
    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new EchoDefinition())
            .provide(Gate.class, gate)
            .stopWithProcess(false)
            .settings(limits -> limits.writeTimeout(Duration.ofMillis(400)))
            .start();

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertNothingIsLeft() {
        await().untilAsserted(() -> {
            assertThat(server.fetches()).isZero();
            assertThat(gate.said).containsExactly("stream ends");
        });
    }

    @Test
    void whoTakesNothingForTheTimeOfAWriteIsCutOff() throws IOException {
        try (RawClient client = new RawClient(new Socket(), server.port(), 4_096)) {
            assertThat(client.get(LARGE).status()).isEqualTo(200);
            assertNothingIsLeft();
        }
    }

    @Test
    void whoIsSilentWhileThereIsNothingToTakeIsNot() throws IOException {
        try (RawClient client = new RawClient(server.port());
                RawClient slow = new RawClient(new Socket(), server.port(), 4_096)) {
            assertThat(client.get("/actors/echo/k/http").status()).isEqualTo(200);
            assertThat(slow.get(LARGE).status()).isEqualTo(200);
            // The actor is told in a turn of its own, which may come before the slow one counts no more.
            await().untilAsserted(() -> {
                assertThat(gate.said).hasSize(1);
                assertThat(server.fetches())
                        .as("the other one, which is as old")
                        .isEqualTo(1);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"})
    void whoLeavesInTheMiddleLeavesNothing(String sentAhead) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.send(("GET /actors/echo/k/http HTTP/1.1\r\nHost: a\r\n\r\n" + sentAhead).getBytes(UTF_8));
            assertThat(client.response(true).status()).isEqualTo(200);
            assertThat(server.fetches()).isEqualTo(1);
        }
        assertNothingIsLeft();
    }
}
