package dev.troupe.runtime.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.1.1, 10.1.1.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::1, 0:0:0:0:0:0:0:1",
        "::, 0:0:0:0:0:0:0:0",
        "2001:DB8::1, 2001:db8:0:0:0:0:0:1",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "::ffff:10.0.0.7, 10.0.0.7",
        "::FFFF:a00:7, 10.0.0.7",
        "64:ff9b::10.0.0.7, 64:ff9b:0:0:0:0:a00:7",
    })
    void readsAddresses(String text, String read) {
        assertThat(IpAddress.parse(text).map(IpAddress::text)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "010.1.1.1",
                "10.1.1.01",
                "0x0a.1.1.1",
                "0x0a010101",
                "167837953",
                "10.1",
                "10.1.1",
                "10.1.1.1.1",
                "10.1.1.256",
                "10.1.1.1 ",
                " 10.1.1.1",
                "10.1.1.1:80",
                "+10.1.1.1",
                "١٠.1.1.1",
                "fe80::1%eth0",
                "fe80::1%1",
                "[::1]",
                "[::1]:80",
                "::1::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "00001::1",
                "::g",
                ":",
                "1:",
                ":::",
                "::ffff:010.0.0.7",
                "::ffff:0xa.0.0.7",
                "::ffff:10.7",
                "1:2:3:4:5:6:7:10.0.0.7",
                "localhost",
                "example.org",
                "a",
                "::1/64",
            })
    void readsNothingElse(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }

    private static long network(String text) {
        return IpAddress.parse(text).orElseThrow().network();
    }

    @Test
    void oneClientOfIpv6IsANetwork() {
        assertThat(network("2001:db8:1:2:3:4:5:6")).isEqualTo(network("2001:db8:1:2::"));
        assertThat(network("2001:db8:1:3::")).isNotEqualTo(network("2001:db8:1:2::"));
        assertThat(network("10.0.0.1")).isNotEqualTo(network("10.0.0.2"));
        assertThat(network("::ffff:10.0.0.1")).isEqualTo(network("10.0.0.1"));
        assertThat(network("::1")).isNotEqualTo(network("0.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.7, 10.0.0.8, false",
        "::1, 0.0.0.1, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:1:2:3, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "2001:DB8:1:2:0:0:0:1, 2001:db8:1:2::9, true",
        "::ffff:10.0.0.7, 10.0.0.7, true",
        "fe80::1%eth0, fe80::2, true",
        "no:address, another:one, false"
    })
    void theNetworkOfTextIsTheSameAsThatOfItsAddress(String one, String other, boolean same) {
        assertThat(IpAddress.networkOf(one).equals(IpAddress.networkOf(other))).isEqualTo(same);
    }

    @Test
    void anUnknownAddressHasNoNetwork() {
        assertThat(IpAddress.networkOf("")).isEmpty();
    }
}
