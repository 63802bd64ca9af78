package dev.troupe.runtime.connection;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.wire.CloseCode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed to a connection that not every connection has to mind: so many calls in a second, so long without a
 * message, and until its client's identity ends.
 *
 * <p>Promises, for one thread at a time that speaks for the socket, one that visits, and any number that report messages:
 *
 * <ul>
 *   <li>Calls keep to a {@link RateLimit}.
 *   <li>A message that is reported puts off idleness by the whole limit.
 * </ul>
 */
final class Allowance {

    /** What is to be done about a connection. */
    enum Verdict {
        /** Nothing. */
        GRANTED,
        /** It has had no message for too long. */
        IDLE,
        /** Its client is nobody known any more. */
        EXPIRED
    }

    /** Null if calls are not limited. */
    private final @Nullable RateLimit calls;

    /** 0 if there is no limit. */
    private final long idleLimit;

    private final boolean expires;
    private final long expiry;

    /** Set by those who report, taken back by the one who visits: time is looked at there alone. */
    private volatile boolean busy = true;

    private long quietSince;

    private Allowance(@Nullable RateLimit calls, long idleLimit, boolean expires, long expiry, long now) {
        this.calls = calls;
        this.idleLimit = idleLimit;
        this.expires = expires;
        this.expiry = expiry;
        this.quietSince = now;
    }

    /**
     * What is allowed to a connection; null if nothing is limited, as for most.
     *
     * @param end until when its client is known; empty if for ever
     * @param now by {@link System#nanoTime()}
     */
    static @Nullable Allowance of(RuntimeSettings settings, Optional<Instant> end, long now) {
        RateLimit calls = settings.maxCallsPerSecond() == 0 ? null : new RateLimit(settings.maxCallsPerSecond(), now);
        long idleLimit = settings.idleTimeout().toNanos();
        if (calls == null && idleLimit == 0 && end.isEmpty()) {
            return null;
        }
        long expiry = end.map(at -> now + ClientRights.until(at).toNanos()).orElse(0L);
        return new Allowance(calls, idleLimit, end.isPresent(), expiry, now);
    }

    /** Whether another call is allowed now; it counts if it is. */
    boolean call(long now) {
        return calls == null || calls.take(now);
    }

    /** A message has come or gone. */
    void message() {
        if (!busy) {
            busy = true;
        }
    }

    /** Looks at the time, and ends the connection if that is over; called about once a second, by one thread. */
    void visit(ServerConnection connection, long now) {
        switch (visit(now, !connection.calls().isEmpty())) {
            case GRANTED -> {}
            case IDLE -> connection.close(CloseCode.NORMAL, "No message for too long");
            case EXPIRED -> connection.close(CloseCode.UNAUTHENTICATED, "The credentials have expired");
        }
    }

    /**
     * Looks at the time; called about once a second, by one thread.
     *
     * @param waiting whether the client waits for something
     */
    Verdict visit(long now, boolean waiting) {
        if (expires && now - expiry >= 0) {
            return Verdict.EXPIRED;
        }
        if (busy || waiting) {
            busy = false;
            quietSince = now;
            return Verdict.GRANTED;
        }
        return idleLimit > 0 && now - quietSince >= idleLimit ? Verdict.IDLE : Verdict.GRANTED;
    }
}
