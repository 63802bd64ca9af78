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
 *   <li>Calls keep to the limit of the client, or to one of the connection where the client is not known.
 *   <li>The identity ends by the clock on the wall, whatever time has passed.
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

    private final RateLimits rates;
    /** Empty if calls are not limited by client. */
    private final Optional<String> client;
    /** Null if calls are not limited by connection. */
    private final @Nullable RateLimit calls;

    /** 0 if there is no limit. */
    private final long idleLimit;

    /** In milliseconds of the epoch; {@link Long#MAX_VALUE} if for ever. */
    private final long expiry;

    /** Set by those who report, taken back by the one who visits: time is looked at there alone. */
    private volatile boolean busy = true;

    private long quietSince;

    private Allowance(
            RateLimits rates,
            Optional<String> client,
            @Nullable RateLimit calls,
            long idleLimit,
            long expiry,
            long now) {
        this.rates = rates;
        this.client = client;
        this.calls = calls;
        this.idleLimit = idleLimit;
        this.expiry = expiry;
        this.quietSince = now;
    }

    /**
     * What is allowed to a connection; null if nothing is limited, as for most.
     *
     * @param rates how many calls clients make
     * @param rights of the client
     * @param address of the client; empty if unknown
     * @param now by {@link System#nanoTime()}
     */
    static @Nullable Allowance of(
            RuntimeSettings settings, RateLimits rates, ClientRights rights, String address, long now) {
        Optional<String> client = rates.client(rights, address);
        RateLimit calls = settings.maxCallsPerSecond() == 0 || client.isPresent()
                ? null
                : new RateLimit(settings.maxCallsPerSecond(), now);
        long idleLimit = settings.idleTimeout().toNanos();
        if (client.isEmpty() && calls == null && idleLimit == 0 && rights.end().isEmpty()) {
            return null;
        }
        long expiry = rights.end().map(Allowance::toMillis).orElse(Long.MAX_VALUE);
        return new Allowance(rates, client, calls, idleLimit, expiry, now);
    }

    private static long toMillis(Instant end) {
        return end.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE)) ? Long.MAX_VALUE : end.toEpochMilli();
    }

    /** Whether another call is allowed now; it counts if it is. */
    boolean call(long now) {
        return client.isPresent() ? rates.take(client.get(), now) : calls == null || calls.take(now);
    }

    /** Whether the client's identity has ended. */
    boolean isOver(long wallMillis) {
        return wallMillis >= expiry;
    }

    /** A message has come or gone. */
    void message() {
        if (!busy) {
            busy = true;
        }
    }

    /** Looks at the time, and ends the connection if that is over; called about once a second, by one thread. */
    void visit(ServerConnection connection, long now) {
        switch (visit(now, connection.wallMillis(), !connection.calls().isEmpty())) {
            case GRANTED -> {}
            case IDLE -> connection.close(CloseCode.NORMAL, "No message for too long");
            case EXPIRED -> connection.expired();
        }
    }

    private Verdict visit(long now, long wallMillis, boolean waiting) {
        if (isOver(wallMillis)) {
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
