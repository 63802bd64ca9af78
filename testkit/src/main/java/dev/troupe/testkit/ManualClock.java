package dev.troupe.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands still until it is turned by hand. Any thread; a clock in another zone shows the same time and is
 * turned with it.
 *
 * <p>The timers of a {@link TestContext} follow it: turned forward, it passes through every moment at which one is due, and
 * whoever turns it runs them, in their order, each at its time. A timer that fails is thrown at whoever turns it.
 */
public final class ManualClock extends Clock {

    private final Time time;
    private final ZoneId zone;

    private ManualClock(Time time, ZoneId zone) {
        this.time = time;
        this.zone = zone;
    }

    /** What happens as time passes. */
    interface Follower {
        /** When something happens next; empty if never. */
        Optional<Instant> next();

        /** It is that time. */
        void reached();
    }

    /** The time that clocks of several zones show. */
    private static final class Time {
        private final List<Follower> followers = new CopyOnWriteArrayList<>();
        private volatile Instant now;

        Time(Instant now) {
            this.now = now;
        }

        synchronized void advance(Duration by) {
            turn(now.plus(by));
        }

        synchronized void turn(Instant to) {
            for (Optional<Follower> due = due(to); due.isPresent(); due = due(to)) {
                Instant then = due.get().next().orElse(now);
                now = then.isAfter(now) ? then : now;
                due.get().reached();
            }
            now = to;
        }

        /** To whom something happens first, if that is by then. */
        private Optional<Follower> due(Instant by) {
            return followers.stream()
                    .filter(follower ->
                            follower.next().filter(next -> !next.isAfter(by)).isPresent())
                    .min(Comparator.comparing(follower -> follower.next().orElse(by)));
        }
    }

    /** A user of this clock. */
    void follow(Follower follower) {
        time.followers.add(follower);
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
        time.turn(to);
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
