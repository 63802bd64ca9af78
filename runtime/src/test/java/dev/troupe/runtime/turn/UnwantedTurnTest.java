package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.RawSocket;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.Call;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Turns whose callers wait no longer. */
class UnwantedTurnTest {

    private static final RuntimeSettings AT_ONCE = RuntimeSettings.DEFAULTS.toBuilder()
            .interruptAfter(Duration.ofNanos(1))
            .build();

    @RegisterExtension
    final Stage still = Stage.standing();

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    /** Blocks for as long as it is let. */
    private final class Blocking
            implements Probe,
                    ConnectionHooks<Probe.Join, String, Probe.Feed>,
                    AsyncRawSocketHandler<Probe.Join, String> {

        Blocking(Injection<String, Feed> given) {
            assertThat(given).isNotNull();
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) throws Exception {
            return request.params().name().equals("slow")
                    ? block(request.params().name())
                    : "state";
        }

        @Override
        public String act(String text) throws Exception {
            return text.equals("block")
                    ? block(text)
                    : String.valueOf(Thread.currentThread().isInterrupted());
        }

        @Override
        public String read(String text) throws Exception {
            return block(text);
        }

        @Override
        public CompletionStage<?> onText(RawSocket<Join, String> socket, String text) throws Exception {
            return CompletableFuture.completedFuture(block(text));
        }

        @Override
        public CompletionStage<?> onError(RawSocket<Join, String> socket, Throwable failure) {
            steps.add("error");
            return CompletableFuture.completedFuture("");
        }

        @Override
        public CompletionStage<?> onClose(RawSocket<Join, String> socket, int code, String reason) {
            steps.add("close " + code);
            return CompletableFuture.completedFuture("");
        }

        private String block(String what) throws InterruptedException {
            steps.add("blocks in " + what);
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                steps.add("interrupted in " + what);
                throw e;
            }
            return what;
        }
    }

    @Test
    void aCallThatWasGivenUpIsInterruptedAndTheNextTurnHearsNothingOfIt() {
        LocalActors actors = still.actors(Blocking::new, AT_ONCE);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        Call call = ada.call(Probe.ACT, "block");
        ada.call(Probe.ACT, "x");
        await().until(() -> steps.contains("blocks in block"));
        for (int tick = 0; tick < 10; tick++) {
            still.ticker().tick();
        }
        assertThat(steps).doesNotContain("interrupted in block");
        try (LogCapture log = LogCapture.of(Failures.class)) {
            call.giveUp();
            assertThat(still.tickUntil(ada, "reply 1")).contains("false");
            assertThat(log.text()).isEmpty();
        }
        assertThat(steps).contains("interrupted in block");
    }

    @Test
    void aTurnThatReadsApartIsInterruptedToo() {
        LocalActors actors = still.actors(Blocking::new, AT_ONCE);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        for (int round = 1; round <= 2; round++) {
            Call call = ada.call(Probe.READ, "read " + round);
            String blocks = "blocks in read " + round;
            await().until(() -> steps.contains(blocks));
            call.giveUp();
            String interrupted = "interrupted in read " + round;
            still.tickUntil(() -> steps.contains(interrupted));
        }
        ada.call(Probe.ACT, "x");
        assertThat(ada.await("reply 2")).contains("false");
    }

    @Test
    void aHookWhoseClientWasRefusedForItsTimeIsInterrupted() {
        LocalActors actors = still.actors(
                Blocking::new,
                AT_ONCE.toBuilder().hookTimeout(Duration.ofNanos(1)).build());
        RecordedConnection slow = new RecordedConnection().open(actors, "lobby", "slow");
        await().until(() -> steps.contains("blocks in slow"));
        still.tickUntil(() -> steps.contains("interrupted in slow"));
        slow.await("refused 4408");
    }

    @Test
    void aMessageOfARawSocketWhoseClientHasGoneIsInterruptedAndItsSocketIsHeardNoMore() {
        LocalActors actors = still.actors(Blocking::new, AT_ONCE);
        RecordedConnection ada = new RecordedConnection();
        ada.openRaw(actors, "lobby", "ada", "/").await("open raw");
        ada.text("raw");
        ada.text("more");
        await().until(() -> steps.contains("blocks in raw"));
        for (int tick = 0; tick < 10; tick++) {
            still.ticker().tick();
        }
        assertThat(steps).doesNotContain("interrupted in raw");
        try (LogCapture log = LogCapture.of(Failures.class)) {
            ada.close();
            still.tickUntil(() -> steps.contains("close 1006"));
            assertThat(log.text()).isEmpty();
        }
        assertThat(steps).containsExactly("blocks in raw", "interrupted in raw", "close 1006");
    }

    /** The ticker interrupts while turns leave: no other turn of the same thread is interrupted. */
    @Test
    void anInterruptionOfItsThreadReachesNeitherAnotherTurnNorTheThread() throws Exception {
        Turn turn = new BareTurn();
        Semaphore rounds = new Semaphore(0);
        Thread ticker = new Thread(() -> {
            while (rounds.drainPermits() < 1_000_000) {
                turn.interrupt();
            }
        });
        ticker.start();
        int interrupted = 0;
        for (int round = 0; round < 100_000; round++) {
            turn.enter(false);
            turn.leave();
            if (Thread.interrupted()) {
                interrupted++;
            }
        }
        rounds.release(1_000_000);
        ticker.join();
        assertThat(interrupted).isZero();
    }

    private static final class BareTurn extends UnattendedTurn {
        @SuppressWarnings("NullAway")
        BareTurn() {
            super(null);
        }

        @Override
        Object body() {
            return "";
        }

        @Override
        String name() {
            return "bare";
        }
    }
}
