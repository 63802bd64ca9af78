package dev.troupe.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks on the threads of another executor.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Tasks run one at a time, in the order in which they came, each after what the one before did is visible.
 *   <li>{@link #execute} never runs the task itself, unless the other executor does.
 *   <li>A task that throws is logged, and the next one runs.
 * </ul>
 */
final class SerialExecutor implements Executor, Runnable {

    private static final Logger LOG = System.getLogger(SerialExecutor.class.getName());

    private final Executor threads;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** How many tasks came and have not run; whoever raises it from 0 sees to it that they do. */
    private final AtomicInteger waiting = new AtomicInteger();

    SerialExecutor(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            threads.execute(this);
        }
    }

    @Override
    public void run() {
        do {
            Runnable task = tasks.poll();
            if (task != null) {
                runQuietly(task);
            }
        } while (waiting.decrementAndGet() > 0);
    }

    private static void runQuietly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A task failed", e);
        }
    }
}
