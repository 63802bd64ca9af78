package dev.troupe.runtime.connection;

import dev.troupe.runtime.message.IpAddress;

/**
 * A WebSocket as the runtime sees it; each transport implements it. Any thread may call it; nothing here blocks or throws.
 *
 * <p>Messages to send are not handed over: they wait in the {@link OutboundQueue} of the connection until the transport
 * takes them.
 */
public interface FrameSocket {

    /** The connection whose queue it serves: said once, before anything else here is called. */
    void attach(ServerConnection connection);

    /**
     * There is something in the outbound queue. Whoever is woken takes until {@link OutboundQueue#take} says that nothing
     * is left, now or as soon as the socket can write again, and is not woken anew before that.
     */
    void wake();

    /** As {@link #wake}, but the caller may hold a lock of its actor. */
    default void hurry() {
        wake();
    }

    /**
     * Sends a ping, after what the transport has taken from the queue already, and says {@link ServerConnection#onPingSent} when it
     * has left this process.
     */
    void ping();

    /**
     * Sends a close frame after all that is in the queue, and ends the socket when the peer has answered or 2 seconds have
     * passed. If the code is 1006, it sends none and ends the socket. Only the first call counts. The connection is told by {@link ServerConnection#onClosed} when the socket is gone,
     * whoever ended it.
     */
    void close(int code, String reason);

    /**
     * When a message of which a part has come last grew, on the scale of {@link System#nanoTime()}; 0 if there is no such
     * message, or the transport does not know.
     */
    default long unfinishedSince() {
        return 0;
    }

    /** Where the client is, as {@link IpAddress#networkOf} has it; empty if the transport does not know. */
    default String network() {
        return "";
    }

    /** Ends the socket hard, with whatever is queued. */
    void abort();
}
