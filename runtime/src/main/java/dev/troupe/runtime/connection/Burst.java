package dev.troupe.runtime.connection;

import dev.troupe.runtime.message.BufferBudget;

/**
 * What waits beyond the bounds of one {@link OutboundQueue}: what it takes of the common budget, and for how long it waits. Guarded
 * by the lock of the queue.
 */
final class Burst {

    /** How many times as many messages as the bound a burst may have. */
    static final int MESSAGES = 32;

    /** How many times as many bytes as the bound a burst may have. */
    static final int BYTES = 8;

    /** How long a consumer may take nothing while more than the bounds waits, in nanoseconds. */
    static final long PATIENCE_NANOS = 1_000_000_000L;

    /** How long more than the bounds may wait though the consumer takes some of it, in nanoseconds. */
    static final long LONGEST_NANOS = 10 * PATIENCE_NANOS;

    /** What a message beyond the bound is counted as, beside its bytes. */
    static final long OVERHEAD = 64;

    /** The least that is taken from the budget at a time. */
    private static final long STEP = 4_096;

    private final BufferBudget budget;
    private long taken;
    private long since;
    private long idleSince;

    Burst(BufferBudget budget) {
        this.budget = budget;
    }

    /** Takes of the budget what is missing of so many bytes; false if there is no room. */
    boolean covers(long bytes) {
        if (bytes <= taken) {
            return true;
        }
        long more = Math.max(bytes - taken, STEP);
        if (!budget.takeSpare(more)) {
            return false;
        }
        taken += more;
        return true;
    }

    /** The consumer has taken something. */
    void progresses() {
        idleSince = 0;
    }

    /** Whether the consumer has had its time; counted from the first look. */
    boolean isDue(long now) {
        since = since == 0 ? now | 1 : since;
        idleSince = idleSince == 0 ? now | 1 : idleSince;
        return now - idleSince >= PATIENCE_NANOS || now - since >= LONGEST_NANOS;
    }

    /** No more than the bounds waits any more. */
    void ends() {
        budget.give(taken);
        taken = 0;
    }
}
