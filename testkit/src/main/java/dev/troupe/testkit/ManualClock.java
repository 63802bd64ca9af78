package dev.troupe.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is turned by hand. Any thread; a clock in another zone shows the same time and is
 * turned with it.
 */
public final class ManualClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private ManualClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that shows this time, in UTC. */
    public static ManualClock at(Instant now) {
        return new ManualClock(new AtomicReference<>(now), ZoneOffset.UTC);
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
        now.updateAndGet(before -> before.plus(by));
        return this;
    }

    /** Sets the clock to this time. */
    public ManualClock set(Instant time) {
        now.set(time);
        return this;
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ManualClock(now, other);
    }

    @Override
    public String toString() {
        return "ManualClock[" + now + "]";
    }
}
