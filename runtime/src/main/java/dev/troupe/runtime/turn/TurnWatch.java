package dev.troupe.runtime.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks after the actors that are doing something, at every tick; an idle actor costs nothing.
 *
 * <p>Promises: {@link #arrive} may be called by any thread; {@link #run} by one at a time. An actor that is not idle is looked
 * after.
 */
final class TurnWatch implements Runnable {

    private final Queue<ActorCell<?, ?, ?, ?>> arriving = new ConcurrentLinkedQueue<>();
    private final List<ActorCell<?, ?, ?, ?>> watched = new ArrayList<>();

    /** An actor begins to do something. */
    void arrive(ActorCell<?, ?, ?, ?> cell) {
        arriving.add(cell);
    }

    @Override
    public void run() {
        for (ActorCell<?, ?, ?, ?> cell = arriving.poll(); cell != null; cell = arriving.poll()) {
            watched.add(cell);
        }
        if (!watched.isEmpty()) {
            long now = System.nanoTime();
            watched.removeIf(cell -> !cell.watch().stillBusy(now));
        }
    }
}
