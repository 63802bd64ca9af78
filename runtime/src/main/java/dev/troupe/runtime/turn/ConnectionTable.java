package dev.troupe.runtime.turn;

import dev.troupe.runtime.message.ToConnection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections of an actor, and those that are being admitted.
 *
 * <p>Changed by the thread that drains; {@link #listed}, {@link #count} and {@link #find} are for any thread.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Connections are listed in the order in which they came.
 *   <li>A list that was given out never changes.
 *   <li>A connection that is not listed any more is in no topic.
 *   <li>Coming and leaving cost the same however many are there; only the next look at the list copies it.
 * </ul>
 */
final class ConnectionTable<C, E> {

    private final IdentityHashMap<ToConnection, ActorConnection<C, E>> admitted = new IdentityHashMap<>();
    private final IdentityHashMap<ToConnection, Admission<?, ?, C, E>> admissions = new IdentityHashMap<>();
    /** Those that are listed, in the order in which they came; guarded by itself. */
    private final Map<String, ActorConnection<C, E>> byId = new LinkedHashMap<>();
    /** The same; null when that has changed since it was copied. Written under the lock. */
    private volatile @Nullable List<ActorConnection<C, E>> listed = List.of();

    private final TopicTable<C, E> topics;
    private boolean everAdmitted;

    ConnectionTable(TopicTable<C, E> topics) {
        this.topics = topics;
    }

    /** A client asks to be let in. */
    void add(Admission<?, ?, C, E> admission) {
        admissions.put(admission.remote(), admission);
    }

    /** A client is let in, and listed from now on. */
    void admit(ActorConnection<C, E> connection) {
        everAdmitted = true;
        admissions.remove(connection.remote());
        admitted.put(connection.remote(), connection);
        synchronized (byId) {
            byId.put(connection.id(), connection);
            listed = null;
        }
    }

    /** A client with a single call or request is let in. It is not a connection. */
    void letPass(ToConnection remote) {
        everAdmitted = true;
        admissions.remove(remote);
    }

    /** The connection is listed no longer, but still known. */
    void unlist(ActorConnection<C, E> connection) {
        synchronized (byId) {
            if (byId.remove(connection.id(), connection)) {
                listed = null;
            }
        }
        topics.leaveAll(connection);
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

    /** Whether nobody was ever let in. */
    boolean isUnentered() {
        return !everAdmitted;
    }

    /** Whether nobody is there, listed or not. */
    boolean isEmpty() {
        return admitted.isEmpty();
    }

    /** Whether nobody is there or being admitted. */
    boolean isDeserted() {
        return admitted.isEmpty() && admissions.isEmpty();
    }

    /** All that were let in and have not left, listed or not; a copy. */
    List<ActorConnection<C, E>> present() {
        return List.copyOf(admitted.values());
    }

    /** Those that are connected, in the order in which they came; never changed. */
    List<ActorConnection<C, E>> listed() {
        List<ActorConnection<C, E>> known = listed;
        return known != null ? known : copied();
    }

    private List<ActorConnection<C, E>> copied() {
        synchronized (byId) {
            List<ActorConnection<C, E>> known = listed;
            if (known == null) {
                known = List.copyOf(byId.values());
                listed = known;
            }
            return known;
        }
    }

    /** How many are listed. */
    int count() {
        synchronized (byId) {
            return byId.size();
        }
    }

    @Nullable
    ActorConnection<C, E> find(String id) {
        synchronized (byId) {
            return byId.get(id);
        }
    }
}
