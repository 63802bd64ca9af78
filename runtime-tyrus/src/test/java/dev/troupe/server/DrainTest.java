package dev.troupe.server;

import static dev.troupe.server.ConfigurationEffect.upgrade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.HttpResponse;
import dev.troupe.server.echo.EchoDefinition;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a server does between being told to stop and accepting no more. */
class DrainTest {

    @Test
    void whileItDrainsNewWebSocketsAreRefusedAndAllElseIsServed() throws Exception {
        TroupeServer server = TroupeServer.builder()
                .port(0)
                .actors(new EchoDefinition())
                .provide(Gate.class, new Gate())
                .route("GET", "/notes", request -> HttpResponse.text("note"))
                .drainTime(Duration.ofHours(1))
                .start();
        Thread closing = new Thread(server::close);
        try (RawClient open = RawClient.welcomed(server.port(), "/actors/echo/room")) {
            assertThat(get(server, "/health/ready")).isEqualTo(200);
            closing.start();
            await().until(() -> get(server, "/health/ready") == 503);

            assertThat(get(server, "/health")).isEqualTo(503);
            assertThat(get(server, "/health/live")).isEqualTo(200);
            assertThat(get(server, "/notes")).isEqualTo(200);
            assertThat(upgrade(server, "room")).isEqualTo(503);
            open.text("{\"call\":\"say\",\"id\":1,\"args\":{\"text\":\"still here\"}}");
            assertThat(open.frame().text()).contains("still here");

            closing.interrupt();
            assertThat(open.closeFrame().closeCode()).isEqualTo(1001);
            open.close(1001);
        }
        closing.join(30_000);
        assertThat(closing.isAlive()).isFalse();
        assertThatThrownBy(() -> get(server, "/health")).isInstanceOf(IOException.class);
    }

    /** By a connection of its own. */
    private static int get(TroupeServer server, String path) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.get(path).status();
        }
    }
}
