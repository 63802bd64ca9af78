package dev.troupe.runtime.turn;

import org.jspecify.annotations.Nullable;

/** The first turn of every life: the constructor and {@code onStart}. Its failure is a crash. */
final class StartTurn extends UnattendedTurn {

    private final ActorCell<?, ?, ?, ?> host;

    StartTurn(ActorCell<?, ?, ?, ?> cell) {
        super(cell);
        this.host = cell;
    }

    @Override
    @Nullable
    Object body() throws Exception {
        instance().start();
        return null;
    }

    @Override
    void failed(Throwable failure) {
        crashWith(failure);
    }

    @Override
    void ended() {
        host.started();
    }

    @Override
    String name() {
        return "onStart";
    }
}
