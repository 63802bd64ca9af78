package dev.troupe.client;

import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on the threads of a pool, one after the other: the handlers and completions of one connection, or what one
 * channel of a transport delivers.
 *
 * <ul>
 *   <li>Tasks run one at a time, in the order in which they were given; each sees what those before it wrote.
 *   <li>{@link #execute} never runs a task itself, unless the pool does.
 *   <li>No task runs before {@link #start}; what is given earlier waits.
 *   <li>A task that throws is logged; the others still run.
 *   <li>{@link #isCurrent} tells a task from every other thread.
 * </ul>
 *
 * <p>It takes as many tasks as it is given; its callers bound them.
 */
public final class SerialExecutor implements Executor {

    private static final System.Logger LOG = BoundedLog.of(SerialExecutor.class);

    private final Executor pool;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    /** Whether somebody is bound to look into the queue again; until the start that is who will call it. */
    private final AtomicBoolean attended = new AtomicBoolean(true);

    private volatile @Nullable Thread runner;

    SerialExecutor(Executor pool) {
        this.pool = pool;
    }

    /**
     * An executor that has started.
     *
     * @param pool whose threads run the tasks
     */
    public static SerialExecutor started(Executor pool) {
        SerialExecutor serial = new SerialExecutor(pool);
        serial.start();
        return serial;
    }

    /** Begins to run tasks. Called once. */
    void start() {
        attended.set(false);
        attend();
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        attend();
    }

    /** Whether the calling thread is running one of the tasks. */
    boolean isCurrent() {
        return Thread.currentThread() == runner;
    }

    private void attend() {
        if (isWanted()) {
            boolean begun = false;
            try {
                pool.execute(this::run);
                begun = true;
            } finally {
                if (!begun) {
                    // What comes next tries again.
                    attended.set(false);
                }
            }
        }
    }

    /** True for one caller only, and only if there is something to do. */
    private boolean isWanted() {
        return !tasks.isEmpty() && attended.compareAndSet(false, true);
    }

    private void run() {
        do {
            runner = Thread.currentThread();
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                runOne(task);
            }
            runner = null;
            attended.set(false);
            // A task that was added before the line above found its queue attended, so it is looked for once more.
        } while (isWanted());
    }

    private static void runOne(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.log(Level.ERROR, "A completion threw", e);
        }
    }
}
