package dev.troupe.runtime;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The end of an actor system, step by step: turns end, then connections close, then actors hear of that, then threads end.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>The first call begins the end, and all calls complete with it.
 *   <li>Turns have three quarters of the grace, and what comes after them has the rest, also if turns do not end.
 *   <li>One step begins when the step before it has ended.
 * </ul>
 */
final class SystemShutdown {

    private final Runnable drain;
    private final Function<Duration, CompletionStage<Void>> stopActors;
    private final Function<Duration, CompletionStage<Void>> closeConnections;
    private final Function<Duration, CompletionStage<Void>> endActors;
    private final Runnable last;
    private @Nullable CompletableFuture<Void> stopped;

    /**
     * @param drain takes on no more connections
     * @param stopActors lets started turns finish within the time, and completes when no more will begin
     * @param closeConnections closes what is open within the time, also if turns have not ended in theirs
     * @param endActors once all connections are closed: lets {@code onDisconnect} end within the time
     * @param last ends what is left, such as threads
     */
    SystemShutdown(
            Runnable drain,
            Function<Duration, CompletionStage<Void>> stopActors,
            Function<Duration, CompletionStage<Void>> closeConnections,
            Function<Duration, CompletionStage<Void>> endActors,
            Runnable last) {
        this.drain = drain;
        this.stopActors = stopActors;
        this.closeConnections = closeConnections;
        this.endActors = endActors;
        this.last = last;
    }

    /**
     * Begins the end, unless it has begun.
     *
     * @param grace how long all of it may take
     * @return completes at the end; each call gets one of its own
     */
    synchronized CompletionStage<Void> begin(Duration grace) {
        if (stopped != null) {
            return stopped.copy();
        }
        long end = System.nanoTime() + grace.toNanos();
        Duration forTurns = grace.multipliedBy(3).dividedBy(4);
        drain.run();
        stopped = stopActors
                .apply(forTurns)
                .toCompletableFuture()
                .copy()
                .orTimeout(forTurns.toNanos(), TimeUnit.NANOSECONDS)
                .handle((done, failure) -> closeConnections.apply(until(end)))
                .thenCompose(Function.identity())
                .thenCompose(closed -> endActors.apply(until(end)))
                .whenComplete((done, failure) -> last.run());
        return stopped.copy();
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
    }
}
