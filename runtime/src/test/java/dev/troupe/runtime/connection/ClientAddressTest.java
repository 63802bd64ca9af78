package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "192.0.2.1,192.0.2.1",
                "'',''",
                "unknown,unknown",
                "2001:db8:1:2:3:4:5:6,20010db800010002/64",
                "2001:db8:1:2::9,20010db800010002/64",
                "fe80::1%eth0,fe80000000000000/64",
                "::ffff:192.0.2.1,::ffff:192.0.2.1",
                "no:address,no:address"
            })
    void anAddressOfIpv6StandsForItsNetwork(String address, String client) {
        assertThat(ClientAddress.of(address)).isEqualTo(client);
    }
}
