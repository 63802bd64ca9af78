package dev.troupe.runtime.connection;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.wire.MessageReader;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The clients that do not connect and wait for their answer, and the watch over their deadlines.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>A client that waits is told when its deadline has passed, at the first tick after that.
 *   <li>After {@link #takeNoMore} a client that comes is sent away at once; those that wait already may wait on.
 *   <li>After {@link #close} nobody waits.
 * </ul>
 */
final class WaitingClients {

    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

    private final RuntimeSettings settings;
    private final Ticker ticker;
    private final LongSupplier nanoTime;
    private final Runnable watcher = this::tick;
    private final Set<UnconnectedClient> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Nobody waits yet; deadlines are those of {@code nanoTime}, and watched by the ticks of {@code ticker}. */
    WaitingClients(RuntimeSettings settings, Ticker ticker, LongSupplier nanoTime) {
        this.settings = settings;
        this.ticker = ticker;
        this.nanoTime = nanoTime;
        ticker.watch(watcher);
    }

    /**
     * When a client that comes now waits no longer.
     *
     * @param asked for how long it waits; if it does not say, for as long as the server lets it
     */
    long deadline(Optional<Duration> asked) {
        Duration timeout = asked.orElse(settings.callDeadline());
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0) {
            timeout = SHORTEST_TIMEOUT;
        } else if (timeout.compareTo(MessageReader.MAX_TIMEOUT) > 0) {
            timeout = MessageReader.MAX_TIMEOUT;
        }
        return nanoTime.getAsLong() + timeout.toNanos();
    }

    /** It waits from now on; false if it was sent away instead. */
    boolean add(UnconnectedClient client) {
        waiting.add(client);
        // Asked after it was added: a thread that closes meanwhile has either seen it, or is seen here.
        if (closed) {
            client.goAway();
            return false;
        }
        return true;
    }

    /** It waits no longer. */
    void remove(UnconnectedClient client) {
        waiting.remove(client);
    }

    /** How many wait. */
    int count() {
        return waiting.size();
    }

    private void tick() {
        long now = nanoTime.getAsLong();
        waiting.forEach(client -> expire(client, now));
    }

    /** A client that cannot be told is told later, and does not keep the others from it. */
    private static void expire(UnconnectedClient client, long now) {
        try {
            client.expire(now);
        } catch (Throwable e) {
            Ticker.report(e);
        }
    }

    boolean takesMore() {
        return !closed;
    }

    void takeNoMore() {
        closed = true;
    }

    /** Sends away the clients that still wait, and those that come. */
    void close() {
        takeNoMore();
        ticker.forget(watcher);
        waiting.forEach(UnconnectedClient::goAway);
    }
}
