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
 *   <li>The time to answer begins when the ping has left. It is longer by the time that a server needs which takes
 *       {@value #BYTES_PER_SECOND} bytes in a second, for all that was sent after the last sign of life and before the ping: the ping
 *       and its answer come after that.
 *   <li>While this side does not read, nothing can come, and the link is not judged.
 *   <li>A failure of the watch itself ends the link too, so that no link is left unwatched.
 *   <li>After {@link #stop} it schedules nothing and tells nothing.
 *   <li>Any thread may call it; none waits.
 * </ul>
 */
final class Liveness {

    /** How many bytes in a second a server takes at least that is not given up; servers expect as much of clients. */
    static final int BYTES_PER_SECOND = 16_384;

    private static final long NANOS_PER_BYTE = 1_000_000_000L / BYTES_PER_SECOND;

    private final Pings pings;
    private final Deadlines deadlines;
    private final LongSupplier clock;
    private final Link link;

    /** When something came last, in nanoseconds of the clock. */
    private volatile long heard;
    /** How many bytes were sent before that. */
    private volatile long sentBefore;

    /** Guarded by this. */
    private Deadlines.@Nullable Deadline next;

    private boolean stopped;

    /** The socket. */
    interface Link {
        /** Sends a ping. Completes when it has left, or fails. */
        CompletionStage<?> ping();

        /** How many bytes this side has begun to send, in all. */
        long sent();

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
            schedule(pings.interval(), () -> step(this::look));
        }
    }

    private void step(Runnable next) {
        try {
            next.run();
        } catch (Throwable e) {
            lose("The link cannot be watched: " + e);
        }
    }

    /** Something has come, or this side begins to read again. */
    void heard() {
        sentBefore = link.sent();
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
            if (next != null) {
                next.cancel();
            }
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
            schedule(Duration.ofNanos(left), () -> step(this::look));
        } else {
            ask();
        }
    }

    private void ask() {
        long before = heard;
        Duration patience = pings.timeout().plusNanos((link.sent() - sentBefore) * NANOS_PER_BYTE);
        Runnable judgement = () -> step(() -> judge(before, patience));
        schedule(patience, judgement);
        link.ping().whenComplete((left, failure) -> {
            if (failure != null) {
                lose("A ping could not be sent: " + RemoteErrors.reason(failure));
            } else if (heard == before) {
                schedule(patience, judgement);
            }
        });
    }

    private void judge(long before, Duration patience) {
        if (heard != before || !link.isReading()) {
            look();
        } else {
            lose("No answer to a ping within " + patience.toMillis() + " ms");
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
