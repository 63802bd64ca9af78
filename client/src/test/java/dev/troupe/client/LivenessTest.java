package dev.troupe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock is turned by hand. */
class LivenessTest {

    private final FakeTransport.ManualDeadlines time = new FakeTransport.ManualDeadlines();
    private final List<String> lost = new ArrayList<>();
    private int pings;
    private long bytesSent;
    private boolean reading = true;
    private @Nullable CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    private final Liveness liveness = new Liveness(Pings.DEFAULT, time, time::nanos, new Liveness.Link() {
        @Override
        public CompletionStage<?> ping() {
            pings++;
            return Objects.requireNonNull(sent);
        }

        @Override
        public long sent() {
            return bytesSent;
        }

        @Override
        public boolean isReading() {
            return reading;
        }

        @Override
        public void lost(String reason) {
            lost.add(reason);
        }
    });

    @BeforeEach
    void start() {
        liveness.start();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            time.advance(Duration.ofSeconds(1));
        }
    }

    @Test
    void aSilentLinkIsLostAfterThePingIntervalAndThePongTimeout() {
        pass(29);
        assertThat(pings).isZero();
        pass(1);
        assertThat(pings).isEqualTo(1);
        pass(9);
        assertThat(lost).isEmpty();
        pass(1);
        assertThat(lost).containsExactly("No answer to a ping within 10000 ms");
        pass(100);
        assertThat(lost).hasSize(1);
        assertThat(pings).isEqualTo(1);
        assertThat(time.pending()).isZero();
    }

    @Test
    void theIntervalCountsFromWhatCameLast() {
        pass(20);
        liveness.heard();
        pass(29);
        assertThat(pings).isZero();
        pass(1);
        assertThat(pings).isEqualTo(1);
    }

    @Test
    void anythingThatComesIsAnAnswer() {
        for (int i = 0; i < 5; i++) {
            pass(35);
            liveness.heard();
        }
        assertThat(lost).isEmpty();
        assertThat(pings).isEqualTo(5);
    }

    @Test
    void aLinkIsNotJudgedWhileThisSideDoesNotRead() {
        pass(35);
        reading = false;
        pass(200);
        assertThat(lost).isEmpty();
        reading = true;
        liveness.heard();
        pass(39);
        assertThat(lost).isEmpty();
        pass(31);
        assertThat(lost).hasSize(1);
    }

    @Test
    void aServerThatTakesWhatWasSentIsGivenTheTimeForIt() {
        bytesSent = 1_000_000;
        liveness.heard();
        // The server takes 20,000 bytes in a second, and answers the ping after them.
        bytesSent += 100 * 20_000;
        sent = new CompletableFuture<>();
        pass(100);
        assertThat(pings).isEqualTo(1);
        assertThat(lost).isEmpty();
        sent.complete(null);
        pass(100);
        assertThat(lost).isEmpty();
        liveness.heard();
        pass(39);
        assertThat(lost).isEmpty();
    }

    @Test
    void aServerThatTakesNothingIsGivenUpAfterTheTimeForWhatWasSent() {
        bytesSent = 10 * Liveness.BYTES_PER_SECOND;
        sent = new CompletableFuture<>();
        pass(30 + 19);
        assertThat(lost).isEmpty();
        pass(1);
        assertThat(lost).hasSize(1);
        sent.complete(null);
        assertThat(time.pending()).isZero();
    }

    @Test
    void theTimeToAnswerBeginsWhenThePingHasLeft() {
        CompletableFuture<Void> ping = new CompletableFuture<>();
        sent = ping;
        pass(39);
        ping.complete(null);
        pass(9);
        assertThat(lost).isEmpty();
        pass(1);
        assertThat(lost).containsExactly("No answer to a ping within 10000 ms");
    }

    @Test
    void aFailureOfTheWatchEndsTheLink() {
        sent = null;
        pass(30);
        assertThat(lost).singleElement().asString().startsWith("The link cannot be watched");
        assertThat(time.pending()).isZero();
    }

    @Test
    void afterItsStopNothingIsScheduledAndNobodyIsTold() {
        pass(35);
        liveness.stop();
        assertThat(time.pending()).isZero();
        pass(100);
        assertThat(lost).isEmpty();
        assertThat(pings).isEqualTo(1);
    }

    @Test
    void aPingThatFailsIsTheEnd() {
        sent = CompletableFuture.failedFuture(new java.io.IOException("broken pipe"));
        pass(30);
        assertThat(lost).containsExactly("A ping could not be sent: broken pipe");
        assertThat(time.pending()).isZero();
    }

    @Test
    void zeroSendsNoPings() {
        FakeTransport.ManualDeadlines idle = new FakeTransport.ManualDeadlines();
        new Liveness(
                        new Pings(Duration.ZERO, Duration.ofSeconds(1)),
                        idle,
                        idle::nanos,
                        new WatchedWebSocket(new WebSocket.Listener() {}, Pings.DEFAULT, idle))
                .start();
        assertThat(idle.pending()).isZero();
    }

    @Test
    void rangesAreChecked() {
        Duration second = Duration.ofSeconds(1);
        for (Duration wrong : List.of(Duration.ofMillis(9), Duration.ofDays(1).plusMillis(1), second.negated())) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Pings(wrong, second));
            assertThatIllegalArgumentException().isThrownBy(() -> new Pings(second, wrong));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Pings(second, Duration.ZERO));
    }

    @Test
    void aRawSocketIsWatchedWhileItsProgramAsksForSomething() {
        FakeWebSocket socket = new FakeWebSocket();
        List<String> told = new ArrayList<>();
        WatchedWebSocket watched = new WatchedWebSocket(
                new WebSocket.Listener() {
                    @Override
                    public void onOpen(WebSocket opened) {
                        told.add("open");
                    }

                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        told.add("text " + text);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket from, Throwable failure) {
                        told.add("error " + failure.getMessage());
                    }
                },
                new Pings(Duration.ofMillis(20), Duration.ofMillis(20)),
                time);
        watched.onOpen(socket);
        assertThat(watched.isReading()).isFalse();
        watched.request(2);
        watched.onText(socket, "a", true);
        assertThat(watched.isReading()).isTrue();
        watched.onPong(socket, ByteBuffer.allocate(0));
        assertThat(watched.isReading())
                .as("the pong asked for another delivery")
                .isTrue();
        assertThat(socket.requested).isEqualTo(3);

        watched.lost("gone");
        watched.lost("gone");
        watched.onText(socket, "late", true);
        assertThat(told).containsExactly("open", "text a", "error gone");
        assertThat(socket.aborted).isTrue();
    }
}
