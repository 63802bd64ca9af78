package dev.troupe.runtime.turn;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The turns of one actor that have begun and not ended: either one exclusive turn, or any number that read.
 *
 * <p>Used by the thread that drains the mailbox, but for {@link #letOthersPass} and {@link #abandon}, which are for the
 * ticker. Methods that run code of a turn say whether the thread still drains when that code has returned; if not, it must
 * not touch the actor any more.
 */
final class TurnsUnderWay {

    /** Above this a reading turn is taken to block, and the next one of its kind runs apart from the start. */
    private static final long BLOCKING_NANOS = Duration.ofMillis(1).toNanos();

    private static final VarHandle RUNNING;

    static {
        try {
            RUNNING = MethodHandles.lookup().findVarHandle(TurnsUnderWay.class, "running", Turn.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ActorCell<?, ?, ?, ?> cell;
    private final CellWatch watch;
    private final ReaderHabits habits;
    /** Continuations of no turn that wait until nobody reads on another thread. */
    private final Queue<TurnTask> orphans = new ArrayDeque<>();

    private @Nullable Turn exclusive;
    private int readers;
    /** Those of the readers whose code is on a thread that does not drain. */
    private int readersAway;
    /** The turn that was last on the thread that drains; written by that thread, read by the ticker. */
    private volatile @Nullable Turn running;

    TurnsUnderWay(ActorCell<?, ?, ?, ?> cell, CellWatch watch, ReaderHabits habits) {
        this.cell = cell;
        this.watch = watch;
        this.habits = habits;
    }

    /** Whether an exclusive turn waits for its stage, so that nothing may begin. */
    boolean isHeld() {
        return exclusive != null;
    }

    /** Whether this turn may begin beside those under way. */
    boolean admits(Turn turn) {
        // A continuation of no turn waits for those who read apart: if others kept coming, it would wait for ever.
        return exclusive == null && (turn.readOnly ? orphans.isEmpty() : readers == 0);
    }

    /** Whether none is under way. */
    boolean isEmpty() {
        return exclusive == null && readers == 0;
    }

    /** The turn that was last on the thread that drains. Any thread. */
    @Nullable
    Turn running() {
        return running;
    }

    /** The thread stops to drain. */
    void leaveThread() {
        RUNNING.setRelease(this, null);
    }

    /** Begins a turn; false if the thread drains no longer. */
    boolean begin(Turn turn, ActorInstance<?, ?, ?, ?> instance) {
        turn.begin(instance);
        if (turn.readOnly) {
            readers++;
            return beginReader(turn);
        }
        exclusive = turn;
        return inside(turn, false, turn) && settle(turn);
    }

    /** Runs code of a turn on a thread that does not drain. */
    private void apart(Turn turn) {
        turn.enterApart();
        try {
            CurrentTurn.during(turn, turn);
        } catch (Throwable e) {
            turn.crashWith(e);
        }
        turn.leave();
    }

    private boolean beginReader(Turn turn) {
        int kind = turn.readerKind();
        long start = System.nanoTime();
        boolean draining;
        if (habits.blocks(kind)) {
            if (!leavesThread(turn)) {
                return true;
            }
            apart(turn);
            draining = false;
        } else {
            draining = inside(turn, true, turn);
        }
        habits.learn(kind, System.nanoTime() - start > BLOCKING_NANOS);
        if (draining) {
            return settle(turn);
        }
        // Where that fails, the turn is given up when it has taken too long.
        Guard.run(turn, () -> {
            cell.output().flush();
            cell.resume(() -> comesBack(turn));
        });
        return false;
    }

    /** Another thread drains from now on, and this one runs the turn; false if that failed, and it crashed in place of that. */
    private boolean leavesThread(Turn turn) {
        try {
            goesAway(turn);
        } catch (Throwable e) {
            cell.crash(turn, e);
            return false;
        }
        cell.pass();
        return true;
    }

    /** Runs code of a turn; false if the draining was taken from the thread meanwhile. */
    private boolean inside(Turn turn, boolean shared, Runnable code) {
        turn.enter(shared);
        RUNNING.setRelease(this, turn);
        try {
            CurrentTurn.during(turn, code);
        } catch (Throwable e) {
            turn.crashWith(e);
        }
        return turn.leave();
    }

    /** The code of a turn has returned. What fails here is a fault of ours, or the memory is used up: a turn must not stay open. */
    private boolean settle(Turn turn) {
        try {
            return settleOrFail(turn);
        } catch (Throwable e) {
            cell.crash(turn, e);
            return true;
        }
    }

    private boolean settleOrFail(Turn turn) {
        Throwable crash = turn.crash();
        CompletionStage<?> pending = turn.pending();
        if (crash != null) {
            cell.crash(turn, crash);
        } else if (pending != null) {
            watch.lingers(turn);
            awaitStage(turn, pending);
        } else {
            end(turn);
        }
        return true;
    }

    private void awaitStage(Turn turn, CompletionStage<?> stage) {
        try {
            stage.whenComplete((value, failure) -> cell.resume(() -> complete(turn, value, failure)));
        } catch (Throwable e) {
            cell.resume(() -> complete(turn, null, e));
        }
    }

    private boolean complete(Turn turn, @Nullable Object value, @Nullable Throwable failure) {
        if (!turn.open || turn.pending() == null) {
            return true;
        }
        if (!inside(turn, false, () -> turn.complete(value, failure))) {
            return false;
        }
        watch.lingersNoMore(turn);
        return settle(turn);
    }

    private void end(Turn turn) {
        turn.open = false;
        if (turn == exclusive) {
            exclusive = null;
        } else if (turn.readOnly) {
            readers--;
        }
        turn.ended();
    }

    private void goesAway(Turn turn) {
        readersAway++;
        turn.away = true;
        watch.lingers(turn);
    }

    /** The code of a reader that ran apart has returned. */
    private boolean comesBack(Turn turn) {
        if (!turn.open) {
            return true;
        }
        readersAway--;
        turn.away = false;
        watch.lingersNoMore(turn);
        settle(turn);
        cell.again(turn.takeDeferred());
        if (readersAway == 0) {
            cell.again(orphans);
        }
        return true;
    }

    /** Runs a continuation of a turn. */
    boolean continueTurn(Turn turn, TurnTask task) {
        if (turn.instance().isFenced()) {
            return true;
        }
        if (!turn.open) {
            return runAlone(turn.instance(), task);
        }
        if (turn.away) {
            turn.defer(task);
            return true;
        }
        return inside(turn, false, () -> task.runIn(turn)) && crashed(turn);
    }

    /** Runs a continuation of no turn: beside turns that wait for their stage, but not beside code that reads. */
    boolean runAlone(ActorInstance<?, ?, ?, ?> instance, TurnTask task) {
        if (instance.isFenced()) {
            return true;
        }
        if (readersAway > 0) {
            orphans.add(task);
            return true;
        }
        Turn alone = task.alone();
        alone.begin(instance);
        if (!inside(alone, false, alone)) {
            return false;
        }
        crashed(alone);
        alone.open = false;
        return true;
    }

    private boolean crashed(Turn turn) {
        Throwable crash = turn.crash();
        if (crash != null) {
            cell.crash(turn, crash);
        }
        return true;
    }

    /** The instance is given up, and all its turns with it, {@code culprit} among them. */
    void giveUp(Turn culprit) {
        Turn held = exclusive;
        exclusive = null;
        readers = 0;
        readersAway = 0;
        orphans.clear();
        culprit.open = true;
        giveUpOne(culprit);
        if (held != null) {
            giveUpOne(held);
        }
        watch.lingering().forEach(this::giveUpOne);
    }

    private void giveUpOne(Turn turn) {
        watch.lingersNoMore(turn);
        if (turn.open) {
            turn.open = false;
            Guard.run(turn, turn::crashed);
        }
    }

    /** A turn has been on the thread that drains for a while: if it only reads, another thread drains. For the ticker. */
    void letOthersPass(Turn turn) {
        if (turn.takeIfShared()) {
            Guard.run(turn, () -> goesAway(turn));
            cell.drainElsewhere();
        }
    }

    /** A turn has taken too long: it is given up with its instance, even if it never returns. For the ticker. */
    void abandon(Turn turn, Throwable reason) {
        CellTask crash = () -> {
            if (turn.open) {
                cell.crash(turn, reason);
            }
            return true;
        };
        boolean taken = turn.take();
        try {
            cell.resume(crash);
        } finally {
            if (taken) {
                cell.drainElsewhere();
            }
        }
    }
}
