package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LongTurnTest {

    private static final RuntimeSettings HASTY =
            RuntimeSettings.DEFAULTS.toBuilder().slowTurn(Duration.ofMillis(30)).build();

    @RegisterExtension
    final Stage stage = Stage.standing();

    private final CountDownLatch waits = new CountDownLatch(1);

    @Test
    void aTurnThatTakesLongIsReportedOnce() {
        CompletableFuture<String> hold = new CompletableFuture<>();
        LocalActors actors = stage.actors(
                injection -> new Probe() {
                    @Override
                    public CompletionStage<String> later(String text) {
                        return hold;
                    }
                },
                HASTY);
        try (LogCapture log = LogCapture.of(CellWatch.class)) {
            RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
            ada.call(Probe.LATER, "x");
            stage.tickUntil(() -> !log.text().isEmpty());
            for (int i = 0; i < 3; i++) {
                stage.ticker().tick();
            }
            hold.complete("");
            ada.await("reply 0");
            assertThat(log.text()).matches("WARNING probe/lobby later has taken \\d+ s so far");
        }
    }

    @Test
    void aTurnThatWaitsForItsOwnContinuationIsReportedAsADeadlock() throws Exception {
        CompletableFuture<String> hold = new CompletableFuture<>();
        LocalActors actors = stage.actors(
                injection -> new Probe() {
                    @Override
                    public String act(String text) {
                        injection.context().executor().execute(() -> hold.complete("never"));
                        waits.countDown();
                        return hold.join();
                    }
                },
                HASTY);
        try (LogCapture log = LogCapture.of(CellWatch.class)) {
            RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
            ada.call(Probe.ACT, "x");
            assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
            stage.tickUntil(() -> log.text().contains("deadlock: probe/lobby act"));
            hold.complete("");
            ada.await("reply 0");
        }
    }

    @Test
    void aTurnThatWaitsForTheExecutorOfTheConstructorIsReportedAsADeadlock() throws Exception {
        CompletableFuture<String> hold = new CompletableFuture<>();
        LocalActors actors = stage.actors(
                injection -> {
                    var executor = injection.context().executor();
                    return new Probe() {
                        @Override
                        public String act(String text) {
                            executor.execute(() -> hold.complete("never"));
                            waits.countDown();
                            return hold.join();
                        }
                    };
                },
                HASTY);
        try (LogCapture log = LogCapture.of(CellWatch.class)) {
            RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
            ada.call(Probe.ACT, "x");
            assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
            stage.tickUntil(() -> log.text().contains("deadlock: probe/lobby act"));
            hold.complete("");
            ada.await("reply 0");
        }
    }
}
