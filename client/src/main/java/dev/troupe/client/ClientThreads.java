package dev.troupe.client;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the connections of this process run on. None of its threads keeps the process alive.
 *
 * @param pool runs handlers and completions, which may block: it has a thread for each connection that has something to do
 * @param deadlines tells calls that their time is up
 */
record ClientThreads(Executor pool, Deadlines deadlines) {

    private static final int IDLE_SECONDS = 10;

    /** The threads that all connections share; made when the first connection is. */
    static ClientThreads shared() {
        return Shared.THREADS;
    }

    private static final class Shared {
        static final ClientThreads THREADS = new ClientThreads(newPool(), newDeadlines());
    }

    /** Virtual threads where the JDK has them (21), so that handlers that wait cost little. */
    static Executor newPool() {
        try {
            MethodHandle virtual = MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class));
            return (ExecutorService) virtual.invokeExact();
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return newPlatformPool();
        } catch (Throwable e) {
            throw new IllegalStateException("No virtual threads, although the JDK has them", e);
        }
    }

    private static Executor newPlatformPool() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                daemons("troupe-client-"));
    }

    /** Waits on the calling thread, which is told of it if it wants to be. */
    static <T> T await(Future<T> future) throws InterruptedException, ExecutionException {
        if (future.isDone() || !(Thread.currentThread() instanceof WaitingThread thread)) {
            return future.get();
        }
        thread.waitBegins();
        try {
            return future.get();
        } finally {
            thread.waitEnds();
        }
    }

    /** One thread serves all: what it runs only hands on. */
    private static Deadlines newDeadlines() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("troupe-client-deadlines-"));
        timer.setRemoveOnCancelPolicy(true);
        return (delay, task) -> {
            Future<?> scheduled = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        };
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
