package dev.troupe.runtime.message;

import dev.troupe.client.BoundedLog;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * A failure that is not the client's business: the log has it under a number, and the client is told the number alone. Where the log
 * has left the line out, since there are too many of its kind, the client is told none. Any thread.
 */
public final class TracedFailure {

    private TracedFailure() {}

    /**
     * Writes the failure into the log.
     *
     * @param kind of the line; see {@link BoundedLog#log(System.Logger.Level, String, Supplier, Throwable)}
     * @param what has failed, as the beginning of a sentence: the line goes on with {@code failed, trace}
     * @return what the client is told: {@code internal}, with the number as {@code trace} in its metadata if that is in the log
     */
    public static WireError log(BoundedLog log, String kind, Supplier<String> what, Throwable failure) {
        String trace = String.format("%016x", ThreadLocalRandom.current().nextLong());
        boolean written =
                log.tryLog(System.Logger.Level.ERROR, kind, () -> what.get() + " failed, trace " + trace, failure);
        ErrorCode internal = ErrorCode.INTERNAL;
        return new WireError(
                internal.code(), "Internal error", internal.retryable(), written ? Map.of("trace", trace) : Map.of());
    }
}
