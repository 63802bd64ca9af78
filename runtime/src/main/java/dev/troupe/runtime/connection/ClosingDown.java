package dev.troupe.runtime.connection;

import dev.troupe.wire.CloseCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The closing of all connections of a server, some at a time. */
final class ClosingDown {

    private static final int AT_ONCE = 1_000;

    private final List<ServerConnection> connections;
    private final long begun;
    private final long grace;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int closed;

    /**
     * @param connections those to close
     * @param begun now, by {@link System#nanoTime()}
     * @param grace in nanoseconds
     */
    ClosingDown(List<ServerConnection> connections, long begun, long grace) {
        this.connections = connections;
        this.begun = begun;
        this.grace = grace;
    }

    /** Closes those whose time has come; true when the grace is over. */
    boolean step(long now) {
        long elapsed = now - begun;
        int due = due(elapsed);
        int from;
        synchronized (this) {
            from = closed;
            closed = Math.max(closed, due);
        }
        for (int i = from; i < due; i++) {
            goAway(connections.get(i));
        }
        return elapsed >= grace;
    }

    /** Tells one that the server goes away. */
    static void goAway(ServerConnection connection) {
        connection.close(CloseCode.GOING_AWAY, "The server is shutting down");
    }

    private int due(long elapsed) {
        int all = connections.size();
        long spread = grace / 4 * 3;
        if (all <= AT_ONCE || elapsed >= spread) {
            return all;
        }
        return (int) Math.min(all, AT_ONCE + (long) ((all - AT_ONCE) * ((double) elapsed / spread)));
    }

    void done() {
        done.complete(null);
    }

    CompletionStage<Void> whenDone() {
        return done;
    }
}
