package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.ActorContext;
import dev.troupe.actor.AsyncTimedTask;
import dev.troupe.actor.Timer;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds while an actor lives; {@link TimersEndTest} is about their end. */
@Timeout(60)
class ActorTimersTest {

    private static final Duration PERIOD = Duration.ofMillis(100);

    @RegisterExtension
    final Stage stage = new Stage();

    private final AtomicInteger fired = new AtomicInteger();
    private final CompletableFuture<String> hold = new CompletableFuture<>();

    /** An actor that starts timers in its constructor, can be held, and counts. */
    private LocalActors actors(Consumer<ActorContext> timers, RuntimeSettings settings) {
        return stage.actors(
                injection -> {
                    timers.accept(injection.context());
                    return new Probe() {
                        @Override
                        public String act(String text) {
                            return "fired " + fired;
                        }

                        @Override
                        public CompletionStage<String> later(String text) {
                            injection.connections().broadcast().said("held");
                            return hold;
                        }
                    };
                },
                settings);
    }

    private LocalActors actors(Consumer<ActorContext> timers) {
        return actors(timers, RuntimeSettings.DEFAULTS);
    }

    private static void awaitNanos(long since, Duration passed) {
        await().pollInterval(Duration.ofMillis(2)).until(() -> System.nanoTime() - since > passed.toNanos());
    }

    @Test
    void eachFiringIsATurnOfItsOwnWithoutACaller() {
        LocalActors actors = stage.actors(injection -> {
            injection.context().every(PERIOD, () -> {
                boolean caller = injection.connections().callerIfAny().isPresent();
                injection.connections().broadcast().said("fired " + fired.incrementAndGet() + " " + caller);
            });
            return new Probe() {};
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.await("event");
        await().until(() -> ada.events().size() >= 3);
        assertThat(ada.events()).allMatch(event -> event.toString().contains(" false"));
    }

    @Test
    void theGridIsThatOfTheStart() {
        assertThat(ActorTimers.untilNext(0, 50)).isEqualTo(50);
        assertThat(ActorTimers.untilNext(1, 50)).isEqualTo(49);
        assertThat(ActorTimers.untilNext(50, 50)).isEqualTo(50);
        assertThat(ActorTimers.untilNext(1_049, 50)).isEqualTo(1);
    }

    @Test
    void aTimeThatPassesWhileTheTaskRunsIsLeftOut() {
        List<Long> times = new CopyOnWriteArrayList<>();
        // The timer starts somewhere between the two.
        AtomicReference<Long> start = new AtomicReference<>(0L);
        AtomicReference<Long> started = new AtomicReference<>(0L);
        LocalActors actors = actors(context -> {
            start.set(System.nanoTime());
            context.every(PERIOD, () -> {
                times.add(System.nanoTime() - start.get());
                return times.size() == 1 ? hold : CompletableFuture.completedFuture("");
            });
            started.set(System.nanoTime());
        });
        new RecordedConnection().open(actors, "lobby", "ada");
        await().pollInterval(Duration.ofMillis(2)).until(() -> times.size() == 1);
        // Whenever it began, it ends in the midst of a period, and two after that one have passed.
        long firstPeriod = times.get(0) / PERIOD.toNanos();
        awaitNanos(start.get(), PERIOD.multipliedBy(firstPeriod + 2).plusMillis(20));
        assertThat(times).hasSize(1);
        long ended = (System.nanoTime() - started.get()) / PERIOD.toNanos();
        hold.complete("");
        await().until(() -> times.size() >= 2);
        assertThat(times.get(1)).isGreaterThanOrEqualTo((ended + 1) * PERIOD.toNanos());
    }

    @Test
    void theThreadOfTheTickerRunsNothing() {
        AtomicReference<String> thread = new AtomicReference<>("");
        LocalActors actors = actors(context -> context.after(
                Duration.ZERO, () -> thread.set(Thread.currentThread().getName())));
        new RecordedConnection().join(actors, "lobby", "ada");
        await().until(() -> !thread.get().isEmpty());
        assertThat(thread.get()).doesNotContain("ticker");
    }

    @Test
    void aTimerGoesBeforeMessagesAndOutsideTheBoundOfTheMailbox() throws Exception {
        RuntimeSettings small =
                RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(1).build();
        LocalActors actors = actors(context -> context.after(PERIOD, fired::incrementAndGet), small);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("event");
        ada.call(Probe.ACT, "x");
        ada.call(Probe.ACT, "x");
        assertThat(ada.said()).contains("rejected 2");
        // The ticker comes to this after the timer, which began to wait before.
        CountDownLatch due = new CountDownLatch(1);
        stage.ticker().after(PERIOD, due::countDown);
        assertThat(due.await(20, TimeUnit.SECONDS)).isTrue();
        hold.complete("");
        assertThat(ada.await("reply 1")).contains("fired 1");
    }

    @Test
    void theStageOfATaskHoldsTheTurn() {
        CountDownLatch begun = new CountDownLatch(1);
        LocalActors actors = actors(context -> context.after(Duration.ZERO, () -> {
            begun.countDown();
            return hold.thenRunAsync(fired::incrementAndGet, context.executor());
        }));
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        await().until(() -> begun.getCount() == 0);
        ada.call(Probe.ACT, "x");
        hold.complete("");
        assertThat(ada.await("reply 0")).contains("fired 1");
    }

    @Test
    void onceATimerIsCancelledNoTurnOfItBegins() {
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String act(String text) throws Exception {
                if (text.equals("look")) {
                    return "fired " + fired;
                }
                Timer timer = injection.context().after(Duration.ZERO, fired::incrementAndGet);
                CountDownLatch ticks = new CountDownLatch(3);
                stage.ticker().watch(ticks::countDown);
                boolean due = ticks.await(20, TimeUnit.SECONDS);
                timer.cancel();
                return due + " " + timer.isOver();
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "cancel");
        ada.call(Probe.ACT, "look");
        assertThat(ada.await("reply 0")).contains("true true");
        assertThat(ada.await("reply 1")).contains("fired 0");
    }

    @Test
    void aTimerThatIsOverIsHeldByNobody() {
        var cell = ConnectionTableTest.cell();
        ActorTimers timers = new ActorTimers(cell, Ticker.standing());
        AsyncTimedTask task = () -> CompletableFuture.completedFuture("");
        Timer every = timers.every(PERIOD, task);
        Timer after = timers.after(PERIOD, task);
        assertThat(timers.count()).isEqualTo(2);
        every.cancel();
        every.cancel();
        assertThat(timers.count()).isEqualTo(1);
        timers.end();
        assertThat(timers.count()).isZero();
        assertThat(after.isOver()).isTrue();
        assertThat(timers.every(PERIOD, task).isOver()).isTrue();
        assertThat(timers.count()).isZero();
    }

    @Test
    void timersAreStartedInATurnAndTheirTimesAreChecked() {
        AtomicReference<ActorContext> known = new AtomicReference<>();
        LocalActors actors = actors(context -> {
            known.set(context);
            assertThatThrownBy(() -> context.every(Duration.ofNanos(999_999), () -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> context.after(Duration.ofNanos(-1), () -> {}))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        new RecordedConnection().join(actors, "lobby", "ada");
        assertThatThrownBy(() -> known.get().every(PERIOD, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Not inside a turn of probe/lobby");
    }
}
