package dev.troupe.client;

import java.time.Duration;

/**
 * When a client asks whether its server is still there.
 *
 * @param interval how long nothing may come before a ping leaves; zero for never
 * @param timeout how long the client then waits for anything to come
 */
record Pings(Duration interval, Duration timeout) {

    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofDays(1);

    /** What servers do by default. Below the bounds, which it is checked against. */
    static final Pings DEFAULT = new Pings(Duration.ofSeconds(30), Duration.ofSeconds(10));

    Pings {
        if (!interval.isZero()) {
            require("A ping interval", interval);
        }
        require("A pong timeout", timeout);
    }

    private static void require(String what, Duration duration) {
        if (duration.compareTo(LEAST) < 0 || duration.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(what + " is from 10 ms to 1 day, not " + duration);
        }
    }

    boolean areSent() {
        return !interval.isZero();
    }
}
