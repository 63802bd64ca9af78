package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is renewed while the server runs. */
@Timeout(60)
class TlsRenewalTest {

    private static final Logger LOG = Logger.getLogger("dev.troupe.server.tls.ServerTls");

    @TempDir
    static Path directory;

    private static ServerKey first;
    private static ServerKey second;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Path chain;
    private Path key;
    private TroupeServer server;

    @BeforeAll
    static void make() throws Exception {
        first = ServerKey.make(Files.createDirectory(directory.resolve("first")));
        second = ServerKey.make(Files.createDirectory(directory.resolve("second")));
    }

    @BeforeEach
    void start() throws IOException {
        chain = directory.resolve("chain.pem");
        key = directory.resolve("key.pem");
        put(first.certificates(), chain);
        put(first.key(), key);
        LOG.addHandler(log);
        server = EchoServer.start(
                new Gate(),
                RuntimeSettings.DEFAULTS,
                builder -> builder.tls(chain, key).tlsReloadInterval(Duration.ofMillis(20)));
    }

    @AfterEach
    void stop() {
        server.close();
        LOG.removeHandler(log);
    }

    private void put(Path from, Path to) throws IOException {
        Path copy = Files.copy(from, directory.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private boolean shows(ServerKey wanted) throws Exception {
        return TlsClient.shown(server.port()).equals(wanted.certificate());
    }

    @Test
    void isShownToClientsThatConnectLaterAndOpenConnectionsStay() throws Exception {
        assertThat(shows(first)).isTrue();
        SSLSocket socket = TlsClient.socket();
        try (RawClient before = new RawClient(socket, server.port(), 0)) {
            assertThat(before.get("/health").status()).isEqualTo(200);
            put(second.certificates(), chain);
            put(second.key(), key);
            await().until(() -> shows(second));
            assertThat(before.get("/health").status()).isEqualTo(200);
        }
        assertThat(lines).anyMatch(line -> line.contains("renewed certificate"));
    }

    @Test
    void whereItCannotBeUsedTheOldOneStaysAndTheLogSaysWhyOnce() throws Exception {
        put(second.certificates(), chain);
        await().until(() -> lines.stream().anyMatch(line -> line.contains("keeps the certificate")));
        assertThat(shows(first)).isTrue();
        Files.delete(key);
        await().until(() -> lines.stream().anyMatch(line -> line.contains("there is no file")));
        assertThat(shows(first)).isTrue();
        put(second.key(), key);
        await().until(() -> shows(second));
        assertThat(lines.stream().filter(line -> line.contains("belongs to another certificate")))
                .hasSize(1);
    }
}
