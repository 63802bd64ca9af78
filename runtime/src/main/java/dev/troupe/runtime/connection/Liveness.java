package dev.troupe.runtime.connection;

import java.time.Duration;

/**
 * Knows whether a peer is still there, by the bytes that come from it.
 *
 * <p>Bytes leave no time behind, only the trace that there were some: reporting them costs a read, and the time is looked at
 * when somebody {@linkplain #visit visits}, about once a second. Any thread reports, one at a time visits.
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

    private static final int JITTER_STEPS = 64;
    private static final long NOT_QUIET = 0;
    private static final long NOT_PINGED = 0;

    /** When a visit first found it quiet. Racing writes mean that bytes came at about that time: either outcome is true. */
    private volatile long quietSince = NOT_QUIET;

    private long pingedAt = NOT_PINGED;

    /** After how many nanoseconds of silence a connection is pinged: a little earlier than it may be, lest all are at once. */
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

    /**
     * Looks at the time.
     *
     * @param now by {@link System#nanoTime()}
     * @param pingAfter how many nanoseconds it may be quiet before it is pinged
     * @param deadAfter how many nanoseconds it may be quiet after that
     */
    Verdict visit(long now, long pingAfter, long deadAfter) {
        long since = quietSince;
        if (since == NOT_QUIET) {
            quietSince = now | 1;
            pingedAt = NOT_PINGED;
            return Verdict.ALIVE;
        }
        if (pingedAt != NOT_PINGED) {
            return now - pingedAt >= deadAfter ? Verdict.DEAD : Verdict.ALIVE;
        }
        if (now - since < pingAfter) {
            return Verdict.ALIVE;
        }
        pingedAt = now | 1;
        return Verdict.PING;
    }
}
