package dev.troupe.runtime.connection;

/**
 * A WebSocket as the runtime sees it; each transport implements it. Any thread may call it; nothing here blocks or throws.
 *
 * <p>Messages to send are not handed over: they wait in the {@link OutboundQueue} of the connection until the transport
 * takes them.
 */
public interface FrameSocket {

    /** There is something in the outbound queue. */
    void wake();

    /** Sends a ping, after what the transport has taken from the queue already. */
    void ping();

    /**
     * Sends a close frame after all that is in the queue, and ends the socket when the peer has answered or 2 seconds have
     * passed. Only the first call counts.
     */
    void close(int code, String reason);

    /** Ends the socket hard, with whatever is queued. */
    void abort();
}
