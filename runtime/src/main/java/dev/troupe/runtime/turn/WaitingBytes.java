package dev.troupe.runtime.turn;

import dev.troupe.runtime.message.Backlog;
import dev.troupe.runtime.message.BufferBudget;

/**
 * The calls, requests and messages of raw sockets that wait in one mailbox: within its own bounds, and within what the server
 * keeps for all clients together.
 *
 * <p>The common budget is asked only where more than {@link #FREE} bytes wait, for {@link #CHUNK} bytes at a time, so that a small
 * call costs nothing there.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>What waits beyond {@link #FREE} is covered by bytes of the budget, the objects around a message included.
 *   <li>A mailbox in which nothing waits has given all of them back.
 *   <li>A message that does not fit takes nothing.
 * </ul>
 */
final class WaitingBytes {

    /** What a mailbox may keep without asking, in bytes. */
    static final int FREE = 8_192;
    /** What it takes from the budget at a time, in bytes. */
    static final int CHUNK = 65_536;
    /** What the objects around the content of a message take, about, in bytes. */
    static final int OF_EACH = 200;

    private final Backlog waiting;
    private final BufferBudget budget;
    /** How many bytes may wait without asking the budget; written under the lock. */
    private volatile long covered = FREE;

    WaitingBytes(int maxMessages, long maxBytes, BufferBudget budget) {
        this.waiting = new Backlog(maxMessages, maxBytes);
        this.budget = budget;
    }

    /** A message with so many bytes of content comes; false if there is no room for it. */
    boolean enter(int bytes) {
        if (!waiting.enter(bytes)) {
            return false;
        }
        if (waiting.size(OF_EACH) > covered && !cover()) {
            leave(bytes);
            return false;
        }
        return true;
    }

    /** A message that entered waits no longer. */
    void leave(int bytes) {
        waiting.leave(bytes);
        if (covered > FREE && waiting.size(OF_EACH) == 0) {
            uncover();
        }
    }

    private synchronized boolean cover() {
        long missing = chunks(waiting.size(OF_EACH) - covered);
        if (missing > 0) {
            if (!budget.take(missing)) {
                return false;
            }
            covered += missing;
        }
        return true;
    }

    private synchronized void uncover() {
        long kept;
        do {
            long had = covered - FREE;
            covered = FREE;
            // A message that enters from here on sees that and asks; what has entered before is seen here, and keeps
            // its
            // bytes.
            kept = Math.min(had, chunks(waiting.size(OF_EACH) - FREE));
            covered = FREE + kept;
            budget.give(had - kept);
            // A message that has left meanwhile has not seen them.
        } while (kept > 0 && waiting.size(OF_EACH) == 0);
    }

    private static long chunks(long bytes) {
        return bytes <= 0 ? 0 : (bytes + CHUNK - 1) / CHUNK * CHUNK;
    }
}
