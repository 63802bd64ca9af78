package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7239, section 4. */
class ForwardedHeaderTest {

    @Test
    void theExamplesOfTheStandardAreRead() {
        assertThat(ForwardedHeader.read("for=\"_gazonk\"")).containsExactly(new ForwardedHop("_gazonk", "", ""));
        assertThat(ForwardedHeader.read("For=\"[2001:db8:cafe::17]:4711\""))
                .containsExactly(new ForwardedHop("[2001:db8:cafe::17]:4711", "", ""));
        assertThat(ForwardedHeader.read("for=192.0.2.60;proto=http;by=203.0.113.43"))
                .containsExactly(new ForwardedHop("192.0.2.60", "http", ""));
        assertThat(ForwardedHeader.read("for=192.0.2.43, for=198.51.100.17;host=example.org"))
                .containsExactly(
                        new ForwardedHop("192.0.2.43", "", ""), new ForwardedHop("198.51.100.17", "", "example.org"));
    }

    @Test
    void whatIsInQuotesMayHaveAnyMeaningAndWhatIsUnknownIsPassedOver() {
        assertThat(ForwardedHeader.read(" , for=\"a\\\"b\";secret=\"x, for=y; z\" ; Proto=HTTPS ,,host=\"h:1\";"))
                .containsExactly(new ForwardedHop("a\"b", "HTTPS", ""), new ForwardedHop("", "", "h:1"));
        assertThat(ForwardedHeader.read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for",
                "for=",
                "=1.2.3.4",
                "for=\"1.2.3.4",
                "for=\"1.2.3.4\\",
                "for=1;for=2",
                "for=1;For=2",
                "for=1 for=2",
                "for=a\"b\"",
                "for==1",
                "for=1;;host=x",
                "for=\u00E9",
                "for=\"\u0001\""
            })
    void whatIsMalformedIsNotRead(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> ForwardedHeader.read(line));
    }

    @Test
    void whateverComesItEndsAndFailsInOneWayAlone() {
        Random random = new Random(7);
        String signs = "for=\"\\,; \t1.:[]_%é\u0000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                line.append(signs.charAt(random.nextInt(signs.length())));
            }
            try {
                ForwardedHeader.read(line.toString()).forEach(ForwardedHop::address);
            } catch (IllegalArgumentException e) {
                assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.1:8080, 192.0.2.1",
        "192.0.2.1:_port, 192.0.2.1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "[2001:DB8::1], 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1]:8080, 2001:db8:0:0:0:0:0:1",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void anAddressIsTheSameHoweverItIsWritten(String node, String address) {
        assertThat(new ForwardedHop(node, "", "").address())
                .hasValueSatisfying(read -> assertThat(read.getHostAddress()).isEqualTo(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "Unknown", "_hidden", "_SEVKISEK", ""})
    void whoMayHideDoes(String node) {
        assertThat(new ForwardedHop(node, "", "").address()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "localhost",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "[::1",
                "[::1]x",
                "[]",
                "::1%eth0",
                "1:2",
                "'1.2.3.4'",
                "0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:0:1"
            })
    void whatIsNoAddressIsNone(String node) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ForwardedHop(node, "", "").address());
    }
}
