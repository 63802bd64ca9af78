package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Payload;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Where on the grid of its start a periodic timer fires, by a clock and on threads that only this test moves. */
class TimerGridTest {

    private static final Duration PERIOD = Duration.ofMillis(50);
    /** By how much every alarm goes off late. */
    private static final Duration LATENESS = Duration.ofMillis(3);

    private record Alarm(long at, Runnable task) {}

    private final Queue<Alarm> alarms = new ArrayDeque<>();
    private final Queue<Runnable> drains = new ArrayDeque<>();
    private final CompletableFuture<String> hold = new CompletableFuture<>();
    private final ActorCell<Probe, Probe.Join, String, Probe.Feed> cell =
            ConnectionTableTest.cell(drains::add, injection -> new Probe() {
                @Override
                public CompletionStage<String> later(String text) {
                    return hold;
                }
            });
    private final List<Long> fired = new ArrayList<>();

    /** {@link System#nanoTime} may begin anywhere, and may overflow. */
    private long now = Long.MAX_VALUE - Duration.ofMillis(700).toNanos();

    private final long start = now;

    private Runnable schedule(Duration delay, Runnable task) {
        Alarm alarm = new Alarm(now + delay.toNanos(), task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    private void drain() {
        for (Runnable drain = drains.poll(); drain != null; drain = drains.poll()) {
            drain.run();
        }
    }

    /** When a timer fires whose task takes so long, in milliseconds from its start. */
    private List<Long> firings(int count, Duration takes) {
        cell.tell(new ToActor.Open(
                new RecordedConnection(), Payload.json("{\"name\":\"ada\"}"), ClientRequest.UNKNOWN, Set.of(), true));
        drain();
        new ActorTimers(cell, this::schedule, () -> now).every(PERIOD, () -> {
            fired.add(Duration.ofNanos(now - start).toMillis());
            now += takes.toNanos();
            return CompletableFuture.completedFuture("");
        });
        for (int i = 0; i < count; i++) {
            assertThat(alarms).as("alarms of one timer").hasSize(1);
            Alarm next = alarms.remove();
            now = next.at() + LATENESS.toNanos();
            next.task().run();
            drain();
        }
        return fired;
    }

    private static List<Long> grid(int count, int width) {
        return LongStream.rangeClosed(1, count)
                .map(i -> PERIOD.toMillis() + (i - 1) * width + LATENESS.toMillis())
                .boxed()
                .toList();
    }

    @Test
    void latenessAndWhatTheTaskTakesDoNotAddUp() {
        assertThat(firings(40, Duration.ofMillis(30))).isEqualTo(grid(40, 50));
    }

    @Test
    void timesThatPassWhileTheTaskRunsAreLeftOutAndTheGridStays() {
        assertThat(firings(40, Duration.ofMillis(120))).isEqualTo(grid(40, 150));
    }

    @Test
    void neverDoTwoOfOneTimerWait() {
        RecordedConnection ada = new RecordedConnection();
        cell.tell(new ToActor.Open(ada, Payload.json("{\"name\":\"ada\"}"), ClientRequest.UNKNOWN, Set.of(), true));
        cell.tell(new Call(ada, Probe.LATER, 1, Payload.json("{\"text\":\"x\"}"), Long.MAX_VALUE));
        drain();
        new ActorTimers(cell, this::schedule, () -> now).every(PERIOD, () -> {
            fired.add(Duration.ofNanos(now - start).toMillis());
            return CompletableFuture.completedFuture("");
        });
        Alarm first = alarms.remove();
        now = first.at();
        first.task().run();
        drain();
        assertThat(fired).as("the actor is held").isEmpty();
        assertThat(alarms).as("one waits").isEmpty();

        now += PERIOD.multipliedBy(4).toNanos();
        hold.complete("");
        drain();
        assertThat(fired).containsExactly(PERIOD.multipliedBy(5).toMillis());
        assertThat(alarms).hasSize(1);
    }
}
