package dev.troupe.runtime.turn;

import dev.troupe.actor.Audience;
import dev.troupe.client.BoundedLog;
import dev.troupe.protocol.Event;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The announcements that wait for one actor.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Those of one thread are sent in the order in which they were made.
 *   <li>No more wait than may; the log speaks of it once, until one has left again.
 * </ul>
 */
final class WaitingAnnouncements {

    private static final System.Logger LOG = BoundedLog.of(WaitingAnnouncements.class);

    private final ActorCell<?, ?, ?, ?> cell;
    private final int most;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean reported = new AtomicBoolean();

    WaitingAnnouncements(ActorCell<?, ?, ?, ?> cell, int most) {
        this.cell = cell;
        this.most = most;
    }

    /** Lets the actor send an event of the server in a turn; not if nobody is there, or too many wait. */
    <I> void announce(Event<I> event, I arguments, Audience audience) {
        if (cell.connections().count() > 0 && arrives()) {
            AnnouncementTurn<I> turn = new AnnouncementTurn<>(cell, event, arguments, audience);
            cell.resume(() -> {
                cell.incoming().announce(turn);
                return true;
            });
        }
    }

    private boolean arrives() {
        if (waiting.getAndIncrement() < most) {
            return true;
        }
        waiting.getAndDecrement();
        if (reported.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    most + " announcements wait for " + cell + "; until it takes some, more are dropped");
        }
        return false;
    }

    /** One waits no longer. */
    void leaves() {
        waiting.getAndDecrement();
        reported.set(false);
    }
}
