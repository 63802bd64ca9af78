package dev.troupe.runtime.message;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages wait somewhere, and how many bytes they keep in memory, within bounds.
 *
 * <p>Promises, for any number of threads: it holds the most messages and bytes that it may, exactly, and one always fits where
 * none waits. It never blocks.
 */
public final class Backlog {

    /** Both in one word: the number of messages above, the bytes that they keep in memory below. */
    private static final int BYTE_BITS = 40;

    private static final long BYTE_MASK = (1L << BYTE_BITS) - 1;
    private static final long ONE_MESSAGE = 1L << BYTE_BITS;

    private final AtomicLong waiting = new AtomicLong();
    private final int maxMessages;
    private final long maxBytes;

    /** Room for so many messages, and so many bytes of them. */
    public Backlog(int maxMessages, long maxBytes) {
        this.maxMessages = Math.min(maxMessages, (1 << (Long.SIZE - BYTE_BITS - 1)) - 1);
        this.maxBytes = Math.min(maxBytes, BYTE_MASK >> 1);
    }

    /** A message of so many bytes comes; false if there is no room. */
    public boolean enter(int bytes) {
        while (true) {
            long before = waiting.get();
            boolean empty = before == 0;
            if (!empty && (before >>> BYTE_BITS >= maxMessages || (before & BYTE_MASK) + bytes > maxBytes)) {
                return false;
            }
            if (waiting.compareAndSet(before, before + ONE_MESSAGE + bytes)) {
                return true;
            }
        }
    }

    /** A message that entered waits no longer: there is room again. */
    public void leave(int bytes) {
        waiting.addAndGet(-(ONE_MESSAGE + bytes));
    }

    /** How many bytes of memory the waiting messages take, about: their own, and so many for each. */
    public long size(int bytesOfEach) {
        long now = waiting.get();
        return (now & BYTE_MASK) + (now >>> BYTE_BITS) * bytesOfEach;
    }
}
