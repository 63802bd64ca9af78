package dev.troupe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.actor.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TestContextTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock clock = ManualClock.at("2030-01-01T00:00:00Z");
    private final TestContext context = TestContext.of("notebook", "mine", clock);
    private final List<String> fired = new ArrayList<>();

    private void fire(String name) {
        fired.add(name + " "
                + Duration.between(Instant.parse("2030-01-01T00:00:00Z"), clock.instant())
                        .toMillis());
    }

    @Test
    void timersFireAtTheirTimesInTheirOrder() {
        context.every(SECOND, () -> fire("every"));
        context.after(Duration.ofMillis(1_500), () -> fire("after"));
        context.after(Duration.ofSeconds(2), () -> fire("second of its time"));
        clock.advance(Duration.ofMillis(999));
        assertThat(fired).isEmpty();
        clock.advance(Duration.ofMillis(1_002));
        assertThat(fired).containsExactly("every 1000", "after 1500", "every 2000", "second of its time 2000");
        assertThat(clock.instant()).isEqualTo("2030-01-01T00:00:02.001Z");
        assertThat(context.timers()).isEqualTo(1);
        clock.set(Instant.parse("2030-01-01T00:00:03Z"));
        assertThat(fired).hasSize(5).endsWith("every 3000");
    }

    @Test
    void aTimerMayStartAndCancelOthers() {
        Timer every = context.every(SECOND, () -> fire("every"));
        context.after(SECOND, () -> {
            every.cancel();
            context.after(SECOND, () -> fire("after"));
        });
        clock.advance(Duration.ofMinutes(1));
        assertThat(fired).containsExactly("every 1000", "after 2000");
        assertThat(every.isOver()).isTrue();
        assertThat(context.timers()).isZero();
    }

    @Test
    void aDelayOfNothingIsDueWhenTheClockIsTouched() {
        Timer timer = context.after(Duration.ZERO, () -> fire("now"));
        assertThat(timer.isOver()).isFalse();
        clock.advance(Duration.ZERO);
        assertThat(fired).containsExactly("now 0");
        assertThat(timer.isOver()).isTrue();
    }

    @Test
    void theStageOfATaskIsAwaitedAndItHasNoCaller() {
        TestConnections<String, Notebook.Feed> readers = TestConnections.of(Notebook.Feed.class);
        var ada = readers.connect("ada");
        context.after(SECOND, () -> {
            fire("caller " + readers.callerIfAny().isPresent());
            return CompletableFuture.runAsync(() -> fire("later"), context.executor());
        });
        readers.run(ada, () -> clock.advance(SECOND));
        assertThat(fired).containsExactly("caller false 1000", "later 1000");
    }

    @Test
    void aTimerThatFailsEndsAllAndIsThrown() {
        context.every(SECOND, () -> fire("other"));
        context.after(SECOND, () -> {
            throw new java.io.IOException("no disk");
        });
        assertThatThrownBy(() -> clock.advance(Duration.ofMinutes(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("no disk");
        assertThat(fired).containsExactly("other 1000");
        assertThat(context.timers()).isZero();
    }

    @Test
    void timesAreCheckedAsInTheRuntime() {
        assertThatThrownBy(() -> context.every(Duration.ZERO, () -> {})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> context.after(Duration.ofNanos(-1), () -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherClockTurnsNothing() {
        TestContext standing = TestContext.of("notebook", "mine", Clock.systemUTC());
        standing.after(Duration.ZERO, () -> fire("never"));
        clock.advance(SECOND);
        assertThat(fired).isEmpty();
    }
}
