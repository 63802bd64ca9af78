package dev.troupe.runtime.turn;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What lives under which key.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Under one key there is one at most, and it was made once.
 *   <li>It is removed only if it is still the one: a late removal does not evict a successor.
 * </ul>
 *
 * @param <K> the keys
 * @param <T> what lives; not null, and told apart by identity
 */
final class ActorTable<K, T> {

    private final ConcurrentMap<K, T> live = new ConcurrentHashMap<>();

    /**
     * What lives under the key; made if there is nothing.
     *
     * @param create makes it, or gives null where it must not be made; called at most once
     */
    @Nullable
    T getOrCreate(K key, Function<K, @Nullable T> create) {
        // A look without a lock first: most messages find what they want.
        T present = live.get(key);
        return present != null ? present : live.computeIfAbsent(key, create);
    }

    /** What lives under the key; null if there is nothing. */
    @Nullable
    T find(K key) {
        return live.get(key);
    }

    /** Removes it, if it is still the one; whether it was. */
    boolean remove(K key, T ended) {
        return live.remove(key, ended);
    }

    /** All that live; follows what happens. */
    Collection<T> all() {
        return live.values();
    }
}
