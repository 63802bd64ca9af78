package dev.troupe.server.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void theDefaultLeavesDescriptorsForOtherThings() {
        assertThat(ConnectionLimits.descriptorsFor(200, 20)).isEqualTo(180 - 64);
        assertThat(ConnectionLimits.descriptorsFor(1_048_576, 24)).isEqualTo(1_048_552 - 1_048_552 / 8);
        assertThat(ConnectionLimits.descriptorsFor(60, 20)).isEqualTo(20);
        assertThat(ConnectionLimits.descriptorsFor(10, 20)).isEqualTo(1);
    }

    @Test
    void theDefaultIsFiniteAndOneAddressHasHalfOfIt() {
        int most = ConnectionLimits.defaultMost(false);
        assertThat(most).isPositive().isLessThan(Integer.MAX_VALUE);
        assertThat(ConnectionLimits.defaultMost(true)).isPositive().isLessThanOrEqualTo(most);
        assertThat(ConnectionLimits.defaultMostPerAddress(most)).isEqualTo(most / 2);
        assertThat(ConnectionLimits.defaultMostPerAddress(1)).isEqualTo(1);
        assertThat(ConnectionLimits.defaultMostPerAddress(0)).isZero();
    }

    @Test
    void aLimitIsNotNegative() {
        assertThatThrownBy(() -> new ConnectionLimits(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ConnectionLimits(0, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addressesOfOneNetworkOfIpv6ShareALimitAndNothingIsKeptOfThemAfterwards() throws UnknownHostException {
        ConnectionPlaces places = new ConnectionPlaces(new ConnectionLimits(0, 1), exempt -> false);
        InetAddress one = address("2001:db8:0:1::1");
        assertThat(places.take(one)).isTrue();
        assertThat(places.take(address("2001:db8:0:1:ffff::2"))).isFalse();
        assertThat(places.take(address("2001:db8:0:2::1"))).isTrue();
        assertThat(places.take(address("10.0.0.1"))).isTrue();
        assertThat(places.take(address("10.0.0.2"))).isTrue();
        assertThat(places.take(null)).isTrue();
        assertThat(places.take(null)).as("an unknown address").isTrue();
        assertThat(places.count()).isEqualTo(6);
        assertThat(places.networks()).isEqualTo(4);
        places.give(one);
        assertThat(places.take(address("2001:db8:0:1::3"))).isTrue();
        places.give(address("2001:db8:0:1::3"));
        places.give(address("2001:db8:0:2::1"));
        places.give(address("10.0.0.1"));
        places.give(address("10.0.0.2"));
        assertThat(places.networks()).isZero();
    }
}
