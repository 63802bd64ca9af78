package dev.troupe.testkit;

import dev.troupe.actor.ActorContext;
import dev.troupe.actor.AsyncTimedTask;
import dev.troupe.actor.TimedTask;
import dev.troupe.actor.Timer;
import dev.troupe.wire.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What an actor under test knows of itself.
 *
 * <p>Continuations that are given to its {@link #executor} wait until the test runs them, on its own thread: with
 * {@link #await}, or with {@link #runContinuations}. Each runs for the caller for whom its executor was obtained, as in the
 * runtime. Continuations may be given by any thread; all else is for the thread of the test.
 *
 * <p>Timers follow the clock, if it is a {@link ManualClock}: they fire on the thread that turns it. By any other clock they
 * never fire. The stage of a task that returns one is {@linkplain #await awaited}. A timer that fails ends all timers, as the
 * crash does that it is, and is thrown.
 */
public final class TestContext implements ActorContext {

    /** How long {@link #await} waits. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String protocol;
    private final Key key;
    private final Clock clock;
    private final BlockingQueue<Runnable> continuations = new LinkedBlockingQueue<>();
    private final TestTimers timers;
    private boolean canceled;

    private TestContext(String protocol, Key key, Clock clock) {
        this.protocol = protocol;
        this.key = key;
        this.clock = clock;
        this.timers = new TestTimers(clock, this::fire);
    }

    /** The context of an actor with a key of one part. */
    public static TestContext of(String protocol, String key, Clock clock) {
        return of(protocol, Key.of(key), clock);
    }

    /** The context of an actor. */
    public static TestContext of(String protocol, Key key, Clock clock) {
        TestContext context = new TestContext(protocol, key, clock);
        if (clock instanceof ManualClock manual) {
            manual.follow(context.timers);
        }
        return context;
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public Key key() {
        return key;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Executor executor() {
        TestConnection<?, ?> caller = CurrentCaller.get();
        return task -> continuations.add(() -> runFor(caller, task));
    }

    private static void runFor(@Nullable TestConnection<?, ?> caller, Runnable task) {
        TestConnection<?, ?> before = CurrentCaller.swap(caller);
        try {
            task.run();
        } finally {
            CurrentCaller.swap(before);
        }
    }

    /** Runs the continuations that wait, and those that come meanwhile; how many there were. */
    public int runContinuations() {
        int count = 0;
        for (Runnable next = continuations.poll(); next != null; next = continuations.poll()) {
            next.run();
            count++;
        }
        return count;
    }

    /**
     * Runs continuations until the stage is complete.
     *
     * @return its result
     * @throws Exception what the stage has failed with
     * @throws TimeoutException if it is not complete after {@link #PATIENCE}
     */
    public <T extends @Nullable Object> T await(CompletionStage<T> stage) throws Exception {
        CompletableFuture<T> future = stage.toCompletableFuture().copy();
        // So that a stage which completes without a continuation ends the waiting.
        var unused = future.whenComplete((value, failure) -> continuations.add(() -> {}));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!future.isDone()) {
            Runnable next = continuations.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new TimeoutException("The stage is not complete after " + PATIENCE.toSeconds() + " s");
            }
            next.run();
        }
        return resultOf(future);
    }

    private static <T extends @Nullable Object> T resultOf(CompletableFuture<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            while (cause instanceof java.util.concurrent.CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof Exception failure) {
                throw failure;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    @Override
    public Timer every(Duration period, TimedTask task) {
        return every(period, () -> done(task));
    }

    @Override
    public Timer every(Duration period, AsyncTimedTask task) {
        return timers.every(period, task);
    }

    @Override
    public Timer after(Duration delay, TimedTask task) {
        return after(delay, () -> done(task));
    }

    @Override
    public Timer after(Duration delay, AsyncTimedTask task) {
        return timers.after(delay, task);
    }

    @SuppressWarnings("NullAway") // Void has no value but null.
    private static CompletionStage<Void> done(TimedTask task) throws Exception {
        task.run();
        return CompletableFuture.completedFuture(null);
    }

    /** How many timers there are that will fire. */
    public int timers() {
        return timers.count();
    }

    /** In a turn without a caller. */
    private void fire(AsyncTimedTask task) throws Exception {
        TestConnection<?, ?> before = CurrentCaller.swap(null);
        try {
            await(task.run());
        } finally {
            CurrentCaller.swap(before);
        }
    }

    @Override
    public boolean isCanceled() {
        return canceled;
    }

    /** The caller of the turns that come waits no longer, or waits again. */
    public void canceled(boolean canceled) {
        this.canceled = canceled;
    }
}
