package dev.troupe.runtime.connection;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.IpAddress;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.Key;
import dev.troupe.wire.WireError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many connections there are: in all, to each actor, from each address.
 *
 * <p>Promises, for any number of threads:
 *
 * <ul>
 *   <li>No limit is ever exceeded by connections that were {@linkplain #take taken}.
 *   <li>One that was refused has taken nothing.
 *   <li>What is not limited is not counted, and nothing is kept of actors and addresses without connections.
 * </ul>
 */
final class ConnectionCounts {

    /** An actor that has connections. */
    record Actor(String protocol, Key key) {}

    /**
     * What a connection takes.
     *
     * @param actor empty if it is none of an actor, but was upgraded only to be told that it is refused
     * @param address without port; empty if unknown, and then not limited
     */
    record Place(Optional<Actor> actor, String address) {

        /** Where it counts: a client of IPv6 has all addresses of its /64 network. */
        private String network() {
            return IpAddress.networkOf(address);
        }

        static Place of(HandshakeResult handshake) {
            Optional<Actor> wanted = handshake instanceof ServerHandshake asked
                    ? Optional.of(new Actor(asked.protocol(), asked.key()))
                    : Optional.empty();
            return new Place(wanted, handshake.remoteAddress());
        }
    }

    /** An address that has connections, or a /64 network of IPv6. Run for each of them that closes. Guarded by the counts. */
    private final class Network implements Runnable {
        private final String name;
        private int connections;

        Network(String name) {
            this.name = name;
        }

        @Override
        public void run() {
            synchronized (ConnectionCounts.this) {
                all--;
                leave();
            }
        }

        private void leave() {
            if (--connections == 0) {
                byAddress.remove(name);
            }
        }
    }

    private final int most;
    private final int mostPerActor;
    private final int mostPerAddress;
    private int all;
    private final Map<Actor, Integer> byActor = new HashMap<>();
    private final Map<String, Network> byAddress = new HashMap<>();
    /** One for all connections that count in all alone, so that none keeps an object of its own. */
    private final Runnable leaving = this::releaseOne;

    ConnectionCounts(RuntimeSettings settings) {
        this.most = settings.maxConnections();
        this.mostPerActor = settings.maxConnectionsPerActor();
        this.mostPerAddress = settings.maxConnectionsPerAddress();
    }

    /** Whether there is any limit. */
    boolean areLimited() {
        return most > 0 || mostPerActor > 0 || mostPerAddress > 0;
    }

    /** What stands in the way of another connection now; it may be different when that is taken. */
    synchronized Optional<WireError> obstacle(Place place) {
        if (most > 0 && all >= most) {
            return Optional.of(tooMany("The server takes no more connections"));
        }
        if (mostPerActor > 0 && place.actor().filter(this::isFull).isPresent()) {
            return Optional.of(tooMany("This actor takes no more connections"));
        }
        if (isLimited(place.address())) {
            Network network = byAddress.get(place.network());
            if (network != null && network.connections >= mostPerAddress) {
                return Optional.of(tooMany("Too many connections come from this address"));
            }
        }
        return Optional.empty();
    }

    /** Counts a connection in, unless something stands in its way. */
    synchronized Optional<WireError> take(Place place) {
        Optional<WireError> obstacle = obstacle(place);
        if (obstacle.isEmpty()) {
            all++;
            if (mostPerActor > 0) {
                place.actor().ifPresent(actor -> byActor.merge(actor, 1, Integer::sum));
            }
            if (isLimited(place.address())) {
                byAddress.computeIfAbsent(place.network(), Network::new).connections++;
            }
        }
        return obstacle;
    }

    /** A connection that was taken is closed. */
    synchronized void release(Place place) {
        all--;
        place.actor().ifPresent(of -> byActor.computeIfPresent(of, (actor, count) -> count > 1 ? count - 1 : null));
        Network network = byAddress.get(place.network());
        if (network != null) {
            network.leave();
        }
    }

    /**
     * What releases the place of a connection that was taken, when it closes. Where actors have no limit, all connections of one
     * address share it, so that an idle connection keeps no object of its own here.
     */
    synchronized Runnable releaseOf(Place place) {
        if (mostPerActor > 0) {
            return () -> release(place);
        }
        Network network = byAddress.get(place.network());
        return network == null ? leaving : network;
    }

    private synchronized void releaseOne() {
        all--;
    }

    /** How many actors and addresses are remembered. */
    synchronized int remembered() {
        return byActor.size() + byAddress.size();
    }

    private boolean isFull(Actor actor) {
        return byActor.getOrDefault(actor, 0) >= mostPerActor;
    }

    private boolean isLimited(String address) {
        return mostPerAddress > 0 && !address.isEmpty();
    }

    private static WireError tooMany(String message) {
        return ErrorCode.RATE_LIMITED.with(message);
    }
}
