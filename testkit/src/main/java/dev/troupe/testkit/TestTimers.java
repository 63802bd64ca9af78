package dev.troupe.testkit;

import dev.troupe.actor.AsyncTimedTask;
import dev.troupe.actor.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The timers of an actor under test, by its clock. For the thread of the test. */
final class TestTimers implements ManualClock.Follower {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Clock clock;
    private final Turn turn;
    private final List<TestTimer> live = new ArrayList<>();

    /** Runs a task as a turn of the actor. */
    @FunctionalInterface
    interface Turn {
        void run(AsyncTimedTask task) throws Exception;
    }

    TestTimers(Clock clock, Turn turn) {
        this.clock = clock;
        this.turn = turn;
    }

    Timer every(Duration period, AsyncTimedTask task) {
        if (period.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("The period of a timer is 1 ms at least, not " + period);
        }
        return start(new TestTimer(task, clock.instant().plus(period), Optional.of(period)));
    }

    Timer after(Duration delay, AsyncTimedTask task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A delay is not negative, as " + delay + " is");
        }
        return start(new TestTimer(task, clock.instant().plus(delay), Optional.empty()));
    }

    private Timer start(TestTimer timer) {
        live.add(timer);
        return timer;
    }

    int count() {
        return live.size();
    }

    @Override
    public Optional<Instant> next() {
        return first().map(timer -> timer.due);
    }

    /** Of those that are due at the same time, the one that was started first. */
    private Optional<TestTimer> first() {
        return live.stream().min(Comparator.comparing(timer -> timer.due));
    }

    @Override
    public void reached() {
        first().ifPresent(this::fire);
    }

    private void fire(TestTimer timer) {
        timer.period.ifPresentOrElse(period -> timer.due = timer.due.plus(period), timer::cancel);
        try {
            turn.run(timer.task);
        } catch (RuntimeException | Error e) {
            live.clear();
            throw e;
        } catch (Exception e) {
            live.clear();
            throw new IllegalStateException("A timer has failed, which is a crash of the actor", e);
        }
    }

    /** One timer. */
    private final class TestTimer implements Timer {
        private final AsyncTimedTask task;
        private final Optional<Duration> period;
        private Instant due;

        TestTimer(AsyncTimedTask task, Instant due, Optional<Duration> period) {
            this.task = task;
            this.due = due;
            this.period = period;
        }

        @Override
        public void cancel() {
            live.remove(this);
        }

        @Override
        public boolean isOver() {
            return !live.contains(this);
        }
    }
}
