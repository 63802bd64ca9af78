package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.BufferBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Turns that block in many actors do not keep turns of other kinds from running. */
class TurnPoolReserveTest {

    @Test
    void aKindThatOccupiesTheThreadsIsRefusedAndOthersGoOn() throws Exception {
        int max = 16;
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger blocked = new AtomicInteger();
        Ticker ticker = Ticker.start();
        TurnPool pool = new TurnPool(2, max, Duration.ofMillis(50), Duration.ofMillis(50), ticker);
        LocalActors actors = LocalActors.create(
                List.of(new Probe.Definition(
                        injection -> new Probe() {
                            @Override
                            public String act(String text) throws Exception {
                                blocked.incrementAndGet();
                                release.await();
                                return text;
                            }

                            @Override
                            public CompletionStage<String> later(String text) {
                                return CompletableFuture.completedStage(text);
                            }
                        },
                        false,
                        List.of())),
                RuntimeSettings.DEFAULTS,
                Clock.systemUTC(),
                Map.of(),
                ticker,
                pool,
                new BufferBudget(0));
        try {
            List<RecordedConnection> attackers = new ArrayList<>();
            for (int i = 0; i < 3 * max; i++) {
                RecordedConnection attacker = new RecordedConnection().open(actors, "key " + i, "mallory");
                attacker.call(Probe.ACT, "x");
                attackers.add(attacker);
            }
            RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
            ada.call(Probe.LATER, "x");
            ada.await("reply 0");
            CountDownLatch ran = new CountDownLatch(1);
            actors.threads().execute(ran::countDown);
            ran.await();
            await().until(() -> attackers.stream()
                            .filter(attacker -> attacker.said().stream().anyMatch(said -> said.contains("overloaded")))
                            .count()
                    == attackers.size() - blocked.get());
            assertThat(blocked.get()).isLessThan(max);
            assertThat(ada.said()).noneMatch(said -> said.contains("overloaded"));
        } finally {
            release.countDown();
            actors.shutdown(Duration.ofSeconds(1)).toCompletableFuture().join();
            actors.end(Duration.ZERO).toCompletableFuture().join();
            ticker.close();
        }
    }
}
