package dev.troupe.runtime.turn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a crashed actor may start again: after 100 ms, then twice as long each time up to 10 s, and at most 10 times in 60 s.
 * Used by one thread at a time.
 */
final class RestartPolicy {

    static final Duration FIRST_DELAY = Duration.ofMillis(100);
    static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    static final Duration WINDOW = Duration.ofSeconds(60);
    static final int MOST_IN_WINDOW = 10;

    private static final Optional<Duration> AFTER_LONGEST = Optional.of(LONGEST_DELAY);

    private final Deque<Long> crashes = new ArrayDeque<>();

    /**
     * The actor has crashed.
     *
     * @param now by {@link System#nanoTime()}
     * @return how long to wait before it starts again; empty if it may not
     */
    Optional<Duration> crashed(long now) {
        while (!crashes.isEmpty() && now - crashes.getFirst() > WINDOW.toNanos()) {
            crashes.removeFirst();
        }
        if (crashes.size() >= MOST_IN_WINDOW) {
            return Optional.empty();
        }
        try {
            Duration delay = FIRST_DELAY.multipliedBy(1L << crashes.size());
            crashes.addLast(now);
            return Optional.of(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
        } catch (OutOfMemoryError e) {
            return AFTER_LONGEST;
        }
    }

    /** What the log says of what comes after a crash; empty if nothing does. */
    static String outlook(Optional<Duration> delay) {
        return delay.map(wait -> "It starts again in " + wait.toMillis() + " ms.")
                .orElse("It has crashed " + MOST_IN_WINDOW + " times before in " + WINDOW.toSeconds()
                        + " s and does not start again.");
    }

    /** Forgets the crashes. */
    void reset() {
        crashes.clear();
    }
}
