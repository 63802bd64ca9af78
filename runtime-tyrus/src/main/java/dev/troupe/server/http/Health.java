package dev.troupe.server.http;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * How the server is: what {@code /health}, {@code /health/live} and {@code /health/ready} say.
 *
 * <ul>
 *   <li>{@code /health/live} is 503 if the ticker or an event loop has not run for {@link #LONGEST}: only a new process helps.
 *   <li>{@code /health/ready} and {@code /health} are 503 for the same reason, and while the server starts, while it drains, and
 *       while no thread has taken a turn for {@link #LONGEST}.
 * </ul>
 *
 * <p>Promises: {@link #tick} is called by the ticker; any other method by any thread. No method waits. An answer reads a few
 * variables and asks no thread; threads are asked by the ticker, once a second, and only while clients ask.
 */
public final class Health {

    /** How long a thread may be silent that the server hangs on. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final String ALL = "/health";
    private static final String LIVE = "/health/live";
    private static final String READY = "/health/ready";

    private static final long ASK_EVERY = Duration.ofSeconds(1).toNanos();

    /** For how long threads are asked after a client has asked. */
    private static final long ATTENTION = Duration.ofMinutes(2).toNanos();

    private enum Phase {
        STARTING,
        UP,
        DRAINING
    }

    private final List<Pulse> loops = new ArrayList<>();
    private final Pulse turns;
    private final LongSupplier lastTick;
    private final LongSupplier nanoTime;
    private volatile Phase phase = Phase.STARTING;
    private volatile long askedAt;
    private long lookedAt;

    /**
     * @param loops the event loops
     * @param turns the threads on which turns run
     * @param lastTick when the ticker last ran, by {@link System#nanoTime()}
     */
    public Health(Iterable<? extends Executor> loops, Executor turns, LongSupplier lastTick) {
        this(loops, turns, lastTick, System::nanoTime);
    }

    Health(Iterable<? extends Executor> loops, Executor turns, LongSupplier lastTick, LongSupplier nanoTime) {
        loops.forEach(loop -> this.loops.add(new Pulse(loop)));
        this.turns = new Pulse(turns);
        this.lastTick = lastTick;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong() - ASK_EVERY;
        this.askedAt = nanoTime.getAsLong() - ATTENTION;
    }

    /** The server serves. */
    public void up() {
        phase = Phase.UP;
    }

    /** The server stops: no WebSocket is taken from now on, while what is open is still served. */
    public void drain() {
        phase = Phase.DRAINING;
    }

    boolean isDraining() {
        return phase == Phase.DRAINING;
    }

    /** Asks the threads, if it is time to. */
    public void tick() {
        long now = nanoTime.getAsLong();
        if (now - lookedAt < ASK_EVERY || now - askedAt > ATTENTION) {
            return;
        }
        lookedAt = now;
        for (Pulse loop : loops) {
            loop.ask(now);
        }
        turns.ask(now);
    }

    /** Whether a path is one of those that tell how the server is. */
    static boolean isAt(String rawPath) {
        return rawPath.startsWith(ALL) && (rawPath.equals(ALL) || rawPath.equals(LIVE) || rawPath.equals(READY));
    }

    FullHttpResponse answer(String rawPath) {
        long now = nanoTime.getAsLong();
        askedAt = now;
        boolean live = rawPath.equals(LIVE);
        List<String> silent = silent(now, !live);
        Phase seen = phase;
        String status;
        if (!silent.isEmpty()) {
            status = "down";
        } else if (live || seen == Phase.UP) {
            status = "up";
        } else {
            status = seen == Phase.DRAINING ? "draining" : "starting";
        }
        String detail = silent.isEmpty() ? "" : ",\"silent\":[\"" + String.join("\",\"", silent) + "\"]";
        return Responses.json(
                status.equals("up") ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
                "{\"status\":\"" + status + "\"" + detail + "}");
    }

    private List<String> silent(long now, boolean withTurns) {
        long longest = LONGEST.toNanos();
        List<String> silent = new ArrayList<>(2);
        for (Pulse loop : loops) {
            if (loop.isSilent(now, longest)) {
                silent.add("event loop");
            }
        }
        if (now - lastTick.getAsLong() > longest) {
            silent.add("ticker");
        }
        if (withTurns && turns.isSilent(now, longest)) {
            silent.add("turns");
        }
        return silent;
    }
}
