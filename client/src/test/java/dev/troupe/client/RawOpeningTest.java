package dev.troupe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Raw WebSockets that nobody waits for any more when they open. */
@Timeout(30)
class RawOpeningTest extends RawServerFixture {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    /** How many bytes the client has sent before it ended the connection that was opened for it. */
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    private ActorHandle<Parrot.Words> slowServer() throws IOException {
        serve(client -> {
            asked.countDown();
            answer.await();
            client.upgrade("");
            ended.complete(client.readToEnd());
        });
        return ActorHandle.of(Parrot.PROTOCOL, server.address(), POLLY);
    }

    private static WebSocket.Listener listener() {
        return new WebSocket.Listener() {};
    }

    @Test
    void aSocketThatOpensAfterItWasCancelledIsEnded() throws Exception {
        CompletableFuture<WebSocket> opening = slowServer().websocketAsync("", listener());
        asked.await();
        assertThat(opening.cancel(false)).isTrue();
        answer.countDown();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aSocketThatOpensAfterAnInterruptIsEnded() throws Exception {
        ActorHandle<Parrot.Words> handle = slowServer();
        CompletableFuture<ActorConnectException> failure = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                handle.websocket("", listener());
            } catch (ActorConnectException e) {
                failure.complete(e);
            }
        });
        waiting.start();
        asked.await();
        waiting.interrupt();
        assertThat(failure.get(20, TimeUnit.SECONDS).code()).isEqualTo("canceled");
        answer.countDown();
        assertThat(ended.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void aHandshakeThatDoesNotEndIsGivenUpAndASocketThatOpensLaterIsEnded() {
        FakeTransport.ManualDeadlines time = new FakeTransport.ManualDeadlines();
        ClientThreads threads = new ClientThreads(Runnable::run, time);
        CompletableFuture<WebSocket> handshake = new CompletableFuture<>();
        CompletableFuture<WebSocket> opening = WebSocketTransport.owned(handshake, threads);
        time.advance(Opening.DEADLINE.minusMillis(1));
        assertThat(opening).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThatThrownBy(opening::join).cause().isInstanceOfSatisfying(ActorConnectException.class, e -> {
            assertThat(e.code()).isEqualTo("timeout");
            assertThat(e.retryable()).isTrue();
        });
        FakeWebSocket late = new FakeWebSocket();
        handshake.complete(late);
        assertThat(late.aborted).isTrue();
        assertThat(time.pending()).isZero();
    }

    @Test
    void aHandshakeThatEndsLeavesNoDeadline() {
        FakeTransport.ManualDeadlines time = new FakeTransport.ManualDeadlines();
        WebSocket socket = new FakeWebSocket();
        assertThat(WebSocketTransport.owned(
                        CompletableFuture.completedStage(socket), new ClientThreads(Runnable::run, time)))
                .isCompletedWithValue(socket);
        assertThat(time.pending()).isZero();
    }

    @Test
    void aRefusalIsExplained() throws Exception {
        serve(client -> client.refuse("404 Not Found", "text/plain", "no"));
        CompletableFuture<WebSocket> opening =
                ActorHandle.of(Parrot.PROTOCOL, server.address(), POLLY).websocketAsync("", listener());
        assertThatThrownBy(() -> opening.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ActorConnectException.class);
    }
}
