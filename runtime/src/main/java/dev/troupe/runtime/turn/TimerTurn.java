package dev.troupe.runtime.turn;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A firing of a timer. Its failure is a crash. */
final class TimerTurn extends UnattendedTurn {

    private final Callable<@Nullable Object> task;
    private final Runnable then;

    /**
     * @param then is told when the turn has ended well
     */
    TimerTurn(ActorCell<?, ?, ?, ?> cell, Callable<@Nullable Object> task, Runnable then) {
        super(cell);
        this.task = task;
        this.then = then;
    }

    @Override
    @Nullable
    Object body() throws Exception {
        cell.use().changes();
        return task.call();
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
