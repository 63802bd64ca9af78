package dev.troupe.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Who is there, where one user may have several connections: a user comes with the first of them and goes with the last.
 *
 * <p>An actor makes one for itself, or one for each topic, and tells it who comes and goes. It sends nothing: the events are
 * the actor's own. Whoever disconnects has left all topics, and {@code onDisconnect} tells each; a topic that was idle ends
 * without a word, so before somebody arrives in one, {@link #keepOnly} is told who is in it.
 *
 * <pre>{@code
 * private final Presence<Member, String> present = Presence.by(Member::name);
 *
 * public void onConnect(Connection<Member, Feed> connection) {
 *     if (present.arrive(connection)) {
 *         members.broadcast().joined(connection.state().name());
 *     }
 * }
 *
 * public void onDisconnect(Connection<Member, Feed> connection) {
 *     if (present.depart(connection)) {
 *         members.broadcast().left(connection.state().name());
 *     }
 * }
 * }</pre>
 *
 * <p>It is used inside exclusive turns, as the fields of the actor are. It is empty in every new life of the actor;
 * connections survive a crash, so {@code onStart} tells it of those that are there: {@link #arriveAll}.
 *
 * @param <C> the state of a connection
 * @param <K> what tells users apart; its {@code equals} decides
 */
public final class Presence<C, K> {

    private final Function<? super C, ? extends K> key;
    private final Map<K, Set<String>> connections = new LinkedHashMap<>();
    /** Under which key a connection has arrived: its state may have changed since. */
    private final Map<String, K> keys = new HashMap<>();

    private Presence(Function<? super C, ? extends K> key) {
        this.key = key;
    }

    /** Nobody is there yet; users are told apart by what this makes of the state of a connection. */
    public static <C, K> Presence<C, K> by(Function<? super C, ? extends K> key) {
        return new Presence<>(key);
    }

    /** A connection comes; whether it is the first of its key. One that has come before does not come again. */
    public boolean arrive(Connection<? extends C, ?> connection) {
        if (keys.containsKey(connection.id())) {
            return false;
        }
        K arriving = Objects.requireNonNull(key.apply(connection.state()), "A connection has a key");
        keys.put(connection.id(), arriving);
        Set<String> ids = connections.computeIfAbsent(arriving, absent -> new HashSet<>());
        ids.add(connection.id());
        return ids.size() == 1;
    }

    /** As {@link #arrive} for each of them, where nobody is to be told. */
    public void arriveAll(Iterable<? extends Connection<? extends C, ?>> all) {
        all.forEach(this::arrive);
    }

    /** A connection goes; whether it was the last of the key under which it came. One that has not come does not go. */
    public boolean depart(Connection<?, ?> connection) {
        K departing = keys.remove(connection.id());
        if (departing == null) {
            return false;
        }
        Set<String> ids = connections.getOrDefault(departing, Set.of());
        ids.remove(connection.id());
        return ids.isEmpty() && connections.remove(departing, ids);
    }

    /**
     * All connections but these have gone: for a topic, {@code present.keepOnly(connections.members(topic))}.
     *
     * @return the keys whose last connection has gone, in the order in which they came
     */
    public List<K> keepOnly(Iterable<? extends Connection<?, ?>> remaining) {
        Set<String> ids = new HashSet<>();
        remaining.forEach(connection -> ids.add(connection.id()));
        keys.keySet().retainAll(ids);
        List<K> gone = new ArrayList<>();
        connections.forEach((key, of) -> {
            of.retainAll(ids);
            if (of.isEmpty()) {
                gone.add(key);
            }
        });
        gone.forEach(connections::remove);
        return List.copyOf(gone);
    }

    /** Whether a connection of this key is there. */
    public boolean isPresent(K who) {
        return connections.containsKey(who);
    }

    /** Who is there, each once, in the order in which they came; a copy. */
    public List<K> all() {
        return List.copyOf(connections.keySet());
    }

    /** How many are there, each counted once. */
    public int count() {
        return connections.size();
    }
}
