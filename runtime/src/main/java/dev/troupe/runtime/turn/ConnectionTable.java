package dev.troupe.runtime.turn;

import dev.troupe.runtime.message.ToConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections of an actor, and those that are being admitted.
 *
 * <p>Changed by the thread that drains; {@link #listed} and {@link #find} are for any thread.
 */
final class ConnectionTable<C, E> {

    private final IdentityHashMap<ToConnection, ActorConnection<C, E>> admitted = new IdentityHashMap<>();
    private final IdentityHashMap<ToConnection, Admission<?, ?, C, E>> admissions = new IdentityHashMap<>();
    private final Map<String, ActorConnection<C, E>> byId = new ConcurrentHashMap<>();
    /** Replaced whenever it changes, so that an event goes through an array that nobody touches. */
    private volatile List<ActorConnection<C, E>> listed = List.of();

    private boolean everAdmitted;

    /** Somebody asks to be let in. */
    void add(Admission<?, ?, C, E> admission) {
        admissions.put(admission.remote(), admission);
    }

    /** Somebody is let in, and listed from now on. */
    void admit(ActorConnection<C, E> connection) {
        everAdmitted = true;
        admissions.remove(connection.remote());
        admitted.put(connection.remote(), connection);
        byId.put(connection.id(), connection);
        List<ActorConnection<C, E>> longer = new ArrayList<>(listed.size() + 1);
        longer.addAll(listed);
        longer.add(connection);
        listed = longer;
    }

    /** The connection is listed no longer, but still known. */
    void unlist(ActorConnection<C, E> connection) {
        if (byId.remove(connection.id(), connection)) {
            List<ActorConnection<C, E>> shorter = new ArrayList<>(listed);
            shorter.remove(connection);
            listed = shorter;
        }
    }

    /** Forgets the connection or the admission. */
    void remove(ToConnection remote) {
        admissions.remove(remote);
        ActorConnection<C, E> connection = admitted.remove(remote);
        if (connection != null) {
            unlist(connection);
        }
    }

    @Nullable
    ActorConnection<C, E> admitted(ToConnection remote) {
        return admitted.get(remote);
    }

    @Nullable
    Admission<?, ?, C, E> admission(ToConnection remote) {
        return admissions.get(remote);
    }

    /** Those that are being admitted; a copy. */
    List<Admission<?, ?, C, E>> admissions() {
        return List.copyOf(admissions.values());
    }

    /** Whether nobody is there, or on the way, or ever was there. */
    boolean isUntouched() {
        return !everAdmitted && admissions.isEmpty();
    }

    /** Whether nobody is there. */
    boolean isEmpty() {
        return admitted.isEmpty();
    }

    /** Those that are connected, in the order in which they came; never changed. */
    List<ActorConnection<C, E>> listed() {
        return listed;
    }

    /** All that are known, listed or not; a copy. */
    Collection<ActorConnection<C, E>> known() {
        return List.copyOf(admitted.values());
    }

    @Nullable
    ActorConnection<C, E> find(String id) {
        return byId.get(id);
    }
}
