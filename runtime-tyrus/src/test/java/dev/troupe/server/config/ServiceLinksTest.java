package dev.troupe.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceLinksTest {

    private static Map<String, String> kubernetes(String prefix) {
        String port = prefix + "_PORT_8080_TCP";
        return Map.of(
                prefix + "_SERVICE_HOST",
                "10.3.0.1",
                prefix + "_SERVICE_PORT",
                "8080",
                prefix + "_SERVICE_PORT_HTTP",
                "8080",
                prefix + "_PORT",
                "tcp://10.3.0.1:8080",
                port,
                "tcp://10.3.0.1:8080",
                port + "_PROTO",
                "tcp",
                port + "_PORT",
                "8080",
                port + "_ADDR",
                "10.3.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TROUPE",
                "TROUPE_CHAT",
                "TROUPE_SERVER",
                "TROUPE_HTTP",
                "TROUPE_SERVICE",
                "TROUPE_PORT",
                "TROUPE_A_SERVICE_PORT",
                "TROUPE_8080"
            })
    void aServiceOfKubernetesIsNoPartOfTheConfiguration(String prefix) {
        assertThat(ServiceLinks.without(kubernetes(prefix))).isEmpty();
    }

    @Test
    void neitherIsOneWithAnAddressOfIpv6() {
        Map<String, String> environment = new HashMap<>(kubernetes("TROUPE_CHAT"));
        environment.put("TROUPE_CHAT_SERVICE_HOST", "fd00::1");
        environment.put("TROUPE_CHAT_PORT", "tcp://[fd00::1]:8080");
        assertThat(ServiceLinks.without(environment)).isEmpty();
    }

    @Test
    void neitherIsALinkOfDocker() {
        assertThat(ServiceLinks.without(Map.of(
                        "TROUPE_DB_NAME", "/web/troupe-db",
                        "TROUPE_DB_PORT", "tcp://172.17.0.5:5432",
                        "TROUPE_DB_PORT_5432_TCP", "tcp://172.17.0.5:5432",
                        "TROUPE_DB_PORT_5432_TCP_START", "tcp://172.17.0.5:5432",
                        "TROUPE_DB_ENV_PASSWORD", "x")))
                .isEmpty();
    }

    @Test
    void mistakesInWritingAreKept() {
        Map<String, String> mistakes = Map.of(
                "TROUPE_SERVICE_PORT", "8080",
                "TROUPE_SERVICE_HOST", "0.0.0.0x",
                "TROUPE_PORT", "8080",
                "TROUPE_CHAT_NAME", "lobby",
                "TROUPE_CHAT_ENV_X", "1",
                "TROUPE_SERVER_PROT", "8080");
        assertThat(ServiceLinks.without(mistakes)).isEqualTo(mistakes);
        Map<String, String> beside = new HashMap<>(kubernetes("TROUPE"));
        beside.put("TROUPE_SERVER_PROT", "8080");
        beside.put("TROUPE_SERVICE_HOTS", "10.3.0.1");
        assertThat(ServiceLinks.without(beside)).containsOnlyKeys("TROUPE_SERVER_PROT", "TROUPE_SERVICE_HOTS");
    }

    @Test
    void aKeyOfOursIsKeptWithItsOwnValue() {
        Map<String, String> environment = new HashMap<>(kubernetes("TROUPE_SERVER"));
        environment.put("TROUPE_SERVER_PORT", "8443");
        environment.put("TROUPE_SERVER_HOST", "0.0.0.0");
        assertThat(ServiceLinks.without(environment)).containsOnlyKeys("TROUPE_SERVER_PORT", "TROUPE_SERVER_HOST");
    }

    @Test
    void servicesOfOtherNamesAreNotLookedAt() {
        Map<String, String> others = kubernetes("TROUPES");
        assertThat(ServiceLinks.without(others)).isEqualTo(others);
    }
}
