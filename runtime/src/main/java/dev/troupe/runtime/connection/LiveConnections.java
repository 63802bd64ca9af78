package dev.troupe.runtime.connection;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.BufferBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a server that are not yet closed, and the watch over their time: heartbeats, stuck writes, sockets that
 * do not close, deadlines of calls, idleness, identities that end.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Every connection is looked at about once a second, or four times within the shortest of the times that matter.
 *   <li>Looking costs what is due: a tick visits a share of the connections, not all of them.
 *   <li>Deadlines are looked at in every tick, at those connections alone that have calls in flight.
 *   <li>Once it {@linkplain #drain drains}, a connection that is added is closed at once.
 * </ul>
 */
public final class LiveConnections {

    private static final long VISIT_PERIOD = Duration.ofSeconds(1).toNanos();

    private final RuntimeSettings settings;
    private final OutboundBounds outbound;
    private final RateLimits rates;
    private final LongSupplier nanoTime;
    private final LongSupplier wallMillis;
    private final Ticker ticker;
    private final Runnable watcher = this::tick;
    private final long ticksPerRound;

    private @Nullable ServerConnection[] table = new ServerConnection[16];
    private int count;
    private int cursor;
    private @Nullable ClosingDown closing;
    private boolean draining;

    private final Queue<ServerConnection> newlyCalling = new ConcurrentLinkedQueue<>();
    private List<ServerConnection> calling = new ArrayList<>();
    private long ratesForgotten;

    /**
     * Watches over connections by the ticks of {@code ticker}.
     *
     * @param buffers what bursts to slow connections are taken from
     * @param rates how many calls clients make
     */
    public LiveConnections(RuntimeSettings settings, BufferBudget buffers, RateLimits rates, Ticker ticker) {
        this(settings, buffers, rates, ticker, System::nanoTime, System::currentTimeMillis);
    }

    LiveConnections(
            RuntimeSettings settings,
            BufferBudget buffers,
            RateLimits rates,
            Ticker ticker,
            LongSupplier nanoTime,
            LongSupplier wallMillis) {
        this.settings = settings;
        this.outbound = new OutboundBounds(settings.outboundMessages(), settings.outboundBytes(), buffers);
        this.rates = rates;
        this.wallMillis = wallMillis;
        this.ticker = ticker;
        this.nanoTime = nanoTime;
        long shortest = Math.min(
                settings.writeTimeout().toNanos(),
                Math.min(
                        settings.pingInterval().toNanos(),
                        settings.pongTimeout().toNanos()));
        if (!settings.idleTimeout().isZero()) {
            shortest = Math.min(shortest, settings.idleTimeout().toNanos());
        }
        this.ticksPerRound = Math.max(1, Math.min(VISIT_PERIOD, shortest / 4) / Ticker.PERIOD.toNanos());
        ticker.watch(watcher);
    }

    RuntimeSettings settings() {
        return settings;
    }

    OutboundBounds outbound() {
        return outbound;
    }

    RateLimits rates() {
        return rates;
    }

    long wallMillis() {
        return wallMillis.getAsLong();
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** How many there are. */
    public synchronized int count() {
        return count;
    }

    void add(ServerConnection connection) {
        boolean late;
        synchronized (this) {
            if (count == table.length) {
                table = Arrays.copyOf(table, count * 2);
            }
            connection.place(count);
            table[count++] = connection;
            late = draining;
        }
        if (late) {
            ClosingDown.goAway(connection);
        }
    }

    void remove(ServerConnection connection) {
        ClosingDown closed = null;
        synchronized (this) {
            int place = connection.place();
            if (place < 0) {
                return;
            }
            ServerConnection last = table[--count];
            table[count] = null;
            if (last != null && last != connection) {
                table[place] = last;
                last.place(place);
            }
            connection.place(-1);
            if (count == 0) {
                closed = closing;
            }
        }
        if (closed != null) {
            closed.done();
        }
    }

    /** Calls of this connection are in flight. */
    void watchDeadlines(ServerConnection connection) {
        newlyCalling.add(connection);
    }

    /** From now on, new clients are told to go away. */
    public synchronized void drain() {
        draining = true;
    }

    /**
     * Closes all with 1001. Up to 1,000 are closed at once; more are spread over three quarters of the grace. What is open
     * at its end is ended hard.
     *
     * @return completes when none is left
     */
    public CompletionStage<Void> closeAll(Duration grace) {
        ClosingDown down;
        synchronized (this) {
            if (closing != null) {
                return closing.whenDone();
            }
            down = new ClosingDown(snapshot(), now(), grace.toNanos());
            closing = down;
            draining = true;
        }
        down.step(now());
        if (count() == 0) {
            down.done();
        }
        return down.whenDone();
    }

    /** Looks no more. */
    public void stop() {
        ticker.forget(watcher);
    }

    private List<ServerConnection> snapshot() {
        List<ServerConnection> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ServerConnection connection = table[i];
            if (connection != null) {
                all.add(connection);
            }
        }
        return all;
    }

    private void tick() {
        long now = now();
        expireCalls(now);
        forgetRates(now);
        for (ServerConnection connection : nextShare()) {
            visit(connection, now);
        }
        ClosingDown down;
        synchronized (this) {
            down = closing;
        }
        if (down != null && down.step(now)) {
            abortAll();
        }
    }

    private void forgetRates(long now) {
        if (rates.remembered() > 0 && now - ratesForgotten >= VISIT_PERIOD) {
            ratesForgotten = now;
            rates.forget(now);
        }
    }

    /** A connection that cannot be looked at is looked at again, and does not keep the others from it. */
    private static void visit(ServerConnection connection, long now) {
        try {
            connection.visit(now);
        } catch (Throwable e) {
            Ticker.report(e);
        }
    }

    private static boolean hasNoCalls(ServerConnection connection, long now) {
        try {
            return connection.calls().expire(now);
        } catch (Throwable e) {
            Ticker.report(e);
            return false;
        }
    }

    private void abortAll() {
        List<ServerConnection> left;
        synchronized (this) {
            left = snapshot();
        }
        left.forEach(ServerConnection::abort);
    }

    private void expireCalls(long now) {
        // Taken out only when it is in the list: there may be no memory for a longer one.
        for (ServerConnection next = newlyCalling.peek(); next != null; next = newlyCalling.peek()) {
            calling.add(next);
            newlyCalling.poll();
        }
        calling.removeIf(connection -> hasNoCalls(connection, now));
        if (calling.isEmpty()) {
            calling = new ArrayList<>();
        }
    }

    /** Closing swaps connections, so one may be visited a round late; none is missed for ever. */
    private synchronized List<ServerConnection> nextShare() {
        int share = (int) Math.min(count, (count + ticksPerRound - 1) / ticksPerRound);
        List<ServerConnection> visited = new ArrayList<>(share);
        for (int i = 0; i < share; i++) {
            cursor = cursor + 1 < count ? cursor + 1 : 0;
            ServerConnection connection = table[cursor];
            if (connection != null) {
                visited.add(connection);
            }
        }
        return visited;
    }
}
