package dev.troupe.runtime;

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
 *   <li>There are no threads when there is nothing to do.
 * </ul>
 */
final class SessionThreads implements Executor {

    static final int MOST = 256;

    private static final long KEEP_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /** @param name how the names of the threads begin */
    SessionThreads(String name) {
        AtomicInteger number = new AtomicInteger();
        Handover waiting = new Handover();
        threads = new ThreadPoolExecutor(
                1,
                MOST,
                KEEP_SECONDS,
                TimeUnit.SECONDS,
                waiting,
                task -> {
                    Thread thread = new Thread(task, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                (task, pool) -> waiting.put(task));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Keeps no thread from now on; what is still told to run, runs. */
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
