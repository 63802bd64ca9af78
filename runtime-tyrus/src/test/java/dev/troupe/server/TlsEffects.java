package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** What the keys {@code troupe.tls} do. */
final class TlsEffects {

    private TlsEffects() {}

    static List<ConfigurationEffect> all(ServerKey key) throws Exception {
        Path directory = Files.createDirectories(key.keyStore().resolveSibling("renewed"));
        ServerKey other = ServerKey.make(directory);
        Path chain =
                Files.copy(key.certificates(), directory.resolve("chain.pem"), StandardCopyOption.REPLACE_EXISTING);
        Path secret = Files.copy(key.key(), directory.resolve("key.pem"), StandardCopyOption.REPLACE_EXISTING);
        return List.of(
                needed(ServerKeys.KEY_STORE, key.keyStore().toString(), ServerKeys.KEY_STORE_PASSWORD, key.password()),
                needed(
                        ServerKeys.KEY_STORE_PASSWORD,
                        key.password(),
                        ServerKeys.KEY_STORE,
                        key.keyStore().toString()),
                needed(
                        ServerKeys.CERTIFICATES,
                        key.certificates().toString(),
                        ServerKeys.KEY,
                        key.key().toString()),
                needed(
                        ServerKeys.KEY,
                        key.key().toString(),
                        ServerKeys.CERTIFICATES,
                        key.certificates().toString()),
                new ConfigurationEffect(
                        "troupe.tls.reload-interval",
                        "50ms",
                        Map.of(ServerKeys.CERTIFICATES, chain.toString(), ServerKeys.KEY, secret.toString()),
                        (server, gate) -> renewTwice(server, List.of(other, key), chain, secret)));
    }

    /** The key matters, since without it the other one alone is refused. */
    private static ConfigurationEffect needed(String key, String value, String other, String otherValue) {
        return new ConfigurationEffect(key, value, Map.of(other, otherValue), (server, gate) -> {
            assertThat(server.uri().getScheme()).isEqualTo("wss");
            assertThat(TlsClient.shown(server.port()).getSubjectX500Principal().getName())
                    .isEqualTo("CN=configured");
            assertThatThrownBy(() -> ConfigurationEffect.start(Map.of(other, otherValue), new Gate()))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining(key)
                    .hasMessageContaining("need each other");
        });
    }

    /** Within a time in which the files are looked at once at most where the key has its default. */
    private static void renewTwice(TroupeServer server, List<ServerKey> keys, Path chain, Path secret)
            throws IOException {
        long begun = System.nanoTime();
        for (ServerKey key : keys) {
            Files.copy(key.certificates(), chain, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(key.key(), secret, StandardCopyOption.REPLACE_EXISTING);
            Awaitility.await()
                    .atMost(ConfigurationEffect.PATIENCE.minusNanos(System.nanoTime() - begun))
                    .until(() -> TlsClient.shown(server.port()).equals(key.certificate()));
        }
    }
}
