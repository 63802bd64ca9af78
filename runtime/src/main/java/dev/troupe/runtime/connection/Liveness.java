package dev.troupe.runtime.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether a peer is still there, by the bytes that come from it, and by those that it takes.
 *
 * <p>Promises, for any number of threads that report and one at a time that visits:
 *
 * <ul>
 *   <li>A peer is asked for a sign of life once it has been silent for the interval. Any bytes are one.
 *   <li>The time to answer begins when the ping has left this process. It is longer by the time that a peer needs which takes
 *       {@value #BYTES_PER_SECOND} bytes in a second, for all that left before the ping and after the last sign of life: a pong
 *       comes after that.
 *   <li>While the ping has not left, the time to answer begins anew with whatever leaves before it.
 * </ul>
 *
 * <p>Reporting bytes costs a read: the time is looked at by {@link #visit}, about once a second.
 */
final class Liveness {

    /** What is to be done about a peer. */
    enum Verdict {
        /** Nothing. */
        ALIVE,
        /** Ask it for a sign of life. */
        PING,
        /** It was asked, and has been silent for too long. */
        DEAD
    }

    /** How many bytes in a second a peer takes at least that is not given up. */
    static final int BYTES_PER_SECOND = 16_384;

    private static final long NANOS_PER_BYTE = 1_000_000_000L / BYTES_PER_SECOND;

    private static final int JITTER_STEPS = 64;
    private static final long NOT_QUIET = 0;

    /** When a visit first found it quiet. Racing writes mean that bytes came at about that time: either outcome is true. */
    private volatile long quietSince = NOT_QUIET;

    /** How many bytes had left at the last sign of life. */
    private long writtenBefore;
    /** What it was asked with; null unless it was asked after its last sign of life. */
    private volatile @Nullable Ping ping;

    /** A ping that waits for an answer. */
    private static final class Ping {
        /** When the peer was asked, or when the ping left, or when something left before the ping. */
        private volatile long at;
        /** Whether the ping has left. */
        private volatile boolean hasLeft;
        /** How many bytes had left at the latest visit. */
        private long writtenAtVisit;

        Ping(long now, long written) {
            this.at = now;
            this.writtenAtVisit = written;
        }

        Verdict verdict(long now, long deadAfter, long written, long writtenBefore) {
            boolean progresses = written != writtenAtVisit;
            writtenAtVisit = written;
            if (!hasLeft && progresses) {
                at = now;
                return Verdict.ALIVE;
            }
            long toTake = hasLeft ? (written - writtenBefore) * NANOS_PER_BYTE : 0;
            return now - at - toTake > deadAfter ? Verdict.DEAD : Verdict.ALIVE;
        }
    }

    /** After how many nanoseconds of silence a connection is pinged: a little earlier than it may be, so that not all are pinged at once. */
    static long pingAfter(Duration interval, String id) {
        long ping = interval.toNanos();
        return ping - ping / 8 / JITTER_STEPS * Math.floorMod(id.hashCode(), JITTER_STEPS);
    }

    /** Bytes came. */
    void activity() {
        if (quietSince != NOT_QUIET) {
            quietSince = NOT_QUIET;
        }
    }

    /** The ping has left this process. */
    void pingLeft(long now) {
        Ping asked = ping;
        if (asked != null) {
            asked.at = now;
            asked.hasLeft = true;
        }
    }

    /**
     * Looks at the time.
     *
     * @param now by {@link System#nanoTime()}
     * @param pingAfter how many nanoseconds it may be quiet before it is pinged
     * @param deadAfter how many nanoseconds it may be quiet after that
     * @param written how many bytes have left to it, in all
     */
    Verdict visit(long now, long pingAfter, long deadAfter, long written) {
        long since = quietSince;
        if (since == NOT_QUIET) {
            quietSince = now | 1;
            ping = null;
            writtenBefore = written;
            return Verdict.ALIVE;
        }
        Ping asked = ping;
        if (asked != null) {
            return asked.verdict(now, deadAfter, written, writtenBefore);
        }
        if (now - since < pingAfter) {
            return Verdict.ALIVE;
        }
        ping = new Ping(now, written);
        return Verdict.PING;
    }
}
