package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.RuntimeSettings;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The time of one actor: turns that take long, hooks that take too long, the moment to start again.
 *
 * <p>The actor's threads say what is under way; the ticker alone looks.
 */
final class CellWatch {

    private static final BoundedLog LOG = BoundedLog.of(CellWatch.class);

    private final ActorCell<?, ?, ?, ?> cell;
    private final AtomicBoolean watched = new AtomicBoolean();
    private final long slowTurn;
    private final long turnLimit;
    private final long hookTimeout;
    private final long interruptAfter;
    /** The turns that are not simply on the thread that drains: they wait for a stage, or run apart. */
    private final Set<Turn> lingering = ConcurrentHashMap.newKeySet();

    private final Set<HookTimer> hooks = ConcurrentHashMap.newKeySet();
    /** When the actor starts again, by {@link System#nanoTime()}; 0 if it need not. */
    private volatile long restartAt;

    CellWatch(ActorCell<?, ?, ?, ?> cell, RuntimeSettings settings) {
        this.cell = cell;
        this.slowTurn = settings.slowTurn().toNanos();
        this.turnLimit = settings.turnLimit().toNanos();
        this.hookTimeout = settings.hookTimeout().toNanos();
        // An event loop is not interrupted.
        boolean never =
                settings.interruptAfter().isZero() || cell.type().definition().nonBlocking();
        this.interruptAfter = never ? Long.MAX_VALUE : settings.interruptAfter().toNanos();
    }

    void lingers(Turn turn) {
        lingering.add(turn);
    }

    void lingersNoMore(Turn turn) {
        lingering.remove(turn);
    }

    /** The turns that wait for a stage, or run apart. */
    Collection<Turn> lingering() {
        return lingering;
    }

    void hook(HookTimer timer) {
        hooks.add(timer);
    }

    void restartAfter(Duration delay) {
        restartAt = (System.nanoTime() + delay.toNanos()) | 1;
    }

    /** The actor does something from now on, and is looked after. Any thread that drains. */
    void begin() {
        if (!watched.get() && watched.compareAndSet(false, true)) {
            boolean arrived = false;
            try {
                cell.type().watch().arrive(cell);
                arrived = true;
            } finally {
                watched.set(arrived);
            }
        }
    }

    /** Looks once at what is under way; whether the actor is to be looked at again. */
    boolean stillBusy(long now) {
        // What was said leaves, though a turn is under way.
        cell.output().tryFlush();
        look(now, cell.turns().running());
        if (isBusy()) {
            return true;
        }
        watched.set(false);
        // A thread that began before that line has found the actor watched.
        return isBusy() && watched.compareAndSet(false, true);
    }

    private boolean isBusy() {
        return cell.isActive() || !lingering.isEmpty() || !hooks.isEmpty() || restartAt != 0;
    }

    /** Looks at everything once; {@code running} is the turn that was last seen on the thread that drains. */
    private void look(long now, @Nullable Turn running) {
        if (running != null && running.isOnThread() && !lingering.contains(running)) {
            look(running, now);
        }
        for (Turn turn : lingering) {
            look(turn, now);
        }
        hooks.removeIf(hook -> hook.check(now, hookTimeout));
        long due = restartAt;
        if (due != 0 && now - due >= 0) {
            cell.restart();
            restartAt = 0;
        }
    }

    /** What the watch knows of a turn that it has seen. Times are on the scale of {@link System#nanoTime()}. */
    static final class Seen {
        private final long since;
        private boolean reported;
        private boolean abandoned;
        /** When the watch first saw that the caller waits no longer; 0 before. */
        private long unwantedSince;

        private Seen(long now) {
            this.since = now;
        }
    }

    private void look(Turn turn, long now) {
        Seen seen = turn.seen;
        if (seen == null) {
            turn.seen = new Seen(now);
            return;
        }
        long lasted = now - seen.since;
        cell.letOthersPass(turn);
        if (turn.isCanceled()) {
            lookAtUnwanted(turn, seen, now);
        }
        if (!seen.reported && lasted >= slowTurn) {
            seen.reported = true;
            report(turn, lasted);
        }
        if (!seen.abandoned && lasted >= turnLimit) {
            cell.abandon(turn);
            seen.abandoned = true;
        }
    }

    /** Nobody waits for the turn any more: it may keep its thread for a while, and not for ever. */
    private void lookAtUnwanted(Turn turn, Seen seen, long now) {
        if (seen.unwantedSince == 0) {
            seen.unwantedSince = now | 1;
        } else if (now - seen.unwantedSince >= interruptAfter) {
            turn.interrupt();
        }
    }

    private static void report(Turn turn, long lasted) {
        long seconds = Duration.ofNanos(lasted).toSeconds();
        if (turn.hasWaitingTasks()) {
            LOG.log(
                    Level.WARNING,
                    turn.kind(),
                    () -> "deadlock: " + turn + " has blocked its thread for " + seconds
                            + " s, and a continuation waits for it to end. A turn that waits returns its stage instead.",
                    null);
        } else {
            LOG.log(Level.WARNING, turn.kind(), () -> turn + " has taken " + seconds + " s so far", null);
        }
    }
}
