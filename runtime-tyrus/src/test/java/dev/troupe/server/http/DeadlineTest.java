package dev.troupe.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.BufferBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Turns the clock by hand: the server waits for a client while that makes progress, and no longer. */
class DeadlineTest {

    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    private final List<CompletableFuture<HttpResponse>> asked = new ArrayList<>();
    private final List<Integer> bodies = new ArrayList<>();
    private final BufferBudget buffers = new BufferBudget(4_000_000);
    private final EmbeddedChannel channel = channel();

    private EmbeddedChannel channel() {
        Route slow = new Route("GET", "/slow", request -> {
            CompletableFuture<HttpResponse> response = new CompletableFuture<>();
            asked.add(response);
            return response;
        });
        Route upload = new Route("POST", "/upload", request -> {
            bodies.add(request.body().length);
            return CompletableFuture.completedFuture(HttpResponse.of(204));
        });
        EmbeddedChannel created = new EmbeddedChannel();
        created.freezeTime();
        HttpConnection.addTo(
                created,
                Sites.of(List.of(slow, upload), Runnable::run, Duration.ofSeconds(60)),
                HttpLimits.DEFAULTS,
                buffers,
                WRITE_TIMEOUT);
        created.pipeline().fireChannelActive();
        return created;
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
        assertThat(buffers.taken()).isZero();
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

    private void isOpenFor(long seconds) {
        pass(seconds - 1);
        assertThat(channel.isOpen()).isTrue();
        pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionOnWhichNothingComesIsClosed() {
        isOpenFor(30);
        assertThat(sent()).isEmpty();
    }

    @Test
    void aHeadInDripsIsAnsweredWith408() {
        String request = "GET /health HTTP/1.1\r\nHost: localhost\r\nX: aaaaaaaaaaaaaaaaaaaaa";
        for (int i = 0; i < 30; i++) {
            assertThat(sent()).isEmpty();
            send(request.substring(i, i + 1));
            pass(1);
        }
        assertThat(sent()).startsWith("HTTP/1.1 408 ").contains("\r\nconnection: close\r\n");
        pass(5);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aBodyInDripsIsAnsweredWith408() {
        send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
        for (int i = 0; i < 20; i++) {
            assertThat(sent()).isEmpty();
            send("x".repeat(239));
            pass(1);
        }
        assertThat(sent()).startsWith("HTTP/1.1 408 ");
        assertThat(buffers.taken()).isZero();
        assertThat(bodies).isEmpty();
    }

    @Test
    void aBodyThatMakesProgressMayTakeAnyTime() {
        send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 144000\r\n\r\n");
        for (int i = 0; i < 600; i++) {
            assertThat(sent()).isEmpty();
            send("x".repeat(240));
            pass(1);
        }
        assertThat(sent()).startsWith("HTTP/1.1 204 ");
        assertThat(bodies).containsExactly(144_000);
    }

    @Test
    void aResponseStartsThePauseBetweenRequests() {
        pass(29);
        send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(sent()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("\r\nkeep-alive: timeout=75\r\n");
        pass(74);
        send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(sent()).startsWith("HTTP/1.1 200 ");
        isOpenFor(75);
        assertThat(sent()).isEmpty();
    }

    @Test
    void theHeadOfALaterRequestHasItsOwnTime() {
        send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(sent()).startsWith("HTTP/1.1 200 ");
        pass(70);
        send("G");
        pass(29);
        assertThat(sent()).isEmpty();
        pass(1);
        assertThat(sent()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void aHandlerHasATimeOfItsOwn() {
        send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
        pass(59);
        assertThat(sent()).isEmpty();
        pass(1);
        assertThat(sent()).startsWith("HTTP/1.1 504 ");
        asked.get(0).complete(HttpResponse.text("late"));
        channel.runPendingTasks();
        assertThat(sent()).isEmpty();
        isOpenFor(75);
    }

    @Test
    void aClientIsNotTimedWhileTheServerThinks() {
        for (int i = 0; i < 3; i++) {
            send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
            pass(59);
            asked.get(i).complete(HttpResponse.text("done"));
            channel.runPendingTasks();
            assertThat(sent()).startsWith("HTTP/1.1 200 ");
        }
    }
}
