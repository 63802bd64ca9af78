package dev.troupe.runtime;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that watches over time: deadlines, heartbeats, stuck writes, long turns, timers.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Watchers run one after the other, on one daemon thread, about every {@link #PERIOD}. Scheduled tasks run on the same
 *       thread.
 *   <li>No throwable of a watcher, of a task or of the log ends the thread, or stops a watcher. The thread allocates nothing
 *       between a failure and the next watcher, except what it writes to the log, and a failure to write is passed over.
 *   <li>After {@link #close} no watcher and no task is begun; one that was about to be may still run.
 *   <li>{@link #lastTick} tells any thread when the watchers last ran.
 * </ul>
 */
public final class Ticker implements AutoCloseable {

    /** How often watchers run; no deadline is kept more exactly than this. */
    public static final Duration PERIOD = Duration.ofMillis(50);

    private static final BoundedLog LOG = BoundedLog.of(Ticker.class);

    /** How many ticks lie between two looks at what the log has left out. */
    private static final int TICKS_PER_LOG = 20;

    private final TickerTasks tasks = new TickerTasks();

    /** On a ticker that stands still: what runs at the next tick. */
    private final Queue<Runnable> once = new ConcurrentLinkedQueue<>();

    private final boolean standing;
    private final Thread thread;
    /** Replaced as a whole, so that a tick needs no iterator. */
    private volatile Runnable[] watchers = {};

    private volatile long lastTick = System.nanoTime();
    private volatile boolean closed;
    private int ticksToLog = TICKS_PER_LOG;

    private Ticker(boolean standing) {
        this.standing = standing;
        this.thread = new Thread(this::run, "troupe-ticker");
        thread.setDaemon(true);
    }

    /** Starts a ticker. */
    public static Ticker start() {
        Ticker ticker = new Ticker(false);
        ticker.thread.start();
        return ticker;
    }

    /** A ticker that stands still until {@link #tick} is called, for tests. */
    public static Ticker standing() {
        return new Ticker(true);
    }

    /** Adds a watcher. It must be quick and must not block. */
    public synchronized void watch(Runnable watcher) {
        Runnable[] more = Arrays.copyOf(watchers, watchers.length + 1);
        more[watchers.length] = watcher;
        watchers = more;
    }

    /** Takes a watcher away. */
    public synchronized void forget(Runnable watcher) {
        int at = Arrays.asList(watchers).indexOf(watcher);
        if (at >= 0) {
            Runnable[] fewer = Arrays.copyOf(watchers, watchers.length - 1);
            System.arraycopy(watchers, at + 1, fewer, at, fewer.length - at);
            watchers = fewer;
        }
    }

    /**
     * Runs {@code task} once, about {@code delay} from now, however short that is; at the next {@link #tick} of a ticker that
     * stands still; never, once closed. It must be quick and must not block.
     */
    public void after(Duration delay, Runnable task) {
        var unused = schedule(delay, task);
    }

    /** As {@link #after}; what it returns takes the task back, if that has not begun, and keeps no reference to it. */
    public Runnable schedule(Duration delay, Runnable task) {
        if (standing) {
            Runnable safe = () -> runSafely(task);
            once.add(safe);
            return () -> once.remove(safe);
        }
        if (closed) {
            return () -> {};
        }
        long soonEnough = Math.min(delay.toNanos(), Long.MAX_VALUE / 4);
        TickerTasks.Task scheduled = tasks.add(System.nanoTime() + soonEnough, task);
        if (scheduled.isFirst()) {
            LockSupport.unpark(thread);
        }
        return scheduled;
    }

    /** When the watchers last ran, by {@link System#nanoTime()}; when it was made, before they ever did. */
    public long lastTick() {
        return lastTick;
    }

    /** Runs the watchers once. */
    public void tick() {
        // What is scheduled meanwhile waits for the next tick: a task that schedules itself again would be run forever.
        for (int due = standing ? once.size() : 0; due > 0; due--) {
            Runnable task = once.poll();
            if (task != null) {
                task.run();
            }
        }
        for (Runnable watcher : watchers) {
            runSafely(watcher);
        }
        lastTick = System.nanoTime();
        if (--ticksToLog == 0) {
            ticksToLog = TICKS_PER_LOG;
            BoundedLog.tellWhatWasLeftOut();
        }
    }

    private void run() {
        long period = PERIOD.toNanos();
        long next = System.nanoTime() + period;
        while (!closed) {
            try {
                long now = System.nanoTime();
                for (Runnable task = tasks.poll(now); task != null; task = tasks.poll(now)) {
                    runSafely(task);
                }
                if (now - next >= 0) {
                    next = now + period;
                    tick();
                }
                // What a task has left behind would keep this thread from waiting.
                Thread.interrupted();
                LockSupport.parkNanos(tasks.nanosUntilNext(System.nanoTime(), next));
            } catch (Throwable e) {
                // A fault of this class, or no memory for what it called. The next round tries again.
                report(e);
                LockSupport.parkNanos(period);
            }
        }
    }

    /** Asks anew before each: the ticker may be closed by a watcher, and then by its own thread. */
    private void runSafely(Runnable watcher) {
        if (closed) {
            return;
        }
        try {
            watcher.run();
        } catch (Throwable e) {
            report(e);
        }
    }

    /**
     * Writes what a watcher has thrown, and never throws itself. A watcher that looks at many things calls it for each that fails,
     * so that one does not keep it from looking at the others.
     */
    public static void report(Throwable failure) {
        try {
            LOG.log(Level.ERROR, "A watcher failed", failure);
        } catch (Throwable e) {
            // There is no memory even for the call. The watcher runs again, and fails again if it must.
        }
    }

    @Override
    public void close() {
        closed = true;
        tasks.clear();
        LockSupport.unpark(thread);
    }
}
