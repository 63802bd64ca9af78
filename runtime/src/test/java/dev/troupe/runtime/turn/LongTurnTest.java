package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LongTurnTest {

    private static final RuntimeSettings HASTY =
            RuntimeSettings.DEFAULTS.toBuilder().slowTurn(Duration.ofMillis(30)).build();

    @RegisterExtension
    final Stage stage = new Stage();

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
            await().until(() -> log.text().contains("probe/lobby later has taken 0 s so far"));
            hold.complete("");
            ada.await("reply 0");
            assertThat(log.text().split("has taken")).hasSize(2);
        }
    }

    @Test
    void aTurnThatWaitsForItsOwnContinuationIsReportedAsADeadlock() {
        CompletableFuture<String> hold = new CompletableFuture<>();
        LocalActors actors = stage.actors(
                injection -> new Probe() {
                    @Override
                    public String act(String text) {
                        injection.context().executor().execute(() -> hold.complete("never"));
                        return hold.join();
                    }
                },
                HASTY);
        try (LogCapture log = LogCapture.of(CellWatch.class)) {
            RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
            ada.call(Probe.ACT, "x");
            await().until(() -> log.text().contains("deadlock: probe/lobby act"));
            hold.complete("");
            ada.await("reply 0");
        }
    }

    @Test
    void aTurnThatWaitsForTheExecutorOfTheConstructorIsReportedAsADeadlock() {
        CompletableFuture<String> hold = new CompletableFuture<>();
        LocalActors actors = stage.actors(
                injection -> {
                    var executor = injection.context().executor();
                    return new Probe() {
                        @Override
                        public String act(String text) {
                            executor.execute(() -> hold.complete("never"));
                            return hold.join();
                        }
                    };
                },
                HASTY);
        try (LogCapture log = LogCapture.of(CellWatch.class)) {
            RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
            ada.call(Probe.ACT, "x");
            await().until(() -> log.text().contains("deadlock: probe/lobby act"));
            hold.complete("");
            ada.await("reply 0");
        }
    }
}
