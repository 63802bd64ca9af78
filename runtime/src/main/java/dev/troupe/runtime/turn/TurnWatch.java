package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the actors that are doing something, at every tick; an idle actor costs nothing.
 *
 * <p>Promises: {@link #arrive} and {@link #strand} may be called by any thread; {@link #run} by one at a time.
 *
 * <ul>
 *   <li>An actor that is not idle is looked after, whatever fails for another one.
 *   <li>An actor that no thread could be told to run is told again at the next tick.
 * </ul>
 */
final class TurnWatch implements Runnable {

    private static final BoundedLog LOG = BoundedLog.of(TurnWatch.class);

    private final Queue<ActorCell<?, ?, ?, ?>> arriving = new ConcurrentLinkedQueue<>();
    private final List<ActorCell<?, ?, ?, ?>> watched = new ArrayList<>();
    /** Those that no thread could be told to run, linked by {@link ActorCell#nextStranded}; guarded by this. */
    private @Nullable ActorCell<?, ?, ?, ?> stranded;

    /** An actor begins to do something. */
    void arrive(ActorCell<?, ?, ?, ?> cell) {
        arriving.add(cell);
    }

    /** No thread could be told to run this actor. Allocates nothing, since that happens where there is no memory. */
    synchronized void strand(ActorCell<?, ?, ?, ?> cell) {
        cell.nextStranded = stranded;
        stranded = cell;
    }

    private synchronized @Nullable ActorCell<?, ?, ?, ?> takeStranded() {
        ActorCell<?, ?, ?, ?> first = stranded;
        stranded = first == null ? null : first.nextStranded;
        return first;
    }

    @Override
    public void run() {
        for (ActorCell<?, ?, ?, ?> cell = takeStranded(); cell != null; cell = takeStranded()) {
            cell.nextStranded = null;
            if (!cell.schedule()) {
                break;
            }
        }
        // Taken out only when it is in the list: there may be no memory for a longer one.
        for (ActorCell<?, ?, ?, ?> cell = arriving.peek(); cell != null; cell = arriving.peek()) {
            watched.add(cell);
            arriving.poll();
        }
        if (!watched.isEmpty()) {
            long now = System.nanoTime();
            watched.removeIf(cell -> !stillBusy(cell, now));
        }
    }

    private static boolean stillBusy(ActorCell<?, ?, ?, ?> cell, long now) {
        try {
            return cell.watch().stillBusy(now);
        } catch (Throwable e) {
            LOG.log(Level.ERROR, () -> "A look at " + cell + " failed", e);
            return true;
        }
    }
}
