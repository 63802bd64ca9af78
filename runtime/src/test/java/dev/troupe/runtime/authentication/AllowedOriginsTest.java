package dev.troupe.runtime.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.actor.ClientRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

    private static ClientRequest request(String host, String... origins) {
        return new ClientRequest(
                "/actors/room/lobby",
                "",
                Map.of("host", List.of(host), "ORIGIN", List.of(origins)),
                "192.0.2.1",
                Optional.empty());
    }

    @Test
    void whoIsNoBrowserIsAllowed() {
        ClientRequest request = new ClientRequest("/", "", Map.of(), "", Optional.empty());

        assertThat(AllowedOrigins.SAME.allow(request, true)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org, example.org",
        "http://example.org:80, example.org",
        "http://example.org, EXAMPLE.org:80",
        "http://localhost:8080, localhost:8080",
        "http://[::1]:8080, [::1]:8080",
        "https://example.org, example.org",
        "https://example.org, example.org:443"
    })
    void aPageOfTheServerItselfIsAllowedAlsoBehindAProxyThatSpeaksTls(String origin, String host) {
        assertThat(AllowedOrigins.SAME.allow(request(host, origin), false)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, example.org",
        "http://example.org:8080, example.org",
        "http://example.org, example.org:8080",
        "https://example.org, example.org:80",
        "http://example.org.evil.example, example.org",
        "null, example.org",
        "'', ''",
        "http://example.org/, example.org",
        "http://a@example.org, example.org",
        "file://, example.org",
        "http://example.org, ''"
    })
    void aPageOfSomebodyElseIsNot(String origin, String host) {
        assertThat(AllowedOrigins.SAME.allow(request(host, origin), false)).isFalse();
        assertThat(AllowedOrigins.of(List.of("https://other.example")).allow(request(host, origin), false))
                .isFalse();
    }

    @Test
    void aServerThatSpeaksTlsTrustsNoPageThatCameWithoutIt() {
        assertThat(AllowedOrigins.SAME.allow(request("example.org", "http://example.org"), true))
                .isFalse();
        assertThat(AllowedOrigins.SAME.allow(request("example.org", "https://example.org"), true))
                .isTrue();
    }

    @Test
    void twoOriginsAreNone() {
        assertThat(AllowedOrigins.SAME.allow(request("example.org", "http://example.org", "http://example.org"), false))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://App.example", "https://app.example:443", "HTTPS://app.example"})
    void whatIsListedIsAllowedHoweverItIsWritten(String listed) {
        AllowedOrigins origins = AllowedOrigins.of(List.of(listed));

        assertThat(origins.allow(request("api.example", "https://app.example"), true))
                .isTrue();
        assertThat(origins.allow(request("api.example", "http://app.example"), true))
                .isFalse();
        assertThat(origins.allow(request("api.example", "https://api.example"), true))
                .as("the server's own")
                .isTrue();
    }

    @Test
    void aStarStandsForAll() {
        AllowedOrigins all = AllowedOrigins.of(List.of("*"));

        assertThat(all.allow(request("example.org", "https://evil.example"), true))
                .isTrue();
        assertThat(all.allow(request("example.org", "null"), true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "https://example.org/", "https://*.example.org", "null", "", "https://"})
    void whatIsNoOriginIsNamed(String listed) {
        assertThatThrownBy(() -> AllowedOrigins.of(List.of(listed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + listed + "'");
    }
}
