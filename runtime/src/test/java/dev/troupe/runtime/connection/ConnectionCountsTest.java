package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.connection.ConnectionCounts.Actor;
import dev.troupe.runtime.connection.ConnectionCounts.Place;
import dev.troupe.wire.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ConnectionCountsTest {

    private static ConnectionCounts limited(UnaryOperator<RuntimeSettings.Builder> limits) {
        return new ConnectionCounts(
                limits.apply(RuntimeSettings.DEFAULTS.toBuilder()).build());
    }

    private static Place place(String key, String address) {
        return new Place(Optional.of(new Actor("room", Key.of(key))), address);
    }

    @Test
    void thereIsRoomAgainWhenOneHasLeft() {
        ConnectionCounts counts = limited(limits -> limits.maxConnections(2));

        assertThat(counts.take(place("a", "1"))).isEmpty();
        assertThat(counts.take(place("b", "2"))).isEmpty();
        assertThat(counts.obstacle(place("c", "3"))).isPresent();
        assertThat(counts.take(place("c", "3")))
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("rate_limited"));
        counts.release(place("a", "1"));
        assertThat(counts.take(place("c", "3"))).isEmpty();
        assertThat(counts.take(place("d", "4"))).isPresent();
    }

    @Test
    void eachActorIsCountedForItself() {
        ConnectionCounts counts = limited(limits -> limits.maxConnectionsPerActor(1));

        assertThat(counts.take(place("a", "1"))).isEmpty();
        assertThat(counts.take(place("a", "2")))
                .hasValueSatisfying(error -> assertThat(error.message()).contains("This actor"));
        assertThat(counts.take(place("b", "1"))).isEmpty();
        assertThat(counts.take(new Place(Optional.of(new Actor("other", Key.of("a"))), "1")))
                .isEmpty();
    }

    @Test
    void eachAddressIsCountedForItselfAndAnUnknownOneIsNot() {
        ConnectionCounts counts = limited(limits -> limits.maxConnectionsPerAddress(1));

        assertThat(counts.take(place("a", "1"))).isEmpty();
        assertThat(counts.take(place("b", "1")))
                .hasValueSatisfying(error -> assertThat(error.message()).contains("this address"));
        assertThat(counts.take(place("b", "2"))).isEmpty();
        assertThat(counts.take(place("b", ""))).isEmpty();
        assertThat(counts.take(place("b", ""))).isEmpty();
    }

    @Test
    void addressesOfOneNetworkOfIpv6AreOne() {
        ConnectionCounts counts = limited(limits -> limits.maxConnectionsPerAddress(1));

        assertThat(counts.take(place("a", "2001:db8:0:1::1"))).isEmpty();
        assertThat(counts.take(place("a", "2001:db8:0:1:0:0:0:2"))).isPresent();
        assertThat(counts.take(place("a", "2001:db8:0:2::1"))).isEmpty();
        counts.release(place("a", "2001:db8:0:1::3"));
        assertThat(counts.take(place("a", "2001:db8:0:1::2"))).isEmpty();
    }

    @Test
    void whatReleasesAPlaceWhenAConnectionClosesReleasesAllThatItTook() {
        for (ConnectionCounts counts : List.of(
                limited(limits -> limits.maxConnections(1).maxConnectionsPerAddress(0)),
                limited(limits -> limits.maxConnections(1)),
                limited(limits -> limits.maxConnections(1).maxConnectionsPerActor(1)))) {
            Place place = place("a", "10.0.0.1");
            for (int i = 0; i < 3; i++) {
                assertThat(counts.take(place)).isEmpty();
                assertThat(counts.take(place("b", "10.0.0.2"))).isPresent();
                counts.releaseOf(place).run();
            }
            assertThat(counts.remembered()).isZero();
        }
    }

    @Test
    void idleConnectionsOfOneAddressShareWhatReleasesTheirPlaces() {
        ConnectionCounts counts = limited(limits -> limits.maxConnectionsPerAddress(2));
        assertThat(counts.take(place("a", "10.0.0.1"))).isEmpty();
        assertThat(counts.take(place("b", "10.0.0.1"))).isEmpty();
        assertThat(counts.take(place("c", "10.0.0.2"))).isEmpty();

        Runnable release = counts.releaseOf(place("a", "10.0.0.1"));
        assertThat(counts.releaseOf(place("b", "10.0.0.1"))).isSameAs(release);
        assertThat(counts.releaseOf(place("c", "10.0.0.2"))).isNotSameAs(release);

        release.run();
        assertThat(counts.take(place("d", "10.0.0.1"))).isEmpty();
        assertThat(counts.take(place("d", "10.0.0.1"))).isPresent();
    }

    @Test
    void theDefaultsAreFiniteAndOneAddressHasHalf() {
        RuntimeSettings defaults = RuntimeSettings.DEFAULTS;
        assertThat(defaults.maxConnections()).isGreaterThanOrEqualTo(1_024);
        assertThat(defaults.maxConnectionsPerAddress()).isEqualTo(defaults.maxConnections() / 2);
    }

    @Test
    void oneOfNoActorCountsForItsAddressAndForAll() {
        Place nowhere = new Place(Optional.empty(), "1");
        ConnectionCounts perAddress =
                limited(limits -> limits.maxConnectionsPerAddress(2).maxConnectionsPerActor(1));
        assertThat(perAddress.take(nowhere)).isEmpty();
        assertThat(perAddress.take(nowhere)).isEmpty();
        assertThat(perAddress.take(place("a", "1"))).isPresent();
        assertThat(perAddress.take(nowhere)).isPresent();
        perAddress.release(nowhere);
        assertThat(perAddress.take(place("a", "1"))).isEmpty();
        perAddress.release(nowhere);
        perAddress.release(place("a", "1"));
        assertThat(perAddress.remembered()).isZero();

        ConnectionCounts inAll = limited(limits -> limits.maxConnections(1));
        assertThat(inAll.take(nowhere)).isEmpty();
        assertThat(inAll.obstacle(place("a", "2"))).isPresent();
    }

    @Test
    void oneThatWasRefusedHasTakenNothing() {
        ConnectionCounts counts =
                limited(limits -> limits.maxConnectionsPerAddress(1).maxConnectionsPerActor(5));
        assertThat(counts.take(place("a", "1"))).isEmpty();
        int before = counts.remembered();

        assertThat(counts.take(place("b", "1"))).isPresent();

        assertThat(counts.remembered()).isEqualTo(before);
    }

    @Test
    void nothingIsKeptOfActorsAndAddressesWithoutConnections() {
        ConnectionCounts counts =
                limited(limits -> limits.maxConnectionsPerAddress(5).maxConnectionsPerActor(5));
        for (int i = 0; i < 10; i++) {
            assertThat(counts.take(place("k" + i, "a" + i))).isEmpty();
            assertThat(counts.take(place("k" + i, "a" + i))).isEmpty();
        }
        assertThat(counts.remembered()).isEqualTo(20);
        for (int i = 0; i < 10; i++) {
            counts.release(place("k" + i, "a" + i));
            counts.release(place("k" + i, "a" + i));
        }
        assertThat(counts.remembered()).isZero();
    }

    @Test
    void whatIsNotLimitedIsNotCounted() {
        ConnectionCounts counts = limited(limits -> limits.maxConnections(0).maxConnectionsPerAddress(0));

        assertThat(counts.areLimited()).isFalse();
        assertThat(counts.take(place("a", "1"))).isEmpty();
        assertThat(counts.remembered()).isZero();
    }

    @Test
    void noLimitIsExceededByManyThreads() throws Exception {
        ConnectionCounts counts = limited(limits -> limits.maxConnections(100));
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                try {
                    begin.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int j = 0; j < 100; j++) {
                    if (counts.take(place("k" + j, "")).isEmpty()) {
                        taken.incrementAndGet();
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(taken).hasValue(100);
    }
}
