package dev.troupe.runtime;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that watches over time: deadlines, heartbeats, stuck writes, long turns, timers.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Watchers run one after the other, on one daemon thread, about every {@link #PERIOD}.
 *   <li>A watcher that throws is logged, and neither it nor the others are stopped by that.
 *   <li>After {@link #close} no watcher is begun; one that was about to be may still run.
 * </ul>
 */
public final class Ticker implements AutoCloseable {

    /** How often watchers run; no deadline is kept more exactly than this. */
    public static final Duration PERIOD = Duration.ofMillis(50);

    private static final System.Logger LOG = BoundedLog.of(Ticker.class);

    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread created = new Thread(task, "troupe-ticker");
        created.setDaemon(true);
        return created;
    });

    /** On a ticker that stands still: what runs at the next tick. */
    private final Queue<Runnable> once = new ConcurrentLinkedQueue<>();

    private final boolean standing;
    private volatile boolean closed;

    private Ticker(boolean standing) {
        this.standing = standing;
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Starts a ticker. */
    public static Ticker start() {
        Ticker ticker = new Ticker(false);
        var unused = ticker.thread.scheduleWithFixedDelay(
                ticker::tick, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return ticker;
    }

    /** A ticker that stands still until {@link #tick} is called, for tests. */
    public static Ticker standing() {
        return new Ticker(true);
    }

    /** Adds a watcher. It must be quick and must not block. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Takes a watcher away. */
    public void forget(Runnable watcher) {
        watchers.remove(watcher);
    }

    /**
     * Runs {@code task} once, about {@code delay} from now, however short that is; at the next {@link #tick} of a ticker that
     * stands still; never, once closed. It must be quick and must not block.
     */
    public void after(Duration delay, Runnable task) {
        var unused = schedule(delay, task);
    }

    /** As {@link #after}; what it returns takes the task back, if that has not begun, so that nobody holds it any more. */
    public Runnable schedule(Duration delay, Runnable task) {
        Runnable safe = () -> runSafely(task);
        if (standing) {
            once.add(safe);
            return () -> once.remove(safe);
        }
        try {
            ScheduledFuture<?> scheduled = thread.schedule(safe, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "The ticker is closed", e);
            return () -> {};
        }
    }

    /** Runs the watchers once. */
    public void tick() {
        // What is scheduled meanwhile waits for the next tick: a task that schedules itself again would be run forever.
        for (int due = once.size(); due > 0; due--) {
            Runnable task = once.poll();
            if (task != null) {
                task.run();
            }
        }
        watchers.forEach(this::runSafely);
    }

    /** Asks anew before each: the ticker may be closed by a watcher, and then by its own thread. */
    private void runSafely(Runnable watcher) {
        if (closed) {
            return;
        }
        try {
            watcher.run();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A watcher failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
    }
}
