package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies INSIDE = TrustedProxies.of(List.of("10.0.0.0/8", "192.168.7.7", "fd00::/8"));

    /** @param headers name and value in turn */
    private static Optional<RequestSource> source(String peer, String... headers) {
        DefaultHttpHeaders all = new DefaultHttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(peer);
        RequestSource direct = new RequestSource(address.getHostAddress(), false, Optional.empty());
        return INSIDE.source(direct, Optional.of(address), all);
    }

    private static String client(String peer, String... headers) {
        return source(peer, headers).map(RequestSource::address).orElse("malformed");
    }

    @Test
    void whoIsNotTrustedIsNotHeard() {
        assertThat(source(
                        "192.0.2.9",
                        "Forwarded",
                        "for=1.2.3.4;proto=https;host=a",
                        "X-Forwarded-For",
                        "1.2.3.4",
                        "X-Forwarded-Proto",
                        "https"))
                .contains(new RequestSource("192.0.2.9", false, Optional.empty()));
        assertThat(client("192.168.7.8", "X-Forwarded-For", "1.2.3.4")).isEqualTo("192.168.7.8");
        assertThat(client("192.0.2.9", "Forwarded", "\"")).isEqualTo("192.0.2.9");
    }

    @Test
    void whereNobodyIsTrustedNobodyIsHeard() {
        RequestSource direct = new RequestSource("10.0.0.1", true, Optional.empty());
        assertThat(TrustedProxies.NONE.source(
                        direct, Optional.empty(), new DefaultHttpHeaders().add("X-Forwarded-For", "1.2.3.4")))
                .contains(direct);
    }

    @Test
    void aProxyThatSaysNothingIsTheClient() {
        assertThat(source("10.0.0.1")).contains(new RequestSource("10.0.0.1", false, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2.3.4                        | 1.2.3.4",
                "6.6.6.6, 1.2.3.4               | 1.2.3.4",
                "1.2.3.4, 10.0.0.2              | 1.2.3.4",
                "6.6.6.6, 1.2.3.4, 10.0.0.2, 192.168.7.7 | 1.2.3.4",
                "10.0.0.3, 10.0.0.2             | 10.0.0.3",
                "2001:db8::1, fd00::1           | 2001:db8:0:0:0:0:0:1",
                "6.6.6.6, garbage, 1.2.3.4      | 1.2.3.4",
                "garbage                        | malformed",
                "garbage, 10.0.0.2              | malformed",
                "010.1.1.1                      | malformed",
                "0x0a.1.1.1                     | malformed",
                "167837953                      | malformed",
                "10.1                           | malformed",
                "fe80::1%eth0                   | malformed",
                "[1.2.3.4]                      | malformed",
                "[2001:db8::1                   | malformed",
                "1.2.3.4:port                   | malformed",
                "1.2.3.4:                       | malformed",
                "[2001:db8::1]x                 | malformed",
                "1.2.3.4:4711                   | 1.2.3.4",
                "[2001:db8::1]                  | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]:4711             | 2001:db8:0:0:0:0:0:1",
                "::ffff:1.2.3.4                 | 1.2.3.4",
                "1.2.3.4, ::ffff:10.0.0.2       | 1.2.3.4",
                "1.2.3.4, unknown               | 10.0.0.1",
                "1.2.3.4, unknown, 10.0.0.2     | 10.0.0.2",
            })
    void theRightmostAddressThatIsNotTrustedIsTheClient(String line, String client) {
        assertThat(client("10.0.0.1", "X-Forwarded-For", line)).isEqualTo(client);
    }

    @Test
    void linesAreOneListAndTheLastIsTheNearest() {
        assertThat(client("10.0.0.1", "X-Forwarded-For", "6.6.6.6", "X-Forwarded-For", "1.2.3.4"))
                .isEqualTo("1.2.3.4");
        assertThat(client("10.0.0.1", "X-Forwarded-For", "1.2.3.4", "X-Forwarded-For", "10.0.0.2"))
                .isEqualTo("1.2.3.4");
        assertThat(client("10.0.0.1", "Forwarded", "for=\"", "Forwarded", "for=1.2.3.4"))
                .isEqualTo("1.2.3.4");
        assertThat(client("10.0.0.1", "Forwarded", "for=\"", "Forwarded", "for=10.0.0.2"))
                .isEqualTo("malformed");
    }

    @Test
    void theOutermostTrustedProxySaysSchemeAndHostByTheStandard() {
        assertThat(source(
                        "10.0.0.1",
                        "Forwarded",
                        "for=6.6.6.6;proto=http;host=evil, for=1.2.3.4;proto=https;host=example.org,"
                                + " for=10.0.0.2;proto=http;host=inside"))
                .contains(new RequestSource("1.2.3.4", true, Optional.of("example.org")));
        assertThat(source("10.0.0.1", "Forwarded", "proto=https"))
                .contains(new RequestSource("10.0.0.1", true, Optional.empty()));
    }

    @Test
    void theNearestSaysThemOtherwise() {
        assertThat(source(
                        "10.0.0.1",
                        "X-Forwarded-For",
                        "1.2.3.4",
                        "X-Forwarded-Proto",
                        "http, wss",
                        "X-Forwarded-Host",
                        "evil, example.org:8443"))
                .contains(new RequestSource("1.2.3.4", true, Optional.of("example.org:8443")));
    }

    @Test
    void theStandardCountsWhereBothAreThereAndAgree() {
        assertThat(source(
                        "10.0.0.1",
                        "Forwarded",
                        "for=1.2.3.4;proto=https",
                        "X-Forwarded-For",
                        "1.2.3.4",
                        "X-Forwarded-Proto",
                        "http",
                        "X-Forwarded-Host",
                        "evil"))
                .contains(new RequestSource("1.2.3.4", true, Optional.empty()));
        assertThat(client("10.0.0.1", "Forwarded", "for=6.6.6.6", "X-Forwarded-For", "1.2.3.4"))
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Proto, gopher", "X-Forwarded-Host, a/b", "X-Forwarded-Host, user@host"})
    void whatIsNoSchemeOrHostIsMalformed(String name, String value) {
        assertThat(client("10.0.0.1", name, value)).isEqualTo("malformed");
    }

    @Test
    void thereIsABoundToTheProxies() {
        assertThat(client("10.0.0.1", "X-Forwarded-For", "1.2.3.4" + ", 10.0.0.2".repeat(31)))
                .isEqualTo("1.2.3.4");
        assertThat(client("10.0.0.1", "X-Forwarded-For", "1.2.3.4" + ", 10.0.0.2".repeat(32)))
                .isEqualTo("malformed");
        assertThat(client("10.0.0.1", "X-Forwarded-For", "6.6.6.6, ".repeat(1_000) + "1.2.3.4"))
                .isEqualTo("1.2.3.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0", "fd00::/129", "10.0.0.0/", "::1%lo", "1.2.3.4/a"})
    void whatIsNoBlockIsRefused(String block) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.of(List.of(block)))
                .withMessageContaining("'" + block + "'");
    }
}
