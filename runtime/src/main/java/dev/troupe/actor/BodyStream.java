package dev.troupe.actor;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;

/**
 * The body of a response that is sent bit by bit, for as long as it likes; see {@link HttpResponse#streaming}. Any thread may
 * use it, inside a turn or not, and an actor may keep it and send in later turns.
 *
 * <p>Sending never blocks. What the client has not taken waits, within the bounds that hold for a connection (1,024 pieces and
 * 1 MiB unless the server says otherwise; one piece always fits where nothing waits). A client that takes less than it is sent
 * is cut off when a bound is reached, or when it has taken nothing at all for 10 s: a sender of much waits for
 * {@link #drained} in between.
 *
 * <p>It ends once: closed, cut off, or left by its client. The stream of an actor that crashes, or to a client whose identity ends, and
 * every stream of a server that stops, is cut off. A client can tell a body that was cut off from one that was closed.
 */
public interface BodyStream {

    /**
     * Sends some bytes more. They leave in the order in which one thread sends them, and as soon as the client takes them.
     *
     * @param bytes not to be changed any more; none are nothing
     * @return whether they are on their way; false if the stream has ended, or ends by this
     */
    boolean send(byte[] bytes);

    /** Sends text in UTF-8, as {@link #send(byte[])}; half a surrogate pair becomes a question mark. */
    default boolean send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the body after what was sent. Does nothing if it has ended already. */
    void close();

    /** Whether no more can be sent, since it was closed, cut off, or left by its client. */
    boolean isClosed();

    /** How many bytes wait for the client to take them. */
    long bufferedAmount();

    /**
     * Completes when all that was sent has left, or the stream has ended; done already if nothing waits. On a thread of turns,
     * but in none: an actor goes on by {@link ActorContext#executor}.
     */
    CompletionStage<Void> drained();

    /**
     * Runs something, once, when the stream has ended, by whatever: a client has gone, was cut off, or has all that was sent
     * before {@link #close}. For an actor it is an exclusive turn that serves nobody, also if it has ended already, and the log
     * has what it throws; an actor that has crashed meanwhile is not told. Elsewhere it runs on a thread of turns.
     */
    void onClose(Runnable action);
}
