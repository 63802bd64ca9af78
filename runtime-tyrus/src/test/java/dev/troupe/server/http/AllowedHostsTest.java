package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private static final AllowedHosts NAMED = AllowedHosts.of(List.of("chat.example.org", "*.apps.example"));

    private static boolean allow(AllowedHosts hosts, String target, String host, String forwarded) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
        if (!host.isEmpty()) {
            request.headers().set("Host", host);
        }
        return hosts.allow(
                request,
                new RequestSource("10.0.0.1", false, Optional.of(forwarded).filter(name -> !name.isEmpty())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "localhost.",
                "chat.localhost:8080",
                "127.0.0.1",
                "127.0.0.1:8080",
                "10.1.2.3",
                "[::1]",
                "[::1]:8080",
                "[2001:db8::1]",
                "backend:8080",
                "backend",
            })
    void addressesAndNamesOfNoNameServerAreAlwaysAllowed(String host) {
        assertThat(AllowedHosts.LOCAL.allows(host)).isTrue();
        assertThat(NAMED.allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "evil.example.",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evillocalhost.example",
                "127.0.0.1:8080.evil.example",
                "127.1.",
                "127.0.0.01",
                "0x7f.0.0.1",
                "[::1].evil.example",
                "[::1%eth0]",
                "[evil.example]",
                "::1",
                "user@localhost",
                "localhost/evil.example",
                "localhost:99999999",
                "xn--bcher-kva.example",
                "localhost,evil.example",
                "chat.example.org.evil.example",
                "evilchat.example.org",
                "apps.example",
                "evilapps.example",
            })
    void allOtherHostsAreNot(String host) {
        assertThat(AllowedHosts.LOCAL.allows(host)).isFalse();
        assertThat(NAMED.allows(host)).isFalse();
        assertThat(AllowedHosts.EVERY.allows(host)).isTrue();
        assertThat(AllowedHosts.of(List.of("*")).allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat.example.org",
                "Chat.Example.ORG:443",
                "chat.example.org.",
                "a.apps.example",
                "a.b.apps.example"
            })
    void hostsThatWereNamedAre(String host) {
        assertThat(NAMED.allows(host)).isTrue();
        assertThat(AllowedHosts.LOCAL.allows(host)).isFalse();
    }

    @Test
    void theTargetOfARequestNamesAHostToo() {
        assertThat(allow(AllowedHosts.LOCAL, "http://localhost/x", "localhost", ""))
                .isTrue();
        assertThat(allow(AllowedHosts.LOCAL, "http://evil.example/x", "localhost", ""))
                .isFalse();
        assertThat(allow(AllowedHosts.LOCAL, "http://evil.example?x", "localhost", ""))
                .isFalse();
        assertThat(allow(AllowedHosts.LOCAL, "/?u=http://evil.example/", "localhost", ""))
                .isTrue();
        assertThat(allow(AllowedHosts.LOCAL, "/", "", "")).as("HTTP/1.0").isTrue();
    }

    @Test
    void whatAProxySaysIsNoWayAround() {
        assertThat(allow(AllowedHosts.LOCAL, "/", "evil.example", "localhost")).isFalse();
        assertThat(allow(AllowedHosts.LOCAL, "/", "backend", "chat.example.org"))
                .isTrue();
        assertThat(allow(NAMED, "/", "evil.example", "chat.example.org")).isFalse();
        assertThat(allow(NAMED, "/", "backend", "chat.example.org")).isTrue();
        assertThat(allow(NAMED, "/", "backend", "evil.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.org",
                "example.org:8080",
                "a b",
                "*.",
                "a.*.example",
                "**",
                "*example.org",
                "a..b"
            })
    void whatIsNoHostIsRefused(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedHosts.of(List.of(host)))
                .withMessageContaining("'" + host + "' is no host");
    }
}
