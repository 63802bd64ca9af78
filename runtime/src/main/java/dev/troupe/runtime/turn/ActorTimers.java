package dev.troupe.runtime.turn;

import dev.troupe.actor.AsyncTimedTask;
import dev.troupe.actor.Timer;
import dev.troupe.runtime.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one life of an actor.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Each firing is a turn of its own; never do two of one timer wait, and none waits while another runs.
 *   <li>A periodic timer fires on the grid of its start: lateness does not add up, and times that have passed are left out.
 *   <li>The thread of the ticker hands over, and runs nothing.
 *   <li>Once a timer is cancelled, or {@link #end} was called, no turn of it begins to run its task.
 *   <li>A timer that is over is held by nobody.
 *   <li>A firing for which there are too few threads is left out where the timer is periodic, and comes later where it fires once.
 * </ul>
 */
final class ActorTimers {

    /** The shortest period. */
    static final Duration SHORTEST = Duration.ofMillis(1);

    /** After so long a timer that fires once tries again, where there were too few threads for it. */
    static final Duration POSTPONED = Duration.ofMillis(200);

    /** Runs a task once, after a delay; what it returns takes the task back. */
    interface Alarm {
        Runnable schedule(Duration delay, Runnable task);
    }

    private final ActorCell<?, ?, ?, ?> cell;
    private final Alarm alarm;
    private final LongSupplier nanoTime;
    private final Set<LiveTimer> live = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    ActorTimers(ActorCell<?, ?, ?, ?> cell, Ticker ticker) {
        this(cell, ticker::schedule, System::nanoTime);
    }

    /**
     * @param nanoTime tells the time by which {@code alarm} goes, as {@link System#nanoTime} does
     */
    ActorTimers(ActorCell<?, ?, ?, ?> cell, Alarm alarm, LongSupplier nanoTime) {
        this.cell = cell;
        this.alarm = alarm;
        this.nanoTime = nanoTime;
    }

    /** Fires again and again. */
    Timer every(Duration period, AsyncTimedTask task) {
        if (period.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("The period of a timer is 1 ms at least, not " + period);
        }
        return start(new LiveTimer(period.toNanos(), true, task));
    }

    /** Fires once. */
    Timer after(Duration delay, AsyncTimedTask task) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A delay is not negative, as " + delay + " is");
        }
        return start(new LiveTimer(delay.toNanos(), false, task));
    }

    private Timer start(LiveTimer timer) {
        live.add(timer);
        timer.schedule(timer.nanos);
        if (ended) {
            timer.cancel();
        }
        return timer;
    }

    /** No timer fires any more, and none that is started from now on. Any thread. */
    void end() {
        ended = true;
        live.forEach(LiveTimer::cancel);
    }

    /** How many may still fire. */
    int count() {
        return live.size();
    }

    /**
     * How long it is until the next time of a grid.
     *
     * @param passed how long ago the grid began
     * @param period its width
     * @return from 1 to {@code period}
     */
    static long untilNext(long passed, long period) {
        return period - Math.floorMod(passed, period);
    }

    /** One timer. */
    private final class LiveTimer implements Timer {
        private final long nanos;
        private final boolean repeats;
        private final AsyncTimedTask task;
        private final long start = nanoTime.getAsLong();
        /** Takes back what the ticker was told; guarded by this. */
        private @Nullable Runnable takeBack;

        private volatile boolean over;

        LiveTimer(long nanos, boolean repeats, AsyncTimedTask task) {
            this.nanos = nanos;
            this.repeats = repeats;
            this.task = task;
        }

        synchronized void schedule(long delay) {
            if (!over) {
                takeBack = alarm.schedule(Duration.ofNanos(delay), this::due);
            }
        }

        /** For the thread of the ticker. */
        private void due() {
            try {
                hand();
            } catch (Throwable e) {
                // Without another firing a timer would be silent for ever, and so would a turn that does not come.
                schedule(Math.max(nanos, SHORTEST.toNanos()));
                throw e;
            }
        }

        private void hand() {
            cell.resume(() -> {
                if (!over && cell.isLive()) {
                    cell.incoming().enqueue(new TimerTurn(cell, this::begin, this::ended, this::postpone));
                }
                return true;
            });
        }

        /** The task, if it is to run after all. In its turn. */
        private @Nullable Object begin() throws Exception {
            if (over) {
                return null;
            }
            if (!repeats) {
                finish();
            }
            return task.run();
        }

        /** The turn has ended. */
        private void ended() {
            if (repeats) {
                schedule(untilNext(nanoTime.getAsLong() - start, nanos));
            }
        }

        /** There are too few threads for it now. */
        private void postpone() {
            schedule(repeats ? untilNext(nanoTime.getAsLong() - start, nanos) : POSTPONED.toNanos());
        }

        @Override
        public void cancel() {
            finish();
        }

        private synchronized void finish() {
            over = true;
            live.remove(this);
            if (takeBack != null) {
                takeBack.run();
                takeBack = null;
            }
        }

        @Override
        public boolean isOver() {
            return over;
        }
    }
}
