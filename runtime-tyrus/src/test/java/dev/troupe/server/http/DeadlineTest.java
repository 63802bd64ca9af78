package dev.troupe.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Turns the clock by hand: no client is waited for longer than allowed, whatever it sends meanwhile. */
class DeadlineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EmbeddedChannel channel = channel();

    @SuppressWarnings("NullAway") // nothing of the site is reached
    private static EmbeddedChannel channel() {
        Routes routes = new Routes(List.of(), Runnable::run, RuntimeSettings.DEFAULTS);
        Health health = new Health(List.of(), Runnable::run, System::nanoTime);
        health.up();
        HttpSite site = new HttpSite(
                null,
                null,
                null,
                routes,
                null,
                new Cors(Optional.empty()),
                1,
                BasePath.ROOT,
                TrustedProxies.NONE,
                AllowedHosts.LOCAL,
                health);
        EmbeddedChannel created = new EmbeddedChannel();
        created.freezeTime();
        created.pipeline().addLast(new HttpServerCodec(), new HttpConnection(site, PATIENCE));
        created.pipeline().fireChannelActive();
        return created;
    }

    private void send(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, UTF_8));
    }

    private void pass(long seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    private String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            text.append(out.toString(UTF_8));
            out.release();
        }
        return text.toString();
    }

    @Test
    void anIdleConnectionIsClosed() {
        pass(29);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aRequestInDripsIsNotWaitedForAnyLonger() {
        String request = "GET /health HTTP/1.1\r\nHost: localhost\r\n";
        for (int i = 0; i < 30; i++) {
            assertThat(channel.isOpen()).isTrue();
            send(request.substring(i, i + 1));
            pass(1);
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aBodyInDripsIsAnsweredWith408() {
        send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n");
        for (int i = 0; i < 30; i++) {
            send("x");
            pass(1);
        }
        assertThat(sent()).startsWith("HTTP/1.1 408 ");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aResponseStartsTheTimeAnew() {
        pass(29);
        send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(sent()).startsWith("HTTP/1.1 200 ");
        pass(29);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }
}
