package dev.troupe.runtime;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for what may block and is not ours: the sessions of a container, which are pinged and closed on them and may take as
 * long as a client does not read, and authenticators.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>A task waits for no other one, as long as fewer than {@value #MOST} are under way; beyond, none is lost.
 *   <li>There are no threads when there has been nothing to do for a while.
 *   <li>A task that throws disturbs no other one.
 *   <li>After {@link #close} no thread is kept; what is still told to run, runs.
 * </ul>
 */
final class SessionThreads implements Executor {

    static final int MOST = 256;

    private static final System.Logger LOG = BoundedLog.of(SessionThreads.class);

    private static final Duration KEEP = Duration.ofSeconds(10);

    /** Has no limit of its own: there are as many threads as there are workers under way. */
    private final ThreadPoolExecutor threads;

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger workers = new AtomicInteger();

    /** @param name how the names of the threads begin */
    SessionThreads(String name) {
        this(name, KEEP);
    }

    /** Keeps a thread that has nothing to do for this long. */
    SessionThreads(String name, Duration keep) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, keep.toNanos(), TimeUnit.NANOSECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** How many threads there are now. */
    int count() {
        return threads.getPoolSize();
    }

    /** Keeps no thread from now on. */
    void close() {
        threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        addWorker();
    }

    /** Each task brings a worker with it, which takes any task; at the limit, those under way take what is left over. */
    private void addWorker() {
        if (workers.getAndUpdate(now -> Math.min(now + 1, MOST)) == MOST) {
            return;
        }
        boolean added = false;
        try {
            threads.execute(this::work);
            added = true;
        } finally {
            if (!added) {
                workers.decrementAndGet();
            }
        }
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "A task on a thread for what may block failed", e);
        }
    }

    private void work() {
        try {
            for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
                runSafely(task);
            }
        } finally {
            workers.decrementAndGet();
            // After a task that threw, and for one that came when this worker had looked and still counted.
            if (!waiting.isEmpty()) {
                addWorker();
            }
        }
    }
}
