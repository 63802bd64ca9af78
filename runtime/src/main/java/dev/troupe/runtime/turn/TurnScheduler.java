package dev.troupe.runtime.turn;

import java.util.Queue;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads on which turns run.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>What is told to run does run, once, on another thread than the caller's.
 *   <li>A turn that blocks does not keep others from running for long.
 *   <li>After {@link #close} nothing keeps a thread, but what is told to run still runs.
 * </ul>
 */
interface TurnScheduler extends AutoCloseable {

    /** How often memory is looked for. */
    int ATTEMPTS = 200;

    /** How long it is waited for each time, in nanoseconds. */
    long WAIT = 5_000_000;

    /**
     * Runs {@code drain} soon. Its {@code toString} names the turn that it is in. If this throws, {@code drain} does not run; if there
     * is only no thread for it now, this does not throw.
     */
    void execute(Runnable drain);

    /** Whether there are too few threads for this turn, which then should be refused. Cheap. */
    default boolean isShort(Turn turn) {
        return false;
    }

    /** Starts threads that could not be started before. For the ticker; cheap. */
    default void revive() {}

    /**
     * Adds to the queue of a scheduler. An actor of which nobody knows that it is to run would never run again, so this waits for
     * memory, for about a second, where there is none.
     */
    static void enqueue(Queue<Runnable> ready, Runnable drain) {
        for (int attempt = 1; ; attempt++) {
            try {
                ready.add(drain);
                return;
            } catch (OutOfMemoryError e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(WAIT);
            }
        }
    }

    /** No more is expected. */
    @Override
    void close();
}
