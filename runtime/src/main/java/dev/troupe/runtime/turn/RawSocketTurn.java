package dev.troupe.runtime.turn;

import dev.troupe.ActorException;
import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A turn of a raw socket: that it opens, or a message of it. Its failure ends the socket, after {@code onError}. */
final class RawSocketTurn<A, P, C, E> extends Turn {

    private final ActorCell<A, P, C, E> host;
    private final ActorConnection<C, E> connection;
    private final TurnRawSocket<P, C> socket;
    /** Null when it opens. */
    private final ToActor.@Nullable Raw message;

    private @Nullable Turn next;

    private RawSocketTurn(
            ActorCell<A, P, C, E> cell,
            ActorConnection<C, E> connection,
            TurnRawSocket<P, C> socket,
            ToActor.@Nullable Raw message) {
        super(cell, false);
        this.host = cell;
        this.connection = connection;
        this.socket = socket;
        this.message = message;
    }

    static <A, P, C, E> RawSocketTurn<A, P, C, E> open(
            ActorCell<A, P, C, E> cell, ActorConnection<C, E> connection, TurnRawSocket<P, C> socket) {
        return new RawSocketTurn<>(cell, connection, socket, null);
    }

    static <A, P, C, E> RawSocketTurn<A, P, C, E> message(
            ActorCell<A, P, C, E> cell,
            ActorConnection<C, E> connection,
            TurnRawSocket<P, C> socket,
            ToActor.Raw message) {
        return new RawSocketTurn<>(cell, connection, socket, message);
    }

    @Override
    @Nullable
    Object body() throws Exception {
        cell.use().changes();
        AsyncRawSocketHandler<P, C> handler = host.rawSocketHandler(instance());
        if (message == null) {
            if (socket.hasEnded()) {
                return null;
            }
            socket.opens();
            return Objects.requireNonNull(handler.onOpen(socket), "onOpen returned null instead of a stage");
        }
        host.incoming().leavesMailbox(message);
        if (socket.hasEnded()) {
            return null;
        }
        return Objects.requireNonNull(deliver(handler, message), () -> name() + " returned null instead of a stage");
    }

    private Object deliver(AsyncRawSocketHandler<P, C> handler, ToActor.Raw raw) throws Exception {
        Payload content = raw.content();
        int end = content.offset() + content.length();
        return raw.text()
                ? handler.onText(
                        socket, new String(content.array(), content.offset(), content.length(), StandardCharsets.UTF_8))
                : handler.onBinary(socket, Arrays.copyOfRange(content.array(), content.offset(), end));
    }

    @Override
    void completed(@Nullable Object value) {}

    @Override
    void failed(Throwable failure) {
        socket.ends();
        if (wasInterrupted() && isCanceled()) {
            // What the interruption has made of it is no news, and there is no socket to close.
            return;
        }
        String code = host.type().failures().describe(failure, this).code();
        int closeCode = failure instanceof ActorException ? CloseCode.REJECTED : CloseCode.INTERNAL_ERROR;
        next = new RawSocketErrorTurn<>(host, connection, socket, failure, closeCode, code);
    }

    @Override
    void ended() {
        if (next != null) {
            host.incoming().enqueue(next);
        }
    }

    @Override
    void crashed() {
        socket.end(CloseCode.INTERNAL_ERROR, ErrorCode.CRASHED.code());
    }

    @Override
    boolean refuse(WireError error) {
        dismiss();
        return true;
    }

    /** It does not begin: the actor takes no more messages. */
    void dismiss() {
        if (message != null) {
            host.incoming().leavesMailbox(message);
        }
        socket.end(host.isStopping() ? CloseCode.GOING_AWAY : CloseCode.TRY_LATER, ErrorCode.UNAVAILABLE.code());
    }

    /** A client that closes is heard to the end, for the close timeout at most; then its connection is closed. */
    @Override
    boolean isCanceled() {
        return connection.remote().isClosed();
    }

    @Override
    ActorConnection<?, ?> caller() {
        return connection;
    }

    @Override
    String name() {
        return message == null ? "onOpen" : message.text() ? "onText" : "onBinary";
    }
}
