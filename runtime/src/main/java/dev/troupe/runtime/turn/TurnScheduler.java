package dev.troupe.runtime.turn;

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

    /** Runs {@code drain} soon. Its {@code toString} names the turn that it is in. */
    void execute(Runnable drain);

    /** No more is expected. */
    @Override
    void close();
}
