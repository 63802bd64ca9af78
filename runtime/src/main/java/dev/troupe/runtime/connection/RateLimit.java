package dev.troupe.runtime.connection;

import java.time.Duration;

/**
 * So many of something in a second. One thread at a time.
 *
 * <p>Promises, unless it is no limit:
 *
 * <ul>
 *   <li>In any second no more than a second's worth is allowed beyond what was saved up.
 *   <li>No more than one second's worth is saved.
 * </ul>
 */
final class RateLimit {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** What one takes of the second that can be saved; nothing if there is no limit. */
    private final long cost;

    private long saved = SECOND;
    private long savedAt;

    /**
     * @param perSecond 0, and more than can be measured, is no limit
     * @param now by {@link System#nanoTime()}
     */
    RateLimit(int perSecond, long now) {
        this.cost = perSecond == 0 ? 0 : SECOND / perSecond;
        this.savedAt = now;
    }

    /** Whether a whole second's worth is saved up. */
    boolean isSavedUp(long now) {
        return saved + (now - savedAt) >= SECOND;
    }

    /** Whether one more is allowed now; it counts if it is. */
    boolean take(long now) {
        saved = Math.min(SECOND, saved + (now - savedAt));
        savedAt = now;
        if (saved < cost) {
            return false;
        }
        saved -= cost;
        return true;
    }
}
