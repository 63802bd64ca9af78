package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import dev.troupe.runtime.message.ToActor;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The turn of {@code onClose}, whatever becomes of which that of {@code onDisconnect} follows. */
final class RawSocketCloseTurn<A, P, C, E> extends Turn {

    private static final BoundedLog LOG = BoundedLog.of(RawSocketCloseTurn.class);

    private final ActorCell<A, P, C, E> host;
    private final ActorConnection<C, E> connection;
    private final TurnRawSocket<P, C> socket;
    private final ToActor.Close close;

    RawSocketCloseTurn(
            ActorCell<A, P, C, E> cell,
            ActorConnection<C, E> connection,
            TurnRawSocket<P, C> socket,
            ToActor.Close close) {
        super(cell, false);
        this.host = cell;
        this.connection = connection;
        this.socket = socket;
        this.close = close;
    }

    ToActor.Close message() {
        return close;
    }

    @Override
    Object body() throws Exception {
        socket.ends();
        socket.closes();
        host.connections().unlist(connection);
        cell.use().changes();
        connection.remote().served();
        return Objects.requireNonNull(
                host.rawSocketHandler(instance()).onClose(socket, close.code(), close.reason()),
                "onClose returned null instead of a stage");
    }

    @Override
    void completed(@Nullable Object value) {}

    @Override
    void failed(Throwable failure) {
        LOG.log(Level.ERROR, kind(), () -> this + " failed", failure);
    }

    @Override
    void ended() {
        host.incoming().seeOff(close);
    }

    @Override
    void crashed() {
        host.resume(() -> host.incoming().seeOff(close));
    }

    @Override
    ActorConnection<?, ?> caller() {
        return connection;
    }

    @Override
    String name() {
        return "onClose";
    }
}
