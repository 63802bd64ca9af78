package dev.troupe.runtime.turn;

import java.util.concurrent.atomic.AtomicBoolean;

/** A connection hook under way. It ends in time or is told that it did not, never both. Any thread. */
final class HookTimer {

    private final long since = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable late;

    /** Runs {@code late}, on the thread of the ticker, if the hook takes too long. */
    HookTimer(Runnable late) {
        this.late = late;
    }

    /** The hook has ended; false if it was too late. */
    boolean stop() {
        return over.compareAndSet(false, true);
    }

    /** Checks the time; whether the timer has done its work. */
    boolean check(long now, long limit) {
        if (now - since >= limit && over.compareAndSet(false, true)) {
            Guard.run("a hook that took too long", late);
        }
        return over.get();
    }
}
