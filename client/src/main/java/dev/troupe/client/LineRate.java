package dev.troupe.client;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Admits so many lines in each second, without a lock.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>It admits exactly the first lines of a second, up to the limit.
 *   <li>A line that is not admitted writes to no memory that threads share.
 * </ul>
 */
final class LineRate {

    private static final long SECOND = 1_000_000_000L;
    private static final int COUNT_BITS = 16;
    private static final long COUNT = (1L << COUNT_BITS) - 1;

    /** The second, and below it how many lines it has admitted. */
    private final AtomicLong state = new AtomicLong(-1);

    /**
     * Whether one more line may be written.
     *
     * @param now by {@link System#nanoTime()}
     * @param most lines in a second, from 1 to 65,535
     */
    boolean admits(long now, int most) {
        while (true) {
            long seen = state.get();
            long begun = begin(now);
            long next;
            if ((seen & ~COUNT) != begun) {
                next = begun + 1;
            } else if ((seen & COUNT) < most) {
                next = seen + 1;
            } else {
                return false;
            }
            if (state.compareAndSet(seen, next)) {
                return true;
            }
        }
    }

    /** Whether no more lines are admitted in this second. */
    boolean isSpent(long now, int most) {
        long seen = state.get();
        return (seen & ~COUNT) == begin(now) && (seen & COUNT) >= most;
    }

    private static long begin(long now) {
        return Math.floorDiv(now, SECOND) << COUNT_BITS;
    }
}
