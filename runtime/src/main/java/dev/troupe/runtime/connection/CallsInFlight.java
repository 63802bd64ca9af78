package dev.troupe.runtime.connection;

import dev.troupe.runtime.message.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one connection that wait for their end, and how many there are that wait no longer but are still with the
 * actor.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>No two of them have the same id, and there are never more than the bounds, those included that were given up and that
 *       the actor still has: cancelling makes no room in a mailbox.
 *   <li>A call leaves once: by {@link #remove}, {@link #cancel}, {@link #expire} or {@link #closeAll}. Whoever takes it out
 *       answers it, so that nobody is answered twice.
 *   <li>A call that the actor has settled is left to the actor, which is about to answer it.
 *   <li>Those that expire together are given up in the order in which they came.
 *   <li>After {@link #closeAll} none is added.
 * </ul>
 *
 * <p>There are few at a time, so they stand in a list, in the order in which they came, that is searched from its beginning.
 */
final class CallsInFlight {

    /** What became of a call that came in. */
    enum Added {
        /** It is in flight. */
        IN_FLIGHT,
        /** It is in flight, and nobody watches the deadlines of this connection yet: see to it. Said once. */
        IN_FLIGHT_UNWATCHED,
        /** Another one with this id is. */
        DUPLICATE_ID,
        /** There are too many. */
        TOO_MANY,
        /** The connection is closed. */
        CLOSED
    }

    /**
     * A call that was taken out, for nobody waits for it any more.
     *
     * @param running whether its action has begun
     */
    record GivenUp(Call call, boolean running) {}

    private static final int SMALLEST = 4;
    private static final int KEPT_WHEN_EMPTY = 16;

    private final int max;
    private final long maxBytes;
    private long bytes;
    private long[] ids = new long[SMALLEST];
    private @Nullable Call[] calls = new Call[SMALLEST];
    private int count;
    private int stillWithTheActor;
    private boolean closed;
    private boolean watched;

    /** No call of them expires before; searching for expired ones is rarely needed. */
    private long earliest;

    /**
     * @param max the most calls
     * @param maxBytes the most bytes that their arguments keep in memory; one call always may
     */
    CallsInFlight(int max, long maxBytes) {
        this.max = max;
        this.maxBytes = maxBytes;
    }

    /** As mailboxes count: arguments keep the whole array in memory that they stand in. */
    private static int retained(Call call) {
        return call.arguments().array().length;
    }

    synchronized Added add(Call call) {
        if (closed) {
            return Added.CLOSED;
        }
        if (call.wantsReply() && indexOf(call.id()) >= 0) {
            return Added.DUPLICATE_ID;
        }
        int all = count + stillWithTheActor;
        if (all >= max || (all > 0 && bytes + retained(call) > maxBytes)) {
            return Added.TOO_MANY;
        }
        bytes += retained(call);
        if (count == calls.length) {
            resize(Math.min(max, count * 2));
        }
        if (count == 0 || call.deadline() - earliest < 0) {
            earliest = call.deadline();
        }
        ids[count] = call.id();
        calls[count++] = call;
        if (watched) {
            return Added.IN_FLIGHT;
        }
        watched = true;
        return Added.IN_FLIGHT_UNWATCHED;
    }

    /** Whether no call is in flight. */
    synchronized boolean isEmpty() {
        return count == 0;
    }

    /** Whether a call with this id is in flight. */
    synchronized boolean contains(long id) {
        return indexOf(id) >= 0;
    }

    /** Takes out a call that has ended; false if it is not in flight any more. */
    synchronized boolean remove(Call call) {
        for (int i = 0; i < count; i++) {
            if (calls[i] == call) {
                removeAt(i);
                bytes -= retained(call);
                return true;
            }
        }
        return false;
    }

    /** A call that was given up is with the actor no longer. */
    synchronized void left(Call call) {
        stillWithTheActor--;
        bytes -= retained(call);
    }

    /** Gives up the call with this id; null if there is none, or it has just ended. */
    synchronized @Nullable GivenUp cancel(long id) {
        int index = indexOf(id);
        Call call = index < 0 ? null : calls[index];
        return call == null ? null : giveUp(index, call);
    }

    /** Gives up the calls whose deadline has passed. */
    synchronized List<GivenUp> expire(long now) {
        if (count == 0 || now - earliest < 0) {
            return List.of();
        }
        List<GivenUp> expired = new ArrayList<>();
        long next = now + Long.MAX_VALUE / 2;
        int index = 0;
        while (index < count) {
            Call call = calls[index];
            GivenUp givenUp = call != null && now - call.deadline() >= 0 ? giveUp(index, call) : null;
            if (givenUp != null) {
                // The next one has taken its place.
                expired.add(givenUp);
                continue;
            }
            if (call != null && call.deadline() - next < 0) {
                next = call.deadline();
            }
            index++;
        }
        earliest = next;
        return expired;
    }

    /** Gives up all that wait for a reply, for good; whoever wants none does not wait, and is not gone for the actor. */
    synchronized void closeAll() {
        closed = true;
        for (int i = 0; i < count; i++) {
            Call call = calls[i];
            if (call != null && call.wantsReply()) {
                call.giveUp();
            }
        }
        Arrays.fill(calls, null);
        count = 0;
    }

    /** Ends the watch over deadlines if nothing is in flight; true if it ends. */
    synchronized boolean unwatch() {
        if (count > 0) {
            return false;
        }
        watched = false;
        return true;
    }

    private @Nullable GivenUp giveUp(int index, Call call) {
        Call.GivenUp met = call.giveUp();
        if (met == Call.GivenUp.TOO_LATE) {
            return null;
        }
        removeAt(index);
        stillWithTheActor++;
        return new GivenUp(call, met == Call.GivenUp.WHILE_RUNNING);
    }

    private int indexOf(long id) {
        for (int i = 0; i < count; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }

    private void removeAt(int index) {
        count--;
        System.arraycopy(ids, index + 1, ids, index, count - index);
        System.arraycopy(calls, index + 1, calls, index, count - index);
        calls[count] = null;
        if (count == 0 && calls.length > KEPT_WHEN_EMPTY) {
            resize(SMALLEST);
        }
    }

    private void resize(int capacity) {
        ids = Arrays.copyOf(ids, capacity);
        calls = Arrays.copyOf(calls, capacity);
    }
}
