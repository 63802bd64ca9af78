package dev.troupe.runtime.connection;

import java.time.Duration;

/**
 * How long a connection that the server ends may take to be closed. Any thread.
 *
 * <p>While messages go out before the close frame, each has the time that any message has, and all of them together three
 * times as much: a client that reads a little now and then is not waited for without end. After them a socket has 2 seconds
 * for its closing handshake, and a little more.
 */
final class ClosingTime {

    private static final long AFTER_MESSAGES = Duration.ofSeconds(4).toNanos();

    private static final int WRITE_TIMEOUTS = 3;

    private final long since;
    /** When there was nothing left to send but a close frame, or no time left to send anything; 0 before. */
    private long emptySince;

    /** @param now by {@link System#nanoTime()} */
    ClosingTime(long now) {
        since = now;
    }

    /** What waits will not be sent. */
    synchronized void waitsNoLonger(long now) {
        if (emptySince == 0) {
            emptySince = now | 1;
        }
    }

    /**
     * Whether the time is over, and the socket is to be ended hard, or to be taken for gone.
     *
     * @param empty whether no message waits
     * @param writeTimeout how long any message may take
     */
    synchronized boolean isOver(long now, boolean empty, Duration writeTimeout) {
        if (empty) {
            waitsNoLonger(now);
        }
        return emptySince == 0
                ? (now - since) / WRITE_TIMEOUTS > writeTimeout.toNanos()
                : now - emptySince > AFTER_MESSAGES;
    }
}
