package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SystemShutdownTest {

    private static final Duration GRACE = Duration.ofMinutes(4);

    private final List<String> steps = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private final CompletableFuture<Void> turns = new CompletableFuture<>();
    private final CompletableFuture<Void> connections = new CompletableFuture<>();
    private final CompletableFuture<Void> actors = new CompletableFuture<>();
    private final SystemShutdown shutdown = new SystemShutdown(
            () -> steps.add("drain"),
            step("turns", turns),
            step("connections", connections),
            step("actors", actors),
            () -> steps.add("last"));

    private Function<Duration, CompletionStage<Void>> step(String name, CompletableFuture<Void> end) {
        return time -> {
            steps.add(name);
            times.add(time);
            return end;
        };
    }

    @Test
    void oneStepBeginsWhenTheStepBeforeItHasEnded() {
        CompletableFuture<Void> end = shutdown.begin(GRACE).toCompletableFuture();
        assertThat(steps).containsExactly("drain", "turns");
        turns.complete(null);
        assertThat(steps).containsExactly("drain", "turns", "connections");
        connections.complete(null);
        assertThat(steps).containsExactly("drain", "turns", "connections", "actors");
        assertThat(end).isNotDone();
        actors.complete(null);
        assertThat(steps).containsExactly("drain", "turns", "connections", "actors", "last");
        assertThat(end).isCompleted();
    }

    @Test
    void theFirstCallBeginsTheEndAndAllCallsCompleteWithIt() {
        CompletableFuture<Void> first = shutdown.begin(GRACE).toCompletableFuture();
        CompletableFuture<Void> second = shutdown.begin(Duration.ofSeconds(1)).toCompletableFuture();
        assertThat(steps).containsExactly("drain", "turns");
        // What a caller does with its own stage is no matter to the others.
        assertThat(first.cancel(false)).isTrue();
        assertThat(second).isNotDone();

        turns.complete(null);
        connections.complete(null);
        actors.complete(null);
        assertThat(second).isCompleted();
        assertThat(shutdown.begin(GRACE).toCompletableFuture()).isCompleted();
        assertThat(steps).containsOnlyOnce("drain", "turns", "connections", "actors", "last");
    }

    @Test
    void turnsHaveThreeQuartersOfTheGraceAndWhatComesAfterThemHasTheRest() {
        shutdown.begin(GRACE);
        turns.complete(null);
        connections.complete(null);
        actors.complete(null);

        assertThat(times.get(0)).isEqualTo(Duration.ofMinutes(3));
        assertThat(times.get(1)).isPositive().isLessThanOrEqualTo(GRACE);
        assertThat(times.get(2)).isPositive().isLessThanOrEqualTo(times.get(1));
    }

    @Test
    void connectionsCloseAlsoIfTurnsDoNotEnd() throws Exception {
        connections.complete(null);
        actors.complete(null);

        shutdown.begin(Duration.ofMillis(4)).toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(turns).isNotDone();
        assertThat(steps).containsExactly("drain", "turns", "connections", "actors", "last");
    }
}
