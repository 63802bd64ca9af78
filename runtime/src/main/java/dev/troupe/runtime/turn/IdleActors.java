package dev.troupe.runtime.turn;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Ends actors that have had neither a client nor a turn for a while. For the ticker.
 *
 * <p>It looks about eight times in that while, at all actors, since an idle one tells nobody about itself.
 */
final class IdleActors implements Runnable {

    private static final int LOOKS = 8;

    private final Supplier<Stream<Collection<? extends ActorCell<?, ?, ?, ?>>>> all;
    private final long limit;
    private long next = System.nanoTime();

    IdleActors(Duration limit, Supplier<Stream<Collection<? extends ActorCell<?, ?, ?, ?>>>> all) {
        this.limit = limit.toNanos();
        this.all = all;
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        if (now - next >= 0) {
            next = now + limit / LOOKS;
            all.get().forEach(cells -> cells.forEach(cell -> cell.endIfIdle(now, limit)));
        }
    }
}
