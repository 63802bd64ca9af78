package dev.troupe.runtime.turn;

import org.jspecify.annotations.Nullable;

/** The turn in which an actor hears that a body which it streamed has ended. */
final class BodyCloseTurn extends UnattendedTurn {

    private final ActorInstance<?, ?, ?, ?> streaming;
    private final Runnable action;

    /** @param streaming the life that the action belongs to */
    BodyCloseTurn(ActorCell<?, ?, ?, ?> cell, ActorInstance<?, ?, ?, ?> streaming, Runnable action) {
        super(cell);
        this.streaming = streaming;
        this.action = action;
    }

    @Override
    @Nullable
    Object body() {
        if (instance() == streaming) {
            cell.use().changes();
            action.run();
        }
        return null;
    }

    @Override
    String name() {
        return "onClose of a body";
    }
}
