package dev.troupe.runtime.turn;

import dev.troupe.runtime.message.ToConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A connection that an actor closes; as a stage it completes when the connection is closed on both sides.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>It completes on a thread of turns, never on one of the transport: what waits for it is user code.
 *   <li>The connection is closed when the one who asked says so, or before: as soon as anybody waits for this stage or builds
 *       on it, since whoever does must not wait for ever. Once.
 * </ul>
 */
final class Departure extends CompletableFuture<Void> implements Runnable {

    private final ToConnection remote;
    private final int code;
    private final String reason;
    private final AtomicBoolean begun = new AtomicBoolean();

    Departure(ToConnection remote, int code, String reason, TurnScheduler scheduler) {
        this.remote = remote;
        this.code = code;
        this.reason = reason;
        remote.whenClosed(() -> scheduler.execute(this));
    }

    /** Closes the connection after all that was said to it. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            remote.kick(code, reason);
            remote.flush();
        }
    }

    /** The connection is not closed by this: the life that asked for it was given up. */
    void renounce() {
        begun.set(true);
    }

    /** The connection is closed on both sides; a thread of turns. */
    @Override
    @SuppressWarnings("NullAway") // Void has no value but null.
    public void run() {
        complete(null);
    }

    /** Every stage that is built on this one is made here. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        begin();
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Void> toCompletableFuture() {
        begin();
        return this;
    }

    @Override
    public Void get() throws InterruptedException, ExecutionException {
        begin();
        return super.get();
    }

    @Override
    public Void get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        begin();
        return super.get(timeout, unit);
    }

    @Override
    public Void join() {
        begin();
        return super.join();
    }

    @Override
    public String toString() {
        return "the end of connection " + remote.id();
    }
}
