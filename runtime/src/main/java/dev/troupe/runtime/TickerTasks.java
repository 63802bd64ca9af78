package dev.troupe.runtime;

import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a ticker is to run later, by the time at which it is due.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>A task is handed out once at most, never before it is due, and not after it was taken back.
 *   <li>A task that was handed out or taken back is referred to no more.
 *   <li>To hand out a task allocates nothing.
 * </ul>
 */
final class TickerTasks {

    private final TreeSet<Task> tasks = new TreeSet<>(Comparator.naturalOrder());
    private long sequence;

    /** @param due by {@link System#nanoTime()} */
    synchronized Task add(long due, Runnable code) {
        Task task = new Task(due, sequence++, code);
        tasks.add(task);
        return task;
    }

    /** The next task that is due. */
    synchronized @Nullable Runnable poll(long now) {
        if (tasks.isEmpty()) {
            return null;
        }
        Task first = tasks.first();
        if (first.due - now > 0) {
            return null;
        }
        tasks.remove(first);
        Runnable code = first.code;
        first.code = null;
        return code;
    }

    /** How long it is until the next task is due, and until {@code next} at most; at least 1. */
    synchronized long nanosUntilNext(long now, long next) {
        long least = next - now;
        if (!tasks.isEmpty()) {
            least = Math.min(least, tasks.first().due - now);
        }
        return Math.max(1, least);
    }

    /** Forgets all tasks. */
    synchronized void clear() {
        tasks.clear();
    }

    private synchronized boolean isFirst(Task task) {
        return !tasks.isEmpty() && tasks.first() == task;
    }

    private synchronized void remove(Task task) {
        if (task.code != null) {
            tasks.remove(task);
            task.code = null;
        }
    }

    /** A task; to run it is to take it back. */
    final class Task implements Runnable, Comparable<Task> {

        private final long due;
        private final long order;
        private @Nullable Runnable code;

        private Task(long due, long order, Runnable code) {
            this.due = due;
            this.order = order;
            this.code = code;
        }

        /** Whether no other task is due before it. */
        boolean isFirst() {
            return TickerTasks.this.isFirst(this);
        }

        @Override
        public void run() {
            remove(this);
        }

        @Override
        public int compareTo(Task other) {
            // Times of System.nanoTime may overflow, so that only their difference counts.
            int byTime = Long.compare(due - other.due, 0);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
