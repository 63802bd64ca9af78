package dev.troupe.client;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that nothing comes over a socket any more: a network that has gone tells neither side.
 *
 * <ul>
 *   <li>Once nothing has come for the ping interval, a ping leaves. If nothing comes within the pong timeout after that, the
 *       link is lost, and its owner is told once.
 *   <li>Anything that comes counts, not the pong alone.
 *   <li>While this side does not read, nothing can come, and the link is not judged.
 *   <li>After {@link #stop} it schedules nothing and tells nothing.
 *   <li>Any thread may call it; none waits.
 * </ul>
 */
final class Liveness {

    private final Pings pings;
    private final Deadlines deadlines;
    private final LongSupplier clock;
    private final Link link;

    /** In nanoseconds of the clock. */
    private volatile long heard;

    /** Guarded by this. */
    private Deadlines.@Nullable Deadline next;

    private boolean stopped;

    /** The socket. */
    interface Link {
        /** Sends a ping. Completes when it has left, or fails. */
        CompletionStage<?> ping();

        /** Whether this side would take what comes. */
        boolean isReading();

        /** Nothing comes any more. */
        void lost(String reason);
    }

    Liveness(Pings pings, Deadlines deadlines, LongSupplier clock, Link link) {
        this.pings = pings;
        this.deadlines = deadlines;
        this.clock = clock;
        this.link = link;
    }

    /** Begins to watch. */
    void start() {
        heard();
        if (pings.areSent()) {
            schedule(pings.interval(), this::look);
        }
    }

    /** Something has come, or this side begins to read again. */
    void heard() {
        heard = clock.getAsLong();
    }

    /** The socket has ended. */
    synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel();
            next = null;
        }
    }

    private synchronized void schedule(Duration delay, Runnable task) {
        if (!stopped) {
            next = deadlines.schedule(delay, task);
        }
    }

    private void look() {
        if (!link.isReading()) {
            heard();
        }
        long silence = clock.getAsLong() - heard;
        long left = pings.interval().toNanos() - silence;
        if (left > 0) {
            schedule(Duration.ofNanos(left), this::look);
            return;
        }
        long before = heard;
        link.ping().whenComplete((sent, failure) -> {
            if (failure != null) {
                lose("A ping could not be sent: " + failure.getMessage());
            }
        });
        schedule(pings.timeout(), () -> judge(before));
    }

    private void judge(long before) {
        if (heard != before || !link.isReading()) {
            look();
        } else {
            lose("No answer to a ping within " + pings.timeout().toMillis() + " ms");
        }
    }

    private void lose(String reason) {
        synchronized (this) {
            if (stopped) {
                return;
            }
        }
        stop();
        link.lost(reason);
    }
}
