package dev.troupe.runtime.turn;

import dev.troupe.wire.WireError;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A firing of a timer. Its failure is a crash. */
final class TimerTurn extends UnattendedTurn {

    private final Callable<@Nullable Object> task;
    private final Runnable then;
    private final Runnable postponed;

    /**
     * @param then is told when the turn has ended well
     * @param postponed is told if there are too few threads for the turn, which does not run then
     */
    TimerTurn(ActorCell<?, ?, ?, ?> cell, Callable<@Nullable Object> task, Runnable then, Runnable postponed) {
        super(cell);
        this.task = task;
        this.then = then;
        this.postponed = postponed;
    }

    @Override
    @Nullable
    Object body() throws Exception {
        cell.use().changes();
        return task.call();
    }

    @Override
    boolean refuse(WireError error) {
        postponed.run();
        return true;
    }

    @Override
    void failed(Throwable failure) {
        crashWith(failure);
    }

    @Override
    void ended() {
        then.run();
    }

    @Override
    String name() {
        return "timer";
    }
}
