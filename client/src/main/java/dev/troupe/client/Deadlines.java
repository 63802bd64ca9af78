package dev.troupe.client;

import java.time.Duration;

/** Runs something later, unless it is cancelled before; what it runs does not block. Any thread. */
@FunctionalInterface
interface Deadlines {

    /** Runs {@code task} after {@code delay}. */
    Deadline schedule(Duration delay, Runnable task);

    /** Something that is to run later. */
    @FunctionalInterface
    interface Deadline {
        /** Does not run it any more, and keeps nothing of it. */
        void cancel();
    }
}
