package dev.troupe.processor.write;

import com.google.common.util.concurrent.Uninterruptibles;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that render beside the compiler's.
 *
 * <ul>
 *   <li>There are none before the first task, and none when a round has ended. They keep no program from ending.
 *   <li>The compiler's thread renders as well while it waits, and waits for nothing that nobody has begun: on a machine with
 *       one processor it does all by itself.
 * </ul>
 *
 * <p>Used by the compiler's thread alone.
 */
final class RenderingThreads {

    /** With more of them, they would wait for the compiler's thread. */
    private static final int MOST = 3;

    private final int count;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private Optional<ExecutorService> threads = Optional.empty();

    /** As many as there is something to gain from on a machine with so many processors. */
    RenderingThreads(int processors) {
        this.count = Math.min(processors - 1, MOST);
    }

    void begin(FutureTask<?> task) {
        if (count > 0) {
            ExecutorService running = threads.orElseGet(
                    () -> new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, waiting, RenderingThreads::thread));
            threads = Optional.of(running);
            running.execute(task);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "troupe-rendering");
        thread.setDaemon(true);
        return thread;
    }

    /** The result of a task, which is run here if no other thread has begun it. */
    <T> T finish(FutureTask<T> task) throws ExecutionException {
        task.run();
        while (!task.isDone() && !waiting.isEmpty()) {
            Optional.ofNullable(waiting.poll()).ifPresent(Runnable::run);
        }
        return Objects.requireNonNull(Uninterruptibles.getUninterruptibly(task));
    }

    /** The round ends, with what is under way. */
    void endRound() {
        threads.ifPresent(running -> {
            running.shutdown();
            Uninterruptibles.awaitTerminationUninterruptibly(running);
        });
        threads = Optional.empty();
    }
}
