package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns on virtual threads, one thread for each drain of a mailbox. Found by reflection, since Java 17 has none.
 *
 * <p>Promise besides those of {@link TurnScheduler}: what is told to run first begins first. The scheduler of virtual threads
 * prefers those that were started by one of them, so that a few actors which never come to rest would keep all others from
 * beginning; therefore a thread does not run what it was started for, but what has waited longest.
 */
final class VirtualTurns implements TurnScheduler {

    private static final System.Logger LOG = BoundedLog.of(VirtualTurns.class);

    private final Queue<Runnable> ready = new ConcurrentLinkedQueue<>();
    private final ThreadFactory threads;
    /** How many threads are still to be started. */
    private final AtomicInteger owed = new AtomicInteger();

    VirtualTurns(ThreadFactory threads) {
        this.threads = threads;
    }

    /** The scheduler, where this Java has virtual threads (JEP 444: from 21 on). */
    static Optional<TurnScheduler> ifAvailable() {
        if (Runtime.version().feature() < 21) {
            return Optional.empty();
        }
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Method name = type.getMethod("name", String.class, long.class);
            Method factory = type.getMethod("factory");
            return Optional.of(
                    new VirtualTurns((ThreadFactory) factory.invoke(name.invoke(builder, "troupe-turn-", 0L))));
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.WARNING, "This Java has virtual threads, but not as it should; turns run on others", e);
            return Optional.empty();
        }
    }

    @Override
    public void execute(Runnable drain) {
        TurnScheduler.enqueue(ready, drain);
        owed.incrementAndGet();
        startOwed();
    }

    private void startOwed() {
        for (int left = owed.getAndSet(0); left > 0; left--) {
            try {
                threads.newThread(this::runOldest).start();
            } catch (Throwable e) {
                // No turn is lost: the next tick, or what is told to run next, starts these threads, too.
                owed.addAndGet(left);
                return;
            }
        }
    }

    @Override
    public void revive() {
        if (owed.get() > 0) {
            startOwed();
        }
    }

    private void runOldest() {
        Runnable oldest = ready.poll();
        if (oldest != null) {
            oldest.run();
        }
    }

    @Override
    public void close() {
        // A virtual thread that runs nothing is not there.
    }
}
