package dev.troupe.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until it is turned by hand. Any thread; a clock in another zone shows the same time and is
 * turned with it.
 */
public final class ManualClock extends Clock {

    private final Time time;
    private final ZoneId zone;

    private ManualClock(Time time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /** The time that clocks of several zones show. */
    private static final class Time {
        private volatile Instant now;

        Time(Instant now) {
            this.now = now;
        }

        synchronized void advance(Duration by) {
            now = now.plus(by);
        }

        synchronized void set(Instant to) {
            now = to;
        }
    }

    /** A clock that shows this time, in UTC. */
    public static ManualClock at(Instant now) {
        return new ManualClock(new Time(now), ZoneOffset.UTC);
    }

    /**
     * A clock that shows this time, in UTC.
     *
     * @param now as in {@code 2030-01-01T00:00:00Z}
     * @throws java.time.format.DateTimeParseException if it is no such time
     */
    public static ManualClock at(String now) {
        return at(Instant.parse(now));
    }

    /** Turns the clock by this much; back, if it is negative. */
    public ManualClock advance(Duration by) {
        time.advance(by);
        return this;
    }

    /** Sets the clock to this time. */
    public ManualClock set(Instant to) {
        time.set(to);
        return this;
    }

    @Override
    public Instant instant() {
        return time.now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ManualClock(time, other);
    }

    @Override
    public String toString() {
        return "ManualClock[" + time.now + "]";
    }
}
