package dev.troupe.runtime;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads for what must not run on the threads of others: messages to clients in this process. They exist while there
 * is something to do.
 */
final class Deliveries implements Executor {

    private static final System.Logger LOG = BoundedLog.of(Deliveries.class);

    private static final long KEEP_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    Deliveries() {
        int count = Math.max(2, Runtime.getRuntime().availableProcessors());
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                count, count, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "troupe-delivery-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /** Keeps no thread from now on; what is still told to run, runs. */
    void close() {
        threads.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(() -> runSafely(task));
    }

    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "A delivery failed", e);
        }
    }
}
