package dev.troupe.actor;

import dev.troupe.wire.CloseCode;

/**
 * What an actor does with raw WebSockets: those at {@code /actors/{protocol}/{key}/websocket} and below. An actor that does
 * not implement it, or {@link AsyncRawSocketHandler}, has none: a client that asks for one gets 404.
 *
 * <p>A raw socket is a connection like any other: the hooks of {@link ConnectionHooks} run for it, before {@link #onOpen} and
 * after {@link #onClose}, it is {@linkplain Connections#all listed}, and limits hold for it. But nothing of Troupe is spoken:
 * there is no welcome, calls mean nothing, and neither broadcasts nor {@link Connection#send} reach it.
 *
 * <p>Each method is an exclusive turn of the actor, whose caller is the connection. Messages have their turns in the order in
 * which they came, text and binary alike, the first after {@code onOpen}. Where the mailbox of the actor is full, the socket
 * is closed with 1013, and where one socket fills more than its share of it, that one is closed with 4429. Its share is a quarter of
 * the messages that the mailbox holds, or as many as calls may be in flight if that is more (2,500, unless the server says otherwise), and
 * a quarter of its bytes; one message is always within it. What waits of a socket that the server has ended, for whatever reason, has
 * no turn.
 *
 * <p>A method that throws has failed, which ends its socket and no other: after {@link #onError}, with 4403 and the code of an
 * {@link dev.troupe.ActorException}, or with 1011. An {@link Error} is a crash of the actor, which other sockets survive;
 * {@code onOpen} does not run again for them.
 *
 * <p>A method that blocks though its client has gone is interrupted ({@code interruptAfter}). Then {@link #onClose} comes next, and
 * neither {@link #onError} nor what the client has sent besides.
 *
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 * @param <C> the state of a connection, as {@code createConnState} makes it; {@link NoState} if there is none
 */
public interface RawSocketHandler<P, C> {

    /** The socket is open; its first message comes next. Not for one that was closed from this side before. */
    default void onOpen(RawSocket<P, C> socket) throws Exception {}

    /** A text message came. Without a method of its own, an actor takes none: the socket is closed with 1003. */
    default void onText(RawSocket<P, C> socket, String text) throws Exception {
        socket.close(CloseCode.UNSUPPORTED_DATA, "Text is not understood here");
    }

    /** A binary message came. Without a method of its own, an actor takes none: the socket is closed with 1003. */
    default void onBinary(RawSocket<P, C> socket, byte[] bytes) throws Exception {
        socket.close(CloseCode.UNSUPPORTED_DATA, "Binary messages are not understood here");
    }

    /**
     * The socket is closed, and no longer listed. Once, for exactly those whose {@link #onOpen} began.
     *
     * @param code of the close frame that came first; 1005 if it had none, 1006 if the socket has gone without one
     */
    default void onClose(RawSocket<P, C> socket, int code, String reason) throws Exception {}

    /**
     * {@link #onOpen}, {@link #onText} or {@link #onBinary} has failed for this socket, which is closed when this returns,
     * unless it does that itself with a code of its own. The log knows of the failure already.
     */
    default void onError(RawSocket<P, C> socket, Throwable failure) throws Exception {}
}
