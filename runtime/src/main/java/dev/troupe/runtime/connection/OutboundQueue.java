package dev.troupe.runtime.connection;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.wire.WireMessage;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one connection to take it.
 *
 * <p>Promises, for any number of threads that add and one that takes:
 *
 * <ul>
 *   <li>Messages are taken in the order in which they were added.
 *   <li>It never holds more messages or bytes than its bounds, what is taken but not yet written included; one message
 *       always fits an empty queue.
 *   <li>Adding never blocks.
 *   <li>What is not an event is never dropped: where it does not fit, the queue overflows, takes nothing more, and says so
 *       once.
 *   <li>An event that does not fit meets its policy.
 *   <li>A message that was added wakes the taker, or is seen by it: none stays behind.
 * </ul>
 */
public final class OutboundQueue {

    /** What became of a message. */
    public enum Added {
        /** It waits. */
        QUEUED,
        /** It was dropped, or took the place of another. */
        CONFLATED_OR_DROPPED,
        /** It did not fit, and the connection is to end; said once. */
        OVERFLOWED,
        /** The queue takes nothing more. */
        CLOSED
    }

    /** A queue with these bounds. */
    public OutboundQueue(int maxMessages, long maxBytes) {
        throw new UnsupportedOperationException(maxMessages + " " + maxBytes);
    }

    /** Adds what must not be dropped. */
    public Added add(WireMessage message) {
        throw new UnsupportedOperationException(message.toString());
    }

    /** Adds an event. */
    public Added add(WireMessage event, SlowConsumerPolicy policy, Object key) {
        throw new UnsupportedOperationException(event.toString() + policy + key);
    }

    /** Takes the next message; null if there is none. One thread at a time. */
    public @Nullable WireMessage take() {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes the next messages, so that one turn at the lock serves many. One thread at a time.
     *
     * @param into filled from its beginning
     * @param maxBytes no more is taken once this many bytes are; the first message is taken whatever its size
     * @return how many were taken; 0 if there is none, and then the taker is woken for the next one
     */
    public int take(WireMessage[] into, long maxBytes) {
        throw new UnsupportedOperationException(into.length + " " + maxBytes);
    }

    /** This much of what was taken has left: the socket makes progress, and there is room again. */
    public void written(int messages, long bytes) {
        throw new UnsupportedOperationException(messages + " " + bytes);
    }

    /** Since when something was taken and nothing of it has left, by {@link System#nanoTime()}; 0 if nothing is stuck. */
    public long stuckSince() {
        throw new UnsupportedOperationException();
    }

    /** Takes nothing more; what waits can still be taken. */
    public void close() {
        throw new UnsupportedOperationException();
    }
}
