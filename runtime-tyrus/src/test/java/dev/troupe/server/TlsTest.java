package dev.troupe.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same port with TLS, its key made for this test. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ROOM = "/actors/echo/room";

    @TempDir
    static Path directory;

    private static Path keyStore;
    private static SSLContext trusting;

    private final Gate gate = new Gate();

    @BeforeAll
    static void makeKey() throws Exception {
        keyStore = directory.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        keyStore.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance(keyStore.toFile(), PASSWORD);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("server", own.getCertificate("server"));
        trust.init(certificates);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
    }

    private TroupeServer startWithStore() {
        return EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.tls(keyStore, PASSWORD));
    }

    private TroupeServer startWithPem() throws Exception {
        KeyStore own = KeyStore.getInstance(keyStore.toFile(), PASSWORD);
        Key key = own.getKey("server", PASSWORD);
        Path chain = pem("CERTIFICATE", own.getCertificate("server").getEncoded());
        Path privateKey = pem("PRIVATE KEY", key.getEncoded());
        return EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.tls(chain, privateKey));
    }

    private static Path pem(String what, byte[] der) throws IOException {
        String text = "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
        return Files.writeString(directory.resolve(what.replace(' ', '-') + ".pem"), text);
    }

    private static SSLSocket socket(String protocol) throws IOException {
        SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket();
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void servesPagesAndSocketsWithAKeyStore(String protocol) throws IOException {
        try (TroupeServer server = startWithStore()) {
            assertThat(server.uri()).hasToString("wss://127.0.0.1:" + server.port());
            assertThat(server.pages()).hasToString("https://127.0.0.1:" + server.port() + "/");
            talk(server, protocol);
        }
    }

    @Test
    void servesPagesAndSocketsWithPemFiles() throws Exception {
        try (TroupeServer server = startWithPem()) {
            talk(server, "TLSv1.3");
        }
    }

    private static void talk(TroupeServer server, String protocol) throws IOException {
        try (RawClient client = new RawClient(socket(protocol), server.port(), 0)) {
            assertThat(client.get("/style.css").status()).isEqualTo(200);
            assertThat(client.upgrade(ROOM).status()).isEqualTo(101);
            assertThat(client.frame().text()).startsWith("{\"welcome\"");
            client.text("{\"call\":\"flood\",\"args\":{\"count\":30,\"size\":20000}}");
            for (int i = 0; i < 30; i++) {
                assertThat(client.frame().text()).hasSizeGreaterThan(20_000);
            }
            client.text("{\"call\":\"kick\",\"args\":{\"text\":\"out\"}}");
            assertThat(client.closeFrame().closeCode()).isEqualTo(4409);
            client.close(4409);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void roomIsMadeInTheQueueByWhatHasLeft() throws IOException {
        RuntimeSettings settings =
                RuntimeSettings.DEFAULTS.toBuilder().outboundMessages(8).build();
        try (TroupeServer server = EchoServer.start(gate, settings, b -> b.tls(keyStore, PASSWORD));
                RawClient client = new RawClient(socket("TLSv1.3"), server.port(), 0)) {
            assertThat(client.upgrade(ROOM).status()).isEqualTo(101);
            client.frame();
            for (int i = 0; i < 50; i++) {
                client.text("{\"call\":\"flood\",\"args\":{\"count\":5,\"size\":10}}");
                for (int j = 0; j < 5; j++) {
                    assertThat(client.frame().opcode()).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void oldProtocolsAreRefused() throws IOException {
        try (TroupeServer server = startWithStore();
                RawClient client = new RawClient(socket("TLSv1.1"), server.port(), 0)) {
            assertThatThrownBy(() -> client.get("/health")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void suitesWithoutAuthenticatedEncryptionAreRefused() throws IOException {
        SSLSocket old = socket("TLSv1.2");
        old.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
        try (TroupeServer server = startWithStore();
                RawClient client = new RawClient(old, server.port(), 0)) {
            assertThatThrownBy(() -> client.get("/health")).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void aClientThatAsksForAnotherHandshakeOfTls12IsCutOff() throws IOException {
        SSLSocket socket = socket("TLSv1.2");
        try (TroupeServer server = startWithStore();
                RawClient client = new RawClient(socket, server.port(), 0)) {
            assertThat(client.get("/health").status()).isEqualTo(200);
            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        client.get("/health");
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void newKeysOfTls13DisturbNothing() throws IOException {
        SSLSocket socket = socket("TLSv1.3");
        try (TroupeServer server = startWithStore();
                RawClient client = new RawClient(socket, server.port(), 0)) {
            assertThat(client.get("/health").status()).isEqualTo(200);
            socket.startHandshake();
            assertThat(client.get("/health").status()).isEqualTo(200);
        }
    }

    @Test
    void aKeyOfAnotherCertificateKeepsTheServerFromStarting() throws Exception {
        ServerKey one = ServerKey.make(Files.createDirectories(directory.resolve("one")));
        ServerKey two = ServerKey.make(Files.createDirectories(directory.resolve("two")));
        assertThatThrownBy(() ->
                        EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.tls(one.certificates(), two.key())))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("the key belongs to another certificate than that of CN=configured");
    }

    @Test
    void whoDoesNotSpeakTlsIsTurnedAway() throws IOException {
        try (TroupeServer server = startWithStore();
                RawClient client = new RawClient(server.port())) {
            client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            client.socket().getInputStream().readNBytes(100);
            assertThat(client.isAtEnd()).isTrue();
        }
    }

    @Test
    void shutdownReachesSecureSocketsToo() throws IOException {
        TroupeServer server = startWithStore();
        try (RawClient client = new RawClient(socket("TLSv1.3"), server.port(), 0)) {
            assertThat(client.upgrade(ROOM).status()).isEqualTo(101);
            client.frame();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            assertThat(client.closeFrame().closeCode()).isEqualTo(1001);
            client.close(1001);
            assertThat(closed).succeedsWithin(20, TimeUnit.SECONDS);
        }
        await().until(() -> gate.disconnected.get() == 1);
    }

    @Test
    void saysPlainlyThatAKeyCannotBeRead() {
        assertThatThrownBy(() -> EchoServer.start(
                        gate, RuntimeSettings.DEFAULTS, b -> b.tls(directory.resolve("none.p12"), PASSWORD)))
                .isInstanceOf(ServerStartException.class)
                .hasMessageStartingWith("The key store ")
                .hasMessageContaining("none.p12 cannot be used for TLS: ");
        assertThatThrownBy(() ->
                        EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.tls(keyStore, "wrong".toCharArray())))
                .isInstanceOf(ServerStartException.class)
                .hasMessageContaining("cannot be used for TLS: ");
    }
}
