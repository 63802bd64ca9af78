package dev.troupe.runtime.turn;

import dev.troupe.client.BoundedLog;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many actors there are: in all, and made by clients of each network.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>Neither limit is ever exceeded.
 *   <li>An actor that is refused takes no place.
 *   <li>A client without a known address takes a place in all, and none of a network.
 *   <li>Nothing is kept of a network that has made no actor.
 * </ul>
 */
final class ActorPopulation {

    private static final BoundedLog LOG = BoundedLog.of(ActorPopulation.class);

    private final int most;
    private final int mostPerNetwork;
    private final AtomicInteger all = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byNetwork = new ConcurrentHashMap<>();

    /** Room for so many actors, and for so many made by one network; 0 is no limit. */
    ActorPopulation(int most, int mostPerNetwork) {
        this.most = most == 0 ? Integer.MAX_VALUE : most;
        this.mostPerNetwork = mostPerNetwork == 0 ? Integer.MAX_VALUE : mostPerNetwork;
    }

    /**
     * An actor is about to be made.
     *
     * @param network of the client for whom it is made; empty if unknown
     * @return why it must not be made; empty if it has taken its place
     */
    Optional<String> take(String network) {
        if (all.getAndUpdate(count -> count < most ? count + 1 : count) >= most) {
            return refuse("The server has as many actors as it may have");
        }
        if (!network.isEmpty() && mostPerNetwork < Integer.MAX_VALUE && !takeOf(network)) {
            all.decrementAndGet();
            return refuse("Clients of this address have made as many actors as they may");
        }
        return Optional.empty();
    }

    private boolean takeOf(String network) {
        boolean[] taken = new boolean[1];
        byNetwork.compute(network, (name, count) -> {
            int before = count == null ? 0 : count;
            taken[0] = before < mostPerNetwork;
            return taken[0] ? before + 1 : count;
        });
        return taken[0];
    }

    /** An actor that has taken a place is gone. */
    void release(String network) {
        all.decrementAndGet();
        byNetwork.computeIfPresent(network, (name, count) -> count > 1 ? count - 1 : null);
    }

    /** How many networks are remembered. */
    int networks() {
        return byNetwork.size();
    }

    private Optional<String> refuse(String reason) {
        LOG.log(
                Level.WARNING,
                reason,
                () -> reason + ". There are " + all.get() + ", and the server refuses clients that want more.",
                null);
        return Optional.of(reason);
    }
}
