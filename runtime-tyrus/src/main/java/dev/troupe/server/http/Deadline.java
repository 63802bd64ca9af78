package dev.troupe.server.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What happens on a connection when nothing else does in time. It moves with every request, so that it costs no more than a
 * field: its timer runs on, and looks at the field when it fires. On one event loop.
 */
final class Deadline {

    private @Nullable Runnable late;
    private long at;
    private @Nullable ScheduledFuture<?> timer;
    private long firesAt;

    /** Runs this after so much time, in place of what was set before. */
    void set(EventExecutor loop, Duration time, Runnable task) {
        long now = loop.ticker().nanoTime();
        late = task;
        at = now + time.toNanos();
        ScheduledFuture<?> running = timer;
        if (running != null && firesAt - at > 0) {
            running.cancel(false);
            timer = null;
        }
        if (timer == null) {
            start(loop, now);
        }
    }

    /** Nothing happens any more. */
    void clear() {
        late = null;
    }

    /** Nothing happens any more, and no timer runs. */
    void end() {
        late = null;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void start(EventExecutor loop, long now) {
        firesAt = at;
        timer = loop.schedule(() -> fire(loop), at - now, TimeUnit.NANOSECONDS);
    }

    private void fire(EventExecutor loop) {
        timer = null;
        Runnable task = late;
        if (task == null) {
            return;
        }
        long now = loop.ticker().nanoTime();
        if (at - now > 0) {
            start(loop, now);
        } else {
            late = null;
            task.run();
        }
    }
}
