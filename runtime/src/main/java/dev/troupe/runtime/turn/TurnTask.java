package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A continuation that was given to the executor of a turn, or to that of the actor. */
final class TurnTask implements CellTask {

    private static final BoundedLog LOG = BoundedLog.of(TurnTask.class);

    private final ActorCell<?, ?, ?, ?> cell;
    private final Executor owner;
    private final Runnable code;

    TurnTask(ActorCell<?, ?, ?, ?> cell, Executor owner, Runnable code) {
        this.cell = cell;
        this.owner = owner;
        this.code = code;
    }

    @Override
    public boolean run() {
        return owner instanceof Turn turn
                ? cell.turns().continueTurn(turn, this)
                : cell.turns().runAlone((ActorInstance<?, ?, ?, ?>) owner, this);
    }

    /** Runs the code inside {@code turn}. */
    void runIn(Turn turn) {
        if (owner instanceof Turn ownTurn) {
            ownTurn.taskTaken();
        } else {
            ((ActorInstance<?, ?, ?, ?>) owner).taskTaken();
        }
        try {
            code.run();
        } catch (Error e) {
            turn.crashWith(e);
        } catch (Throwable e) {
            // Other languages throw checked exceptions from anywhere.
            LOG.log(Level.ERROR, turn.kind(), () -> "A continuation of " + turn + " failed", e);
        }
    }

    /** This continuation, as a turn of its own. */
    Turn alone() {
        return new Alone();
    }

    private final class Alone extends UnattendedTurn {

        Alone() {
            super(TurnTask.this.cell);
        }

        @Override
        @Nullable
        Object body() {
            // A hook that admits, or an action that reads, goes on here when its turn has ended.
            if (!(owner instanceof Turn begun && begun.readOnly)) {
                cell.use().changes();
            }
            runIn(this);
            return null;
        }

        @Override
        String name() {
            return "continuation";
        }
    }
}
