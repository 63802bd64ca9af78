package dev.troupe.client;

import java.time.Duration;

/**
 * How a call is made.
 *
 * @param deadline how long to wait for the reply, from 1 ms to 1 day; the server is told, and stops at about that time too
 */
public record CallOptions(Duration deadline) {

    /** Waits 60 seconds. */
    public static final CallOptions DEFAULT = new CallOptions(Duration.ofSeconds(60));

    /** Checks the range. */
    public CallOptions {
        if (deadline.compareTo(Duration.ofMillis(1)) < 0 || deadline.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("A deadline is from 1 ms to 1 day, not " + deadline);
        }
    }

    /** Waits for this long. */
    public static CallOptions deadline(Duration deadline) {
        return new CallOptions(deadline);
    }
}
