package dev.troupe.actor;

import dev.troupe.wire.CloseCode;

/**
 * A WebSocket of an actor on which nothing of Troupe is spoken: its messages are what client and actor make of them. See
 * {@link RawSocketHandler}.
 *
 * <p>What sends or closes is used inside a turn of the actor only, any turn; elsewhere it throws
 * {@link IllegalStateException}. The rest is for any thread. Once the socket is closed, sending to it does nothing.
 *
 * @param <P> the params; {@link dev.troupe.NoParams} if the protocol declares none
 * @param <C> the state of a connection; {@link NoState} if it has none
 */
public interface RawSocket<P, C> {

    /** The id of its connection: {@link Connection#id()}. */
    String id();

    /** Its connection: topics, principal, and since when there is one. */
    Connection<C, ?> connection();

    /**
     * Whether neither side has closed it, as far as the server knows: sending still makes sense. That its client is gone is
     * known once the socket is closed on both sides.
     */
    boolean isOpen();

    /**
     * What follows {@code /websocket} in its address, percent-encoded as it came; it begins with a slash, and is one where
     * nothing follows.
     */
    String path();

    /** The query of its address as it came, without the question mark; empty if there was none. */
    default String query() {
        return request().query();
    }

    /** The request with which its client came: {@link Connection#request()}. */
    ClientRequest request();

    /** The subprotocol that the handshake answered with; empty if none. */
    String subprotocol();

    /** What the client said when it connected. */
    P params();

    /** What {@code createConnState} made for it. */
    C state();

    /**
     * Sends a text message, in UTF-8; half a surrogate pair becomes a question mark. It never blocks: what the client does not
     * take waits, and where too much waits the socket is closed with 4410.
     *
     * @throws dev.troupe.ActorException {@code too_large} if it has more bytes than a message to a client may have (1 MiB unless
     *     the server says otherwise)
     */
    default void sendText(String text) {
        send(RawMessage.text(text));
    }

    /**
     * Sends a text message, compressed or not.
     *
     * @throws dev.troupe.ActorException as {@link #sendText(String)}
     */
    default void sendText(String text, Compression compression) {
        send(RawMessage.text(text, compression));
    }

    /**
     * Sends a binary message, as {@link #sendText(String)}. The bytes are copied.
     *
     * @throws dev.troupe.ActorException {@code too_large} if it has more bytes than a message to a client may have
     */
    default void sendBinary(byte[] bytes) {
        send(RawMessage.binary(bytes));
    }

    /**
     * Sends a binary message, compressed or not. The bytes are copied.
     *
     * @throws dev.troupe.ActorException {@code too_large} if it has more bytes than a message to a client may have
     */
    default void sendBinary(byte[] bytes, Compression compression) {
        send(RawMessage.binary(bytes, compression));
    }

    /**
     * Sends a message that may be sent to others as well: it is encoded once, and compressed once, for all of them. As {@link
     * #sendText(String)} otherwise.
     *
     * @throws dev.troupe.ActorException {@code too_large} if it has more bytes than a message to a client may have
     */
    void send(RawMessage message);

    /**
     * Sends what {@code sending} sends to this socket in one go: each message stays a message of its own, and all leave
     * together when it returns, in one write as far as that is possible. Without, messages leave when the turn ends, and those
     * of a long turn from time to time.
     *
     * <p>What it sends to other sockets, or from other threads, is not held back. If it throws, what it has sent before leaves.
     * What is held back has the bound of what waits for the client: once it is more, the socket is closed with 4410.
     */
    void cork(Runnable sending);

    /**
     * How many bytes of messages wait for the client to take them, those that are just being written included; what is still
     * {@linkplain #cork corked} is not.
     */
    long bufferedAmount();

    /** Closes the socket with 1000 and no reason. */
    default void close() {
        close(CloseCode.NORMAL, "");
    }

    /**
     * Closes the socket after what was sent to it. Only the first call counts. Messages that came but have not had their turn
     * are dropped; {@code onClose} runs when the socket is closed on both sides.
     *
     * @param code 1000, 1001, 1002, 1003, 1008, 4000 to 4399, 4409, or 4500 to 4999
     * @param reason at most 123 bytes of UTF-8; control, format and separator characters are escaped for the client, and what is
     *     longer then is cut
     * @throws IllegalArgumentException if code or reason is not of that range
     */
    void close(int code, String reason);
}
