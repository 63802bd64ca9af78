package dev.troupe.samples.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.TroupeServer;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not waited for. */
class EntranceTest {

    private static final String PATH = "/rooms/lobby?name=ada";

    @Test
    void pagesOfOtherOriginsAreForbidden() throws IOException {
        try (TroupeServer actors = TroupeServer.start(0);
                FrontServer front = new FrontServer(0, actors.uri())) {
            String own = "127.0.0.1:" + front.port();
            assertThat(ask(front, "Origin: http://evil.example")).isEqualTo(403);
            assertThat(ask(front, "Origin: null")).isEqualTo(403);
            assertThat(ask(front, "Origin: http://127.0.0.1", "Origin: http://evil.example"))
                    .isEqualTo(403);
            assertThat(ask(front, "Host: evil.example", "Origin: http://evil.example"))
                    .isEqualTo(403);
            assertThat(ask(front, "Host: " + own, "Origin: http://" + own)).isEqualTo(101);
            assertThat(ask(front)).isEqualTo(101);
        }
    }

    private static int ask(FrontServer front, String... headers) throws IOException {
        return Handshakes.status(front.port(), PATH, "websocket", headers);
    }

    @Test
    void aClientThatSendsHalfARequestIsNotWaitedFor() {
        EmbeddedChannel client = new EmbeddedChannel();
        client.freezeTime();
        client.pipeline().addLast(FrontServer.clients(URI.create("ws://127.0.0.1:1"), HttpClient.newHttpClient()));
        client.writeInbound(Unpooled.copiedBuffer("GET /rooms/lobby HTTP/1.1\r\nHost: ", US_ASCII));
        client.advanceTimeBy(9, TimeUnit.SECONDS);
        client.runScheduledPendingTasks();
        assertThat(client.isOpen()).isTrue();
        client.advanceTimeBy(2, TimeUnit.SECONDS);
        client.runScheduledPendingTasks();
        assertThat(client.isOpen()).isFalse();
    }
}
