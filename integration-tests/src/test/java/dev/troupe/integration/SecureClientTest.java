package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.client.ActorConnectException;
import dev.troupe.client.Transport;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.TroupeServerBuilder;
import dev.troupe.wire.WireFormat;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The generated client over TLS, with the user's own HTTP client. */
class SecureClientTest {

    private static final Workshop.Visitor ADA = new Workshop.Visitor("ada", 36);

    @TempDir
    static Path directory;

    private static ServerKey key;

    enum Form {
        PEM {
            @Override
            TroupeServerBuilder give(TroupeServerBuilder builder) {
                return builder.tls(key.certificate(), key.privateKey());
            }
        },
        KEY_STORE {
            @Override
            TroupeServerBuilder give(TroupeServerBuilder builder) {
                return builder.tls(key.store(), ServerKey.PASSWORD);
            }
        };

        abstract TroupeServerBuilder give(TroupeServerBuilder builder);
    }

    @BeforeAll
    static void makeKey() throws Exception {
        key = ServerKey.make(directory);
    }

    private static TroupeServer start(Form form) {
        return form.give(TroupeServer.builder()
                        .port(0)
                        .actors(new WorkshopActorDefinition())
                        .provide(WorkshopActor.Lingering.class, new WorkshopActor.Lingering())
                        .stopWithProcess(false))
                .start();
    }

    @ParameterizedTest
    @CsvSource({"PEM, JSON", "PEM, CBOR", "KEY_STORE, JSON", "KEY_STORE, CBOR"})
    void talksToAServerThatItsOwnHttpClientTrusts(Form form, WireFormat format) throws Exception {
        HttpClient trusting = HttpClient.newBuilder()
                .sslContext(key.trusting())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        try (TroupeServer server = start(form);
                WorkshopClient client = WorkshopClient.connect(
                        Transport.webSocket(server.uri(), format, trusting), "room", ADA, on -> on.heard(heard::add))) {
            assertThat(server.uri().getScheme()).isEqualTo("wss");
            assertThat(client.echo("hello").get(10, TimeUnit.SECONDS)).isEqualTo("hello");
            assertThat(client.echo("x".repeat(60_000)).get(10, TimeUnit.SECONDS))
                    .hasSize(60_000);
            client.shout("heard by all");
            await().untilAsserted(() -> assertThat(heard).containsExactly("heard by all"));
        }
    }

    @Test
    void aServerThatNobodyVouchesForIsRefused() {
        try (TroupeServer server = start(Form.PEM)) {
            assertThatThrownBy(() -> WorkshopClient.connect(Transport.webSocket(server.uri()), "room", ADA, on -> {}))
                    .isInstanceOf(ActorConnectException.class);
            assertThat(server.connections()).isZero();
        }
    }
}
