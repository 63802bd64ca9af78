package dev.troupe.runtime.connection;

import dev.troupe.runtime.message.IpAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many calls each client makes in a second, over all its connections and requests. A client is who it is known to be, or else
 * its address, by {@link IpAddress#networkOf}.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>A client keeps to one {@link RateLimit}, whichever way its calls come.
 *   <li>Nothing is remembered of a client whose second is saved up again, once {@link #forget} was called.
 *   <li>A client of which neither is known is not limited here.
 * </ul>
 */
public final class RateLimits {

    private final int perSecond;
    private final ConcurrentHashMap<String, RateLimit> byClient = new ConcurrentHashMap<>();

    /** @param perSecond 0 is no limit */
    public RateLimits(int perSecond) {
        this.perSecond = perSecond;
    }

    /** The most calls in a second; 0 if there is no limit. */
    int perSecond() {
        return perSecond;
    }

    /** What stands for a client; empty if it is not limited here. */
    Optional<String> client(ClientRights rights, String address) {
        if (perSecond == 0 || (rights.name().isEmpty() && address.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(rights.name().map(name -> "name " + name).orElseGet(() -> IpAddress.networkOf(address)));
    }

    /** Whether a client may make one more call now; it counts if it may. */
    boolean take(ClientRights rights, String address, long now) {
        return client(rights, address).map(client -> take(client, now)).orElse(true);
    }

    /** The same, for what {@link #client} has said. */
    boolean take(String client, long now) {
        boolean[] granted = new boolean[1];
        byClient.compute(client, (any, known) -> {
            RateLimit limit = known == null ? new RateLimit(perSecond, now) : known;
            granted[0] = limit.take(now);
            return limit;
        });
        return granted[0];
    }

    /** Forgets the clients whose second is saved up again. */
    void forget(long now) {
        for (String client : byClient.keySet()) {
            byClient.computeIfPresent(client, (any, limit) -> limit.isSavedUp(now) ? null : limit);
        }
    }

    /** How many clients are remembered. */
    int remembered() {
        return byClient.size();
    }
}
