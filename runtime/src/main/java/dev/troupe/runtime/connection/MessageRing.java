package dev.troupe.runtime.connection;

import dev.troupe.wire.WireMessage;
import org.jspecify.annotations.Nullable;

/**
 * The messages of an {@link OutboundQueue}, in their order, of which some can be found and taken out of the middle. Not for
 * several threads.
 *
 * <p>Adding allocates nothing but room, and marks cost nothing where no message bears one. A message that is taken out of
 * the middle leaves a hole, and holes are closed when room is needed.
 */
final class MessageRing {

    /** Marks a message that may be dropped to make room. */
    static final Object DROPPABLE = new Object();

    /** Marks a message that is not kept if it does not fit. */
    static final Object NEWEST = new Object();

    private static final int SMALLEST = 8;
    private static final int KEPT_WHEN_EMPTY = 16;
    private static final Object[] NO_MARKS = {};
    private static final int[] NO_HASHES = {};

    private @Nullable WireMessage[] slots = new WireMessage[SMALLEST];

    /** Beside each slot {@link #DROPPABLE}, {@link #NEWEST}, the key by which the message is found, or null; empty if there is no mark. */
    private @Nullable Object[] marks = NO_MARKS;

    /** Beside each slot the hash of the key, odd, or 0: looking for a key touches few objects. */
    private int[] hashes = NO_HASHES;

    private long head;
    private long tail;
    private int count;
    private long bytes;
    private int droppable;
    private long droppableBytes;
    private int keyed;
    private long noneDroppableBefore;
    private int found;

    /** How many messages there are. */
    int count() {
        return count;
    }

    /** How many bytes they have. */
    long bytes() {
        return bytes;
    }

    /** How many messages may be dropped to make room. */
    int droppable() {
        return droppable;
    }

    /** How many bytes they have. */
    long droppableBytes() {
        return droppableBytes;
    }

    /** Whether it is worth keeping while it is empty. */
    boolean isSmall() {
        return slots.length <= KEPT_WHEN_EMPTY && marks.length == 0;
    }

    /** Adds a message behind all others, marked as {@link #DROPPABLE}, as {@link #NEWEST}, by a key, or not. */
    void append(WireMessage message, @Nullable Object mark) {
        makeRoom();
        int index = index(tail++);
        slots[index] = message;
        count++;
        bytes += message.length();
        if (mark != null) {
            mark(index, mark, message);
        }
    }

    /** Adds a message before all others. */
    void prepend(WireMessage message) {
        makeRoom();
        slots[index(--head)] = message;
        count++;
        bytes += message.length();
    }

    /** Takes the first message; there must be one. */
    WireMessage take() {
        while (true) {
            int index = index(head++);
            WireMessage message = slots[index];
            if (message != null) {
                remove(index, message);
                return message;
            }
        }
    }

    /** The mark of the message that is taken next, if any; there must be a message. */
    @Nullable
    Object nextMark() {
        if (marks.length == 0) {
            return null;
        }
        while (slots[index(head)] == null) {
            head++;
        }
        return marks[index(head)];
    }

    /** Takes the oldest message that may be dropped; null if there is none. */
    @Nullable
    WireMessage dropOldest() {
        if (droppable == 0) {
            return null;
        }
        long position = Math.max(head, noneDroppableBefore);
        while (true) {
            int index = index(position++);
            WireMessage message = slots[index];
            if (message != null && marks[index] == DROPPABLE) {
                noneDroppableBefore = position;
                remove(index, message);
                return message;
            }
        }
    }

    /** The message with this key; null if there is none. */
    @Nullable
    WireMessage find(Object key) {
        if (keyed == 0) {
            return null;
        }
        int hash = hash(key);
        for (long position = head; position < tail; position++) {
            int index = index(position);
            if (hashes[index] == hash && key.equals(marks[index])) {
                found = index;
                return slots[index];
            }
        }
        return null;
    }

    /** Puts a message in the place of the one that {@link #find} has just found. */
    void replaceFound(WireMessage message) {
        WireMessage former = slots[found];
        bytes += message.length() - (former == null ? 0 : former.length());
        slots[found] = message;
    }

    private void remove(int index, WireMessage message) {
        slots[index] = null;
        count--;
        bytes -= message.length();
        if (marks.length > 0) {
            unmark(index, message);
        }
    }

    private void mark(int index, Object mark, WireMessage message) {
        if (marks.length == 0) {
            marks = new Object[slots.length];
            hashes = new int[slots.length];
        }
        marks[index] = mark;
        if (mark == DROPPABLE) {
            droppable++;
            droppableBytes += message.length();
        } else if (mark != NEWEST) {
            hashes[index] = hash(mark);
            keyed++;
        }
    }

    private void unmark(int index, WireMessage message) {
        Object mark = marks[index];
        if (mark == DROPPABLE) {
            droppable--;
            droppableBytes -= message.length();
        } else if (mark != null && mark != NEWEST) {
            keyed--;
            hashes[index] = 0;
        }
        marks[index] = null;
    }

    private void makeRoom() {
        if (tail - head < slots.length) {
            return;
        }
        boolean grow = count > slots.length - slots.length / 4;
        rearrange(grow ? slots.length * 2 : slots.length);
    }

    /** Closes the holes. Copying is paid for by the messages that were added since, of which there are as many. */
    private void rearrange(int capacity) {
        @Nullable WireMessage[] from = slots;
        @Nullable Object[] marksFrom = marks;
        int[] hashesFrom = hashes;
        long position = head;
        slots = new WireMessage[capacity];
        marks = marksFrom.length == 0 ? NO_MARKS : new Object[capacity];
        hashes = marksFrom.length == 0 ? NO_HASHES : new int[capacity];
        head = 0;
        int next = 0;
        for (; position < tail; position++) {
            int index = (int) (position & (from.length - 1));
            if (from[index] == null) {
                continue;
            }
            slots[next] = from[index];
            if (marksFrom.length > 0) {
                marks[next] = marksFrom[index];
                hashes[next] = hashesFrom[index];
            }
            next++;
        }
        tail = next;
        noneDroppableBefore = 0;
    }

    private int index(long position) {
        return (int) (position & (slots.length - 1));
    }

    private static int hash(Object key) {
        return key.hashCode() | 1;
    }
}
