package dev.troupe.runtime.turn;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The turn in which an actor hears that a body which it streamed has ended. It serves nobody. */
final class BodyCloseTurn extends Turn {

    private static final Logger LOG = System.getLogger(BodyCloseTurn.class.getName());

    private final ActorInstance<?, ?, ?, ?> streaming;
    private final Runnable action;

    /** @param streaming the life that the action belongs to */
    BodyCloseTurn(ActorCell<?, ?, ?, ?> cell, ActorInstance<?, ?, ?, ?> streaming, Runnable action) {
        super(cell, false);
        this.streaming = streaming;
        this.action = action;
    }

    @Override
    @Nullable
    Object body() {
        if (instance() == streaming) {
            action.run();
        }
        return null;
    }

    @Override
    void completed(@Nullable Object value) {}

    @Override
    void failed(Throwable failure) {
        LOG.log(Level.ERROR, this + " failed", failure);
    }

    @Override
    void crashed() {}

    @Override
    String name() {
        return "onClose of a body";
    }
}
