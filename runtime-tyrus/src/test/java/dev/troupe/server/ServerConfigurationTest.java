package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.config.ConfigurationKey;
import dev.troupe.server.echo.Gate;
import dev.troupe.server.http.HttpLimits;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a builder begins with. */
class ServerConfigurationTest {

    /** What the builder is told are objects, or what other methods are told. */
    private static final Set<String> IN_CODE_ALONE = Set.of(
            "actors",
            "provide",
            "settings",
            "httpLimits",
            "clock",
            "authenticator",
            "asyncAuthenticator",
            "tls",
            "createPolicy",
            "route",
            "routeAsync");

    private static TroupeServerBuilder configured(Map<String, String> environment) {
        return ServerSetup.configured(ServerConfigurationTest.class.getClassLoader(), environment);
    }

    @Test
    void theDefaultsOfTheKeysAreThoseOfTheCode() {
        TroupeServerBuilder untold = new TroupeServerBuilder();
        TroupeServerBuilder configured = configured(Map.of());

        assertThat(configured.settings()).isEqualTo(RuntimeSettings.DEFAULTS);
        assertThat(configured.httpLimits()).isEqualTo(HttpLimits.DEFAULTS);
        assertThat(configured)
                .usingRecursiveComparison()
                .ignoringFields("transport")
                .ignoringFieldsMatchingRegexes("system\\.clock.*")
                .isEqualTo(untold);
    }

    @Test
    void everySettingHasAKey() {
        Set<String> destinations = new TreeSet<>();
        for (Class<?> builder : List.of(RuntimeSettings.Builder.class, HttpLimits.Builder.class)) {
            for (Method method : builder.getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1) {
                    destinations.add(method.getName());
                }
            }
        }
        Arrays.stream(TroupeServerBuilder.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() > 0)
                .map(Method::getName)
                .filter(name -> !IN_CODE_ALONE.contains(name))
                .forEach(destinations::add);
        int keysOfObjects = 1; // createPolicy
        int keysOfTls = 4;
        int furtherKeysOfCors = 5;
        assertThat(ServerKeys.ALL)
                .as("Keys for %s", destinations)
                .hasSize(destinations.size() + keysOfObjects + keysOfTls + furtherKeysOfCors);
    }

    @Test
    void noTwoKeysHaveOneNameInTheEnvironment() {
        assertThat(ServerKeys.ALL.stream().map(ConfigurationKey::environmentName))
                .doesNotHaveDuplicates()
                .contains("TROUPE_WEBSOCKET_MAX_MESSAGE_SIZE");
    }

    @Test
    void whatTheBuilderIsToldWins() {
        TroupeServerBuilder builder = configured(Map.of(
                "TROUPE_SERVER_HOST", "127.0.0.2",
                "TROUPE_WEBSOCKET_PING_INTERVAL", "7s",
                "TROUPE_WEBSOCKET_MAX_MESSAGE_SIZE", "128K"));
        assertThat(builder.host()).isEqualTo("127.0.0.2");
        assertThat(builder.host("127.0.0.1").host()).isEqualTo("127.0.0.1");

        RuntimeSettings changed =
                builder.settings(limits -> limits.maxMessageIn(5)).settings();
        assertThat(changed.maxMessageIn()).isEqualTo(5);
        assertThat(changed.pingInterval()).hasSeconds(7);
        assertThat(builder.settings(RuntimeSettings.DEFAULTS).settings()).isEqualTo(RuntimeSettings.DEFAULTS);
    }

    @Test
    void aServerDoesNotStartWithAKeyThatIsNone() {
        assertThatThrownBy(() -> ConfigurationEffect.start(
                        Map.of("troupe.websocket.max-mesage-size", "64K", "troupe.server.port", "eighty"), new Gate()))
                .isInstanceOf(ServerStartException.class)
                .hasMessage("troupe.websocket.max-mesage-size (system property) is no key of the configuration; the"
                        + " nearest is troupe.websocket.max-message-size\n"
                        + "troupe.server.port = \"eighty\" (system property) cannot be used: it is not a whole number");
    }

    @Test
    void aServiceOfThePlatformDoesNotKeepAServerFromStarting() {
        TroupeServerBuilder builder = configured(Map.of(
                "TROUPE_SERVER_SERVICE_HOST", "10.3.0.1",
                "TROUPE_SERVER_SERVICE_PORT", "8080",
                "TROUPE_SERVER_PORT", "tcp://10.3.0.1:8080",
                "TROUPE_SERVER_PORT_8080_TCP_ADDR", "10.3.0.1",
                "TROUPE_SERVER_HOST", "127.0.0.2"));
        assertThat(builder.port()).isEqualTo(8_080);
        assertThat(builder.host()).isEqualTo("127.0.0.2");
        assertThatThrownBy(() -> configured(Map.of(
                        "TROUPE_SERVICE_HOST", "10.3.0.1", "TROUPE_SERVICE_PORT", "80", "TROUPE_SERVER_PROT", "8080")))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("TROUPE_SERVER_PROT")
                .hasMessageContaining("TROUPE_SERVER_PORT");
    }

    @Test
    void whatPagesMayReadNeedsToSayWhose() {
        assertThatThrownBy(() -> configured(Map.of("TROUPE_CORS_MAX_AGE", "1h")))
                .isInstanceOf(ServerStartException.class)
                .hasMessage("The keys beside troupe.cors.origins need it");
        assertThatThrownBy(() -> configured(Map.of("TROUPE_CORS_ORIGINS", "*", "TROUPE_CORS_CREDENTIALS", "true")))
                .hasMessageStartingWith("troupe.cors.credentials = \"true\"")
                .hasMessageEndingWith("Credentials are for origins that are named, not for all");
        assertThatThrownBy(() -> configured(Map.of("TROUPE_CORS_ORIGINS", "example.org")))
                .hasMessageStartingWith("troupe.cors.origins = \"example.org\"");
    }

    @Test
    void theTwoFormsOfAKeyExcludeEachOther() {
        assertThatThrownBy(() -> configured(Map.of("TROUPE_TLS_KEY", "a.pem", "TROUPE_TLS_KEY_STORE", "a.p12")))
                .hasMessage("troupe.tls.key-store and troupe.tls.certificates exclude each other, and so do the keys"
                        + " beside them");
    }
}
