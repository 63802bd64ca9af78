package dev.troupe.runtime.connection;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.wire.WireMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one connection to take it.
 *
 * <p>The bounds judge a consumer that could take and did not. A burst that is produced faster than the event loop comes round is
 * no fault of the consumer, nor is the time that a network needs. So more than the bounds may wait for as long as the socket makes
 * progress or has not been tried: up to {@value Burst#MESSAGES} times as many messages and {@value Burst#BYTES} times as many
 * bytes, and no more than the common budget of the server has room for.
 *
 * <p>Promises, for any number of threads that add and one that takes:
 *
 * <ul>
 *   <li>Messages are taken in the order in which they were added; one that replaces another takes its place.
 *   <li>It never holds more messages or bytes than a burst may have, what is taken but not yet written included. What is beyond the
 *       bounds is taken from the budget, and given back. One message always fits an empty queue.
 *   <li>A consumer that takes nothing for a second while more than the bounds waits, or for which more than the bounds waits for
 *       ten seconds, is judged: what is beyond the bounds then meets its policy, as if it had been added at that moment.
 *   <li>Adding never blocks.
 *   <li>What is not an event is never dropped: where it does not fit, not even after events of
 *       {@link SlowConsumerPolicy#DROP_OLDEST} made room, the queue overflows, lets go of what waits, takes nothing more,
 *       and says so once.
 *   <li>An event that does not fit meets its policy. Once the socket was found full, and until it takes again, events that may be
 *       dropped keep to the bounds themselves.
 *   <li>A message that was added wakes the taker, or is seen by it: none stays behind.
 *   <li>While it is held back before the welcome, nothing can be taken; what is then led in comes before all that waited.
 * </ul>
 *
 * <p>An idle queue owns no arrays: most connections of most servers are idle.
 */
public final class OutboundQueue {

    /** What became of a message. */
    public enum Added {
        /** It waits. */
        QUEUED,
        /** It waits, more than the bounds do, and the taker is to be woken at once. */
        PRESSING,
        /** It was dropped, or took the place of another. */
        CONFLATED_OR_DROPPED,
        /** It did not fit, and the connection is to end; said once. */
        OVERFLOWED,
        /** The queue takes nothing more. */
        CLOSED
    }

    private static final long WELCOME_BYTES = 1_024;

    private final OutboundBounds bounds;
    private @Nullable MessageRing ring;
    private int takenMessages;
    private long takenBytes;
    private long stuckSince;
    /** Null unless more waits than the bounds say. */
    private @Nullable Burst burst;
    /** How many bytes have left, in all. */
    private long written;

    /** Whether the socket was found full, and nothing was taken since. */
    private boolean full;

    private boolean held;
    private boolean closed;

    /**
     * Whether the taker was woken and has not yet seen the queue empty. Written under the lock; read without it, which can
     * only see {@code true} too long: but then the taker has still to look, under the lock, and finds what was added.
     */
    private volatile boolean awake;

    /** A queue with these bounds. */
    OutboundQueue(OutboundBounds bounds) {
        this.bounds = bounds;
    }

    /** A queue with these bounds, and no budget but its own. */
    public OutboundQueue(int maxMessages, long maxBytes) {
        this(new OutboundBounds(maxMessages, maxBytes, new BufferBudget(0)));
    }

    /** A queue from which nothing can be taken until something was led in. */
    static OutboundQueue held(OutboundBounds bounds) {
        OutboundQueue queue = new OutboundQueue(bounds);
        queue.held = true;
        return queue;
    }

    /** Adds what must not be dropped. */
    public Added add(WireMessage message) {
        return add(message, SlowConsumerPolicy.DISCONNECT, message);
    }

    /** Adds an event. */
    public synchronized Added add(WireMessage event, SlowConsumerPolicy policy, Object key) {
        if (closed) {
            return Added.CLOSED;
        }
        MessageRing messages = ring();
        return switch (policy) {
            case DISCONNECT ->
                fitsBurst(messages, event)
                                || fitsAfterDropping(messages, event)
                                || (full && fitsBeyond(messages, 1, event.length()))
                        ? append(messages, event, null)
                        : overflow();
            case DROP_OLDEST ->
                fitsBurst(messages, event) || fitsAfterDropping(messages, event)
                        ? append(messages, event, MessageRing.DROPPABLE)
                        : Added.CONFLATED_OR_DROPPED;
            case DROP_NEWEST ->
                fitsBurst(messages, event) ? append(messages, event, MessageRing.NEWEST) : Added.CONFLATED_OR_DROPPED;
            case LATEST -> addLatest(messages, event, key);
        };
    }

    /** A larger one that would not fit in place of the queued one is dropped: its predecessor is better than nothing. */
    private Added addLatest(MessageRing messages, WireMessage event, Object key) {
        WireMessage former = messages.find(key);
        if (former == null) {
            return fitsBurst(messages, event) ? append(messages, event, key) : Added.CONFLATED_OR_DROPPED;
        }
        int more = event.length() - former.length();
        if (more <= 0
                || messages.bytes() + takenBytes + more <= bounds.maxBytes()
                || messages.count() + takenMessages == 1
                || (!full && fitsBeyond(messages, 0, more))) {
            messages.replaceFound(event);
        }
        return Added.CONFLATED_OR_DROPPED;
    }

    private Added append(MessageRing messages, WireMessage message, @Nullable Object mark) {
        messages.append(message, mark);
        if (awake || held || !isBeyond(messages)) {
            return Added.QUEUED;
        }
        awake = true;
        return Added.PRESSING;
    }

    /** Whether more waits than the bounds say. */
    private boolean isBeyond(MessageRing messages) {
        int count = messages.count() + takenMessages;
        return count > 1 && (count > bounds.maxMessages() || messages.bytes() + takenBytes > bounds.maxBytes());
    }

    /** Whether there is room, beyond the bounds too unless the socket was found full. */
    private boolean fitsBurst(MessageRing messages, WireMessage message) {
        return fits(messages, message) || (!full && fitsBeyond(messages, 1, message.length()));
    }

    /** Whether there is room beyond the bounds; what it takes of the budget is taken. */
    private boolean fitsBeyond(MessageRing messages, int moreMessages, int moreBytes) {
        long count = (long) messages.count() + takenMessages + moreMessages;
        long bytes = messages.bytes() + takenBytes + moreBytes;
        if (held || count / Burst.MESSAGES > bounds.maxMessages() || bytes / Burst.BYTES > bounds.maxBytes()) {
            return false;
        }
        Burst beyond = burst == null ? new Burst(bounds.budget()) : burst;
        burst = beyond;
        return beyond.covers(
                Math.max(0, bytes - bounds.maxBytes()) + Burst.OVERHEAD * Math.max(0, count - bounds.maxMessages()));
    }

    private void endBurst() {
        Burst ended = burst;
        burst = null;
        if (ended != null) {
            ended.ends();
        }
    }

    private boolean fits(MessageRing messages, WireMessage message) {
        return fits(messages.count(), messages.bytes(), message);
    }

    /** Whether there is room beside so much that waits. While it is held, room is kept for what will be led in. */
    private boolean fits(int waiting, long waitingBytes, WireMessage message) {
        int count = waiting + takenMessages;
        if (count == 0) {
            return true;
        }
        int led = held ? 1 : 0;
        return count + led < bounds.maxMessages()
                && waitingBytes + takenBytes + led * WELCOME_BYTES + message.length() <= bounds.maxBytes();
    }

    /** Drops what it must to make room, and nothing if that would not be enough. */
    private boolean fitsAfterDropping(MessageRing messages, WireMessage message) {
        int staying = messages.count() - messages.droppable();
        if (!fits(staying, messages.bytes() - messages.droppableBytes(), message)) {
            return false;
        }
        while (!fits(messages, message)) {
            messages.dropOldest();
        }
        return true;
    }

    private Added overflow() {
        clear();
        return Added.OVERFLOWED;
    }

    /**
     * Releases a held queue with its first message, which is taken before all that waited.
     *
     * @param keep whether what waited follows, rather than being dropped
     * @return false if the queue is closed or was released before, and nothing was led in
     */
    synchronized boolean lead(WireMessage first, boolean keep) {
        if (closed || !held) {
            return false;
        }
        held = false;
        if (!keep) {
            ring = null;
        }
        ring().prepend(first);
        return true;
    }

    /** Releases a held queue with nothing before what waited. */
    synchronized void release() {
        held = false;
    }

    /**
     * Adds several messages that must not be dropped, with nothing between them.
     *
     * @return what became of the last one, or of the first that did not fit
     */
    synchronized Added addAll(List<WireMessage> messages) {
        Added added = closed ? Added.CLOSED : Added.QUEUED;
        boolean pressing = false;
        for (int i = 0; i < messages.size() && (added == Added.QUEUED || added == Added.PRESSING); i++) {
            added = add(messages.get(i));
            pressing |= added == Added.PRESSING;
        }
        return pressing && added == Added.QUEUED ? Added.PRESSING : added;
    }

    /** Takes the next message; null if there is none, and then the taker is woken for the next one. One thread at a time. */
    public synchronized @Nullable WireMessage take() {
        MessageRing messages = ring;
        if (messages == null || messages.count() == 0 || held) {
            fallAsleep();
            return null;
        }
        stayAwake();
        full = false;
        return next(messages);
    }

    /**
     * Takes the next messages, so that one turn at the lock serves many. One thread at a time.
     *
     * @param into filled from its beginning
     * @param maxBytes no more is taken once this many bytes are; the first message is taken whatever its size
     * @return how many were taken; 0 if there is none, and then the taker is woken for the next one
     */
    public synchronized int take(WireMessage[] into, long maxBytes) {
        MessageRing messages = ring;
        if (messages == null || messages.count() == 0 || held) {
            fallAsleep();
            return 0;
        }
        stayAwake();
        full = false;
        int count = 0;
        long before = takenBytes;
        while (count < into.length && messages.count() > 0 && takenBytes - before < maxBytes) {
            into[count++] = next(messages);
        }
        return count;
    }

    private WireMessage next(MessageRing messages) {
        WireMessage message = messages.take();
        takenMessages++;
        takenBytes += message.length();
        return message;
    }

    private void fallAsleep() {
        awake = false;
        full = false;
        if (ring != null && !held && !ring.isSmall()) {
            ring = null;
        }
    }

    private void stayAwake() {
        if (!awake) {
            awake = true;
        }
    }

    /**
     * This much of what was taken has left: the socket makes progress, and there is room again.
     *
     * @param messages how many have left wholly; 0 for a part of one
     * @param bytes how many bytes of messages have left, without what frames add
     */
    public synchronized void written(int messages, long bytes) {
        takenMessages -= messages;
        takenBytes -= bytes;
        written += bytes;
        stuckSince = 0;
        if (burst != null) {
            progress(burst);
        }
    }

    private void progress(Burst beyond) {
        if (ring == null || !isBeyond(ring)) {
            endBurst();
        } else {
            beyond.progresses();
        }
    }

    /** How many bytes have left, in all. */
    synchronized long written() {
        return written;
    }

    /** The socket takes nothing more for now, though it was tried. */
    public synchronized void isFull() {
        full = true;
    }

    /**
     * Judges a consumer for which more than the bounds waits: if it has taken nothing since an earlier look, or if more than the
     * bounds has waited for too long. Ask now and then.
     *
     * @param now by {@link System#nanoTime()}
     * @return whether the queue overflows; said once
     */
    synchronized boolean judge(long now) {
        Burst beyond = burst;
        MessageRing waiting = ring;
        boolean tried = takenMessages > 0 || full;
        if (closed || beyond == null || waiting == null || !tried || !beyond.isDue(now)) {
            return false;
        }
        full = true;
        return !keepWhatFits(waiting);
    }

    /** Adds again all that waits, within the bounds; false if the queue overflows. */
    private boolean keepWhatFits(MessageRing waiting) {
        MessageRing kept = new MessageRing();
        ring = kept;
        while (waiting.count() > 0) {
            Object mark = waiting.nextMark();
            WireMessage message = waiting.take();
            boolean mayMakeRoom = mark == null || mark == MessageRing.DROPPABLE;
            if (mayMakeRoom ? fitsAfterDropping(kept, message) : fits(kept, message)) {
                kept.append(message, mark);
            } else if (mark == null) {
                overflow();
                return false;
            }
        }
        endBurst();
        return true;
    }

    /**
     * Whether the taker is to be woken, for there is something to take and it does not know. After {@code true} it counts as
     * woken.
     */
    boolean wakes() {
        return !awake && wakesLocked();
    }

    private synchronized boolean wakesLocked() {
        if (awake || held || ring == null || ring.count() == 0) {
            return false;
        }
        awake = true;
        return true;
    }

    /**
     * How long what was taken makes no progress, in nanoseconds; 0 if it does or nothing is taken. Counted from the first
     * question that met it stuck, so ask now and then.
     *
     * @param now by {@link System#nanoTime()}
     */
    synchronized long stuckFor(long now) {
        if (takenMessages == 0) {
            stuckSince = 0;
            return 0;
        }
        if (stuckSince == 0) {
            stuckSince = now == 0 ? 1 : now;
        }
        return now - stuckSince;
    }

    /** How many messages are in it, what is taken but not yet written included. */
    synchronized int messages() {
        return takenMessages + (ring == null ? 0 : ring.count());
    }

    /** How many bytes are in it, what is taken but not yet written included. */
    synchronized long bytes() {
        return takenBytes + (ring == null ? 0 : ring.bytes());
    }

    /** Takes nothing more; what waits can still be taken, unless it is held back. */
    public synchronized void close() {
        closed = true;
        if (held) {
            clear();
        }
    }

    /** Takes nothing more and lets go of what waits. */
    synchronized void clear() {
        closed = true;
        held = false;
        ring = null;
        endBurst();
    }

    /** Lets go of the room for messages if it is not needed now. */
    synchronized void trim() {
        if (ring != null && ring.count() == 0) {
            ring = null;
        }
    }

    private MessageRing ring() {
        MessageRing messages = ring;
        if (messages == null) {
            messages = new MessageRing();
            ring = messages;
        }
        return messages;
    }
}
