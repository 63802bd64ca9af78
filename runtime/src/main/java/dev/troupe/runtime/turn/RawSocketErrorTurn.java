package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The turn of {@code onError}: whatever becomes of it, the socket is closed when it ends. */
final class RawSocketErrorTurn<A, P, C, E> extends Turn {

    private static final BoundedLog LOG = BoundedLog.of(RawSocketErrorTurn.class);

    private final ActorCell<A, P, C, E> host;
    private final ActorConnection<C, E> connection;
    private final TurnRawSocket<P, C> socket;
    private final Throwable failure;
    private final int closeCode;
    private final String reason;

    RawSocketErrorTurn(
            ActorCell<A, P, C, E> cell,
            ActorConnection<C, E> connection,
            TurnRawSocket<P, C> socket,
            Throwable failure,
            int closeCode,
            String reason) {
        super(cell, false);
        this.host = cell;
        this.connection = connection;
        this.socket = socket;
        this.failure = failure;
        this.closeCode = closeCode;
        this.reason = reason;
    }

    @Override
    Object body() throws Exception {
        cell.use().changes();
        return Objects.requireNonNull(
                host.rawSocketHandler(instance()).onError(socket, failure), "onError returned null instead of a stage");
    }

    @Override
    void completed(@Nullable Object value) {}

    @Override
    void failed(Throwable another) {
        if (!wasInterrupted() || !isCanceled()) {
            LOG.log(Level.ERROR, kind(), () -> this + " failed", another);
        }
    }

    @Override
    boolean isCanceled() {
        return connection.remote().isClosed();
    }

    @Override
    void ended() {
        socket.end(closeCode, reason);
    }

    @Override
    void crashed() {
        socket.end(CloseCode.INTERNAL_ERROR, ErrorCode.CRASHED.code());
    }

    @Override
    ActorConnection<?, ?> caller() {
        return connection;
    }

    @Override
    String name() {
        return "onError";
    }
}
