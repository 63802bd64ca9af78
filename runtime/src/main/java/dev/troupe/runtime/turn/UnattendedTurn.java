package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * A turn that serves no connection, so that no client is told of its result or of a crash. Its failure goes to the log, unless
 * the failure makes it a crash.
 */
abstract class UnattendedTurn extends Turn {

    private static final BoundedLog LOG = BoundedLog.of(UnattendedTurn.class);

    /** It excludes all others. */
    UnattendedTurn(ActorCell<?, ?, ?, ?> cell) {
        super(cell, false);
    }

    @Override
    final void completed(@Nullable Object value) {}

    @Override
    void failed(Throwable failure) {
        LOG.log(Level.ERROR, kind(), () -> this + " failed", failure);
    }

    @Override
    final void crashed() {}
}
