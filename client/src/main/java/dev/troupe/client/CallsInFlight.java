package dev.troupe.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls of one connection that wait for a reply.
 *
 * <ul>
 *   <li>A call is given out once: to the reply, to its deadline, to its cancellation, or to the end of the connection.
 *   <li>Once {@link #refuse} was called, no call is added.
 *   <li>A call that was added is among those of {@link #drain}, unless it was given out before.
 *   <li>Any thread may call it; none waits.
 * </ul>
 */
final class CallsInFlight {

    private final Map<Long, PendingCall<?>> calls = new ConcurrentHashMap<>();

    private volatile boolean refusing;

    /** Adds a call; false if none is taken any more. */
    boolean add(PendingCall<?> call) {
        calls.put(call.id(), call);
        // Written before and read after: either this thread sees the refusal, or who refuses sees the call.
        return !refusing || !calls.remove(call.id(), call);
    }

    /** Gives out the call with this id. */
    Optional<PendingCall<?>> take(long id) {
        return Optional.ofNullable(calls.remove(id));
    }

    /** Gives out this call; false if another thread has it. */
    boolean take(PendingCall<?> call) {
        return calls.remove(call.id(), call);
    }

    /** Takes no calls any more; those in flight stay. */
    void refuse() {
        refusing = true;
    }

    /** Takes no calls any more, and gives out those in flight in the order of their ids. */
    List<PendingCall<?>> drain() {
        refuse();
        List<PendingCall<?>> drained = new ArrayList<>();
        for (long id : new TreeSet<>(calls.keySet())) {
            take(id).ifPresent(drained::add);
        }
        return drained;
    }

    /** How many there are. */
    int size() {
        return calls.size();
    }
}
