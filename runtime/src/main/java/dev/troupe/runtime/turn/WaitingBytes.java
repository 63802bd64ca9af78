package dev.troupe.runtime.turn;

import dev.troupe.runtime.message.Backlog;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.ToActor;
import org.jspecify.annotations.Nullable;

/**
 * The calls, requests and messages of raw sockets that wait in one mailbox: within its own bounds, within what the server keeps for
 * all clients together, and within what it keeps for the clients of one address.
 *
 * <p>The common budget is asked only where more than {@link #FREE} bytes wait, for {@link #CHUNK} bytes at a time, so that a small
 * call costs nothing there. The client whose message needs a chunk pays for the whole of it, from the share of its address.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>What waits beyond {@link #FREE} is covered by bytes of the budget, the objects around a message included.
 *   <li>A mailbox in which nothing waits has given all of them back, to those who paid.
 *   <li>A message that does not fit takes nothing.
 *   <li>An address whose share is used up does not keep messages of other addresses out.
 * </ul>
 */
final class WaitingBytes {

    /** What a mailbox may keep without asking, in bytes. */
    static final int FREE = 8_192;
    /** What it takes from the budget at a time, in bytes. */
    static final int CHUNK = 65_536;
    /** What the objects around the content of a message take, about, in bytes. */
    static final int OF_EACH = 200;

    /** Bytes of the budget, a number of chunks, and who has paid for them; then those that were taken before. */
    private record Cover(
            String network, long bytes, @Nullable Cover before) {

        static Cover of(String network, long bytes, @Nullable Cover before) {
            return before != null && before.network.equals(network)
                    ? new Cover(network, before.bytes + bytes, before.before)
                    : new Cover(network, bytes, before);
        }
    }

    private final Backlog waiting;
    private final BufferBudget budget;
    /** How many bytes may wait without asking the budget; written under the lock. */
    private volatile long covered = FREE;
    /** Guarded by {@code this}. */
    private @Nullable Cover covers;

    WaitingBytes(int maxMessages, long maxBytes, BufferBudget budget) {
        this.waiting = new Backlog(maxMessages, maxBytes);
        this.budget = budget;
    }

    /** A message with so many bytes of content comes; false if there is no room for it. */
    boolean enter(int bytes, ToActor message) {
        if (!waiting.enter(bytes)) {
            return false;
        }
        if (waiting.size(OF_EACH) > covered && !cover(message)) {
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

    private synchronized boolean cover(ToActor message) {
        long missing = chunks(waiting.size(OF_EACH) - covered);
        if (missing > 0) {
            String network = message.network();
            Cover next = Cover.of(network, missing, covers);
            if (!budget.take(network, missing)) {
                return false;
            }
            covers = next;
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
            // its bytes.
            kept = Math.min(had, chunks(waiting.size(OF_EACH) - FREE));
            covered = FREE + kept;
            give(had - kept);
            // A message that has left meanwhile has not seen them.
        } while (kept > 0 && waiting.size(OF_EACH) == 0);
    }

    /** Gives back so many bytes, those first that were taken last. */
    private void give(long bytes) {
        long left = bytes;
        for (Cover last = covers; last != null && left > 0; last = covers) {
            long given = Math.min(left, last.bytes);
            covers = given == last.bytes ? last.before : new Cover(last.network, last.bytes - given, last.before);
            budget.give(last.network, given);
            left -= given;
        }
    }

    private static long chunks(long bytes) {
        return bytes <= 0 ? 0 : (bytes + CHUNK - 1) / CHUNK * CHUNK;
    }
}
