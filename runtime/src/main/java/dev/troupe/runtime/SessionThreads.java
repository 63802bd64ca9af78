package dev.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
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
 *   <li>After {@link #close} no thread is kept; what is still told to run, runs.
 * </ul>
 */
final class SessionThreads implements Executor {

    static final int MOST = 256;

    private static final Duration KEEP = Duration.ofSeconds(10);

    private final ThreadPoolExecutor threads;

    /** @param name how the names of the threads begin */
    SessionThreads(String name) {
        this(name, KEEP);
    }

    /** Keeps a thread that has nothing to do for this long. */
    SessionThreads(String name, Duration keep) {
        AtomicInteger number = new AtomicInteger();
        Handover waiting = new Handover();
        threads = new ThreadPoolExecutor(
                1,
                MOST,
                keep.toNanos(),
                TimeUnit.NANOSECONDS,
                waiting,
                task -> {
                    Thread thread = new Thread(task, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                (task, pool) -> {
                    waiting.put(task);
                    // All of the very many may have ended since.
                    pool.prestartCoreThread();
                });
        threads.allowCoreThreadTimeOut(true);
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
        threads.execute(task);
    }

    /** Takes a task only for a thread that waits for one: else the pool is to add a thread, and at its limit to put it here. */
    private static final class Handover extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }
    }
}
