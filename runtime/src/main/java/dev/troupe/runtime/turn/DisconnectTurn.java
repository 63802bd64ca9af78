package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The turn of {@code onDisconnect}. Nobody is told of its failure, since nobody is there; the log is. */
final class DisconnectTurn<A, P, C, E> extends Turn {

    private static final BoundedLog LOG = BoundedLog.of(DisconnectTurn.class);

    private final ActorCell<A, P, C, E> host;
    private final ActorConnection<C, E> connection;
    private @Nullable HookTimer timer;

    DisconnectTurn(ActorCell<A, P, C, E> cell, ActorConnection<C, E> connection) {
        super(cell, false);
        this.host = cell;
        this.connection = connection;
    }

    @Override
    Object body() throws Exception {
        host.connections().remove(connection.remote());
        connection.remote().served();
        timer = host.timeHook(() -> LOG.log(Level.WARNING, kind(), () -> this + " takes longer than a hook may", null));
        if (instance().hookUse().disconnect()) {
            cell.use().changes();
        }
        return host.hooks(instance()).onDisconnect(connection);
    }

    @Override
    void completed(@Nullable Object value) {
        stopTimer();
    }

    @Override
    void failed(Throwable failure) {
        stopTimer();
        LOG.log(Level.ERROR, kind(), () -> this + " failed", failure);
    }

    @Override
    void crashed() {
        stopTimer();
    }

    private void stopTimer() {
        if (timer != null) {
            timer.stop();
        }
    }

    @Override
    ActorConnection<?, ?> caller() {
        return connection;
    }

    @Override
    String name() {
        return "onDisconnect";
    }
}
