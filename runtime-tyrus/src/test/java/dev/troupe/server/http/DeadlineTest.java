package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.HttpResponse;
import dev.troupe.runtime.message.BufferBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Turns the clock by hand: the server waits for a client while that makes progress, and no longer. */
class DeadlineTest {

    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

    private final List<CompletableFuture<HttpResponse>> asked = new ArrayList<>();
    private final List<Integer> bodies = new ArrayList<>();
    private final BufferBudget buffers = new BufferBudget(4_000_000);
    private final ClockedChannel channel = channel();

    private ClockedChannel channel() {
        Route slow = new Route("GET", "/slow", request -> {
            CompletableFuture<HttpResponse> response = new CompletableFuture<>();
            asked.add(response);
            return response;
        });
        Route upload = new Route("POST", "/upload", request -> {
            bodies.add(request.body().length);
            return CompletableFuture.completedFuture(HttpResponse.of(204));
        });
        return ClockedChannel.connected(
                Sites.of(List.of(slow, upload), Runnable::run, Duration.ofSeconds(60)), buffers, WRITE_TIMEOUT);
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
        assertThat(buffers.taken()).isZero();
    }

    private void send(String text) {
        channel.receive(text);
    }

    private void isOpenFor(long seconds) {
        channel.pass(seconds - 1);
        assertThat(channel.isOpen()).isTrue();
        channel.pass(1);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionOnWhichNothingComesIsClosed() {
        isOpenFor(30);
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void aHeadInDripsIsAnsweredWith408() {
        String request = "GET /health HTTP/1.1\r\nHost: localhost\r\nX: aaaaaaaaaaaaaaaaaaaaa";
        for (int i = 0; i < 30; i++) {
            assertThat(channel.sent()).isEmpty();
            send(request.substring(i, i + 1));
            channel.pass(1);
        }
        assertThat(channel.sent()).startsWith("HTTP/1.1 408 ").contains("\r\nconnection: close\r\n");
        channel.pass(5);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aBodyInDripsIsAnsweredWith408() {
        send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n");
        for (int i = 0; i < 20; i++) {
            assertThat(channel.sent()).isEmpty();
            send("x".repeat(239));
            channel.pass(1);
        }
        assertThat(channel.sent()).startsWith("HTTP/1.1 408 ");
        assertThat(buffers.taken()).isZero();
        assertThat(bodies).isEmpty();
    }

    @Test
    void aBodyThatMakesProgressMayTakeAnyTime() {
        send("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Length: 144000\r\n\r\n");
        for (int i = 0; i < 600; i++) {
            assertThat(channel.sent()).isEmpty();
            send("x".repeat(240));
            channel.pass(1);
        }
        assertThat(channel.sent()).startsWith("HTTP/1.1 204 ");
        assertThat(bodies).containsExactly(144_000);
    }

    @Test
    void aResponseStartsThePauseBetweenRequests() {
        channel.pass(29);
        send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(channel.sent()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("\r\nkeep-alive: timeout=75\r\n");
        channel.pass(74);
        send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(channel.sent()).startsWith("HTTP/1.1 200 ");
        isOpenFor(75);
        assertThat(channel.sent()).isEmpty();
    }

    @Test
    void theHeadOfALaterRequestHasItsOwnTime() {
        send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(channel.sent()).startsWith("HTTP/1.1 200 ");
        channel.pass(70);
        send("G");
        channel.pass(29);
        assertThat(channel.sent()).isEmpty();
        channel.pass(1);
        assertThat(channel.sent()).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void aHandlerHasATimeOfItsOwn() {
        send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
        channel.pass(59);
        assertThat(channel.sent()).isEmpty();
        channel.pass(1);
        assertThat(channel.sent()).startsWith("HTTP/1.1 504 ");
        asked.get(0).complete(HttpResponse.text("late"));
        channel.runPendingTasks();
        assertThat(channel.sent()).isEmpty();
        isOpenFor(75);
    }

    @Test
    void aClientIsNotTimedWhileTheServerThinks() {
        for (int i = 0; i < 3; i++) {
            send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
            channel.pass(59);
            asked.get(i).complete(HttpResponse.text("done"));
            channel.runPendingTasks();
            assertThat(channel.sent()).startsWith("HTTP/1.1 200 ");
        }
    }
}
