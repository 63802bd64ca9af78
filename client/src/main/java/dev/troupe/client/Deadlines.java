package dev.troupe.client;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs something later, unless it is cancelled before; what it runs does not block. Any thread. */
@FunctionalInterface
interface Deadlines {

    /** Runs {@code task} after {@code delay}; nothing is kept of it once the returned future is cancelled. */
    Future<?> schedule(Duration delay, Runnable task);
}
