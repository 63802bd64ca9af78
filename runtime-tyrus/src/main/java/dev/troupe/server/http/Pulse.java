package dev.troupe.server.http;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Tells whether an executor still runs what it is given, by a task of its own.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>{@link #ask} is called by one thread at a time, {@link #isSilent} by any. Neither waits or throws.
 *   <li>At most one task is under way, however long the executor does not run it.
 *   <li>An executor that takes no task any more is silent from then on.
 * </ul>
 */
final class Pulse {

    private final Executor asked;
    /** When the task was given that has not run, by {@link System#nanoTime()}; 0 if it has. */
    private volatile long since;

    private volatile boolean ended;

    Pulse(Executor asked) {
        this.asked = asked;
    }

    /**
     * Gives the executor a task, unless it still has one.
     *
     * @param now by {@link System#nanoTime()}
     */
    void ask(long now) {
        if (since != 0 || ended) {
            return;
        }
        since = now == 0 ? 1 : now;
        try {
            asked.execute(this::beat);
        } catch (RejectedExecutionException e) {
            ended = true;
        } catch (Throwable e) {
            // There is no memory for the task, which says nothing of the executor.
            since = 0;
        }
    }

    private void beat() {
        since = 0;
    }

    /** Whether the executor has ended, or has had the task for longer than this, in nanoseconds. */
    boolean isSilent(long now, long longest) {
        long given = since;
        return ended || (given != 0 && now - given > longest);
    }
}
