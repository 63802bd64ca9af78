package dev.troupe.runtime.turn;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * A turn whose end nobody waits for: it serves no connection, so nobody is told of its result or of a crash. Its failure goes
 * to the log of its own class, unless that makes it a crash.
 */
abstract class UnattendedTurn extends Turn {

    /** It excludes all others. */
    UnattendedTurn(ActorCell<?, ?, ?, ?> cell) {
        super(cell, false);
    }

    @Override
    final void completed(@Nullable Object value) {}

    @Override
    void failed(Throwable failure) {
        System.getLogger(getClass().getName()).log(Level.ERROR, this + " failed", failure);
    }

    @Override
    final void crashed() {}
}
