package dev.troupe.server.transport;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The thread that lets a listener go on after a failure. It exists since no event loop can promise that: what has failed there
 * may be the loop itself.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>No throwable ends the thread before the listener is closed.
 *   <li>Until it has made an attempt it neither allocates nor writes a log.
 * </ul>
 */
final class ListenerWatch implements Runnable {

    private static final Logger LOG = System.getLogger(Listener.class.getName());

    /** How often it looks whether the socket is still open, in nanoseconds. */
    private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

    private static final long SHORTEST_REST = TimeUnit.MILLISECONDS.toNanos(100);

    /** After so long without a failure the next one is the first again, and may be logged again. */
    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    private final Listener listener;
    private final ConnectionPlaces places;
    private final Thread thread = new Thread(this, "troupe-listener");
    /** Why it did not accept, since the last look. */
    private volatile @Nullable Throwable failure;

    private volatile boolean full;

    // Of the thread alone
    private long rest;
    private long loggedAt = System.nanoTime() - QUIET;

    ListenerWatch(Listener listener, ConnectionPlaces places) {
        this.listener = listener;
        this.places = places;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        LockSupport.unpark(thread);
    }

    /**
     * A connection was not accepted. Any thread; it neither blocks nor allocates.
     *
     * @param cause null if there are too many connections
     */
    void trouble(@Nullable Throwable cause) {
        if (cause == null) {
            full = true;
        } else {
            failure = cause;
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        while (!listener.isClosed()) {
            LockSupport.parkNanos(this, LOOK);
            look();
        }
    }

    private void look() {
        Throwable seen = null;
        try {
            seen = failure;
            boolean listens = listener.listens();
            if (seen == null && listens) {
                rest = 0;
            } else {
                rest();
                failure = null;
                if (!listener.isClosed()) {
                    listener.goOn();
                }
            }
            tell(seen, listens);
        } catch (Throwable e) {
            failure = seen == null ? e : seen;
        }
    }

    /** Waits, each time for twice as long, at most until {@link #LOOK} has passed or the listener is closed. */
    private void rest() {
        rest = rest == 0 ? SHORTEST_REST : Math.min(LOOK, 2 * rest);
        long begun = System.nanoTime();
        long left = rest;
        while (left > 0 && !listener.isClosed()) {
            LockSupport.parkNanos(this, left);
            left = rest - (System.nanoTime() - begun);
        }
    }

    private void tell(@Nullable Throwable seen, boolean listens) {
        boolean quiet = seen == null && listens && !full;
        if (quiet || listener.isClosed() || System.nanoTime() - loggedAt < QUIET) {
            return;
        }
        loggedAt = System.nanoTime();
        if (seen != null) {
            LOG.log(Level.WARNING, failed(seen));
        } else if (!listens) {
            LOG.log(
                    Level.WARNING,
                    "The listening socket was closed. The server has opened another one on the same port.");
        } else {
            LOG.log(Level.WARNING, tooMany());
        }
        full = false;
    }

    private static String failed(Throwable cause) {
        return "The server could not accept connections and tries again: " + cause
                + ". If too many files are open, raise the limit of the process (ulimit -n)"
                + " or lower troupe.http.max-connections.";
    }

    private String tooMany() {
        return "The server closes new connections: " + places.count() + " are open, from " + places.networks()
                + " addresses. troupe.http.max-connections and troupe.http.max-connections-per-address say how many may be.";
    }
}
