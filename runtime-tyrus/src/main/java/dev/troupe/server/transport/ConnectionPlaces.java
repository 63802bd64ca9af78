package dev.troupe.server.transport;

import dev.troupe.runtime.message.IpAddress;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many connections a listener has open: in all, and from each address.
 *
 * <p>Promises, for one thread that takes and any number that give back:
 *
 * <ul>
 *   <li>No limit is ever exceeded.
 *   <li>A connection that was refused has taken nothing.
 *   <li>Nothing is kept of addresses without connections.
 * </ul>
 */
final class ConnectionPlaces {

    private final ConnectionLimits limits;
    private final Predicate<InetAddress> exempt;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentHashMap<Long, Integer> byNetwork = new ConcurrentHashMap<>();

    /** @param exempt addresses that the limit for one address does not count, which are trusted proxies */
    ConnectionPlaces(ConnectionLimits limits, Predicate<InetAddress> exempt) {
        this.limits = limits;
        this.exempt = exempt;
    }

    /** Takes a place for a connection from this address; false if there is none. */
    boolean take(@Nullable InetAddress address) {
        if (limits.most() > 0 && all.get() >= limits.most()) {
            return false;
        }
        if (address != null && isCounted(address)) {
            Long network = IpAddress.of(address).network();
            if (byNetwork.getOrDefault(network, 0) >= limits.mostPerAddress()) {
                return false;
            }
            byNetwork.merge(network, 1, Integer::sum);
        }
        all.incrementAndGet();
        return true;
    }

    /** Gives back the place of a connection from this address. */
    void give(@Nullable InetAddress address) {
        all.decrementAndGet();
        if (address != null && isCounted(address)) {
            byNetwork.computeIfPresent(
                    IpAddress.of(address).network(), (network, count) -> count > 1 ? count - 1 : null);
        }
    }

    private boolean isCounted(InetAddress address) {
        return limits.mostPerAddress() > 0 && !exempt.test(address);
    }

    /** How many connections there are. */
    int count() {
        return all.get();
    }

    /** Whether there are as many as there may be. */
    boolean isFull() {
        return limits.most() > 0 && all.get() >= limits.most();
    }

    /** How many networks it keeps a count of. */
    int networks() {
        return byNetwork.size();
    }
}
