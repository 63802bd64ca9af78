package dev.troupe.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and certificates, made by the JDK's own tool, that are tried before a client meets them. */
class TlsKeysTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    static Path directory;

    private static Path store;

    @BeforeAll
    static void make() throws Exception {
        store = directory.resolve("all.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "ca",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=ca",
                "-ext",
                "bc:c");
        for (String[] each : new String[][] {
            {"ec", "EC", "-groupname", "secp256r1"},
            {"rsa", "RSA", "-keysize", "2048"},
            {"ed", "Ed25519"},
            {"weak", "RSA", "-keysize", "512"},
            {"late", "EC", "-groupname", "secp256r1", "-startdate", "-9d"},
            {"early", "EC", "-groupname", "secp256r1", "-startdate", "+9d"}
        }) {
            String[] algorithm = Arrays.copyOfRange(each, 1, each.length);
            keytool(concat(
                    new String[] {
                        "-genkeypair", "-alias", each[0], "-dname", "CN=" + each[0], "-validity", "3", "-keyalg"
                    },
                    algorithm));
        }
        keytool(
                "-genkeypair",
                "-alias",
                "issued",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=issued",
                "-signer",
                "ca");
    }

    private static String[] concat(String[] first, String[] second) {
        String[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static void keytool(String... arguments) throws Exception {
        String[] command = concat(
                new String[] {
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString()
                },
                concat(
                        arguments,
                        new String[] {"-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", store.toString()}));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static KeyStore all() throws Exception {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + what
                + "-----\n";
    }

    private static Path key(String alias) throws Exception {
        byte[] encoded = all().getKey(alias, PASSWORD.toCharArray()).getEncoded();
        return Files.writeString(directory.resolve(alias + "-key.pem"), pem("PRIVATE KEY", encoded));
    }

    private static Path chain(String... aliases) throws Exception {
        StringBuilder text = new StringBuilder("subject=what openssl writes before a certificate\n");
        for (String alias : aliases) {
            text.append(pem("CERTIFICATE", all().getCertificate(alias).getEncoded()));
        }
        return Files.writeString(directory.resolve(String.join("-", aliases) + "-chain.pem"), text);
    }

    private static List<KeyAndChain> load(TlsKeys keys) throws IOException {
        List<KeyAndChain> read = keys.read();
        assertThat(TlsContext.of(read)).isNotNull();
        return read;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec", "rsa", "ed"})
    void keysOfEveryAlgorithmCanBeUsed(String alias) throws Exception {
        assertThat(load(new TlsKeys.Pem(chain(alias), key(alias)))).hasSize(1);
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, null);
        Certificate[] certificates = all().getCertificateChain(alias);
        one.setKeyEntry("x", all().getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), certificates);
        assertThat(load(new TlsKeys.Store(write(one, alias + "-one.p12"), PASSWORD.toCharArray())))
                .hasSize(1);
    }

    private static Path write(KeyStore written, String name) throws Exception {
        Path file = directory.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            written.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    @Test
    void aChainInOrderCanBeUsed() throws Exception {
        assertThat(load(new TlsKeys.Pem(chain("issued", "ca"), key("issued")))
                        .get(0)
                        .chain())
                .hasSize(2);
    }

    private static void refused(Path chain, Path key, String reason) {
        assertThatThrownBy(() -> load(new TlsKeys.Pem(chain, key)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() throws Exception {
        refused(chain("ec"), key("issued"), "the key belongs to another certificate than that of CN=ec");
        refused(chain("ec"), key("rsa"), "the key belongs to another certificate than that of CN=ec");
        refused(chain("ed"), key("ec"), "the key belongs to another certificate");
    }

    @Test
    void aChainOutOfOrderIsRefused() throws Exception {
        refused(chain("ca", "issued"), key("issued"), "has to be the first, and it is number 2");
        refused(chain("issued", "ec"), key("issued"), "CN=issued, was issued by CN=ca, and number 2 is of CN=ec");
    }

    @Test
    void aKeyThatNoClientTakesIsRefused() throws Exception {
        refused(chain("weak"), key("weak"), "No client can connect by TLS with the certificate of CN=weak");
    }

    @Test
    void filesThatHoldSomethingElseAreRefusedWithTheWayOut() throws Exception {
        Path nothing = Files.writeString(directory.resolve("nothing.pem"), "nothing");
        refused(nothing, key("ec"), "there is no certificate in");
        refused(chain("ec"), nothing, "there is no private key in");
        refused(chain("ec"), directory.resolve("none.pem"), "there is no file");
        refused(chain("ec"), chain("rsa"), "there is no private key in");
        Path old = Files.writeString(directory.resolve("old.pem"), pem("RSA PRIVATE KEY", new byte[] {1}));
        refused(chain("ec"), old, "is a RSA PRIVATE KEY; this makes a PRIVATE KEY of it");
        Path locked = Files.writeString(directory.resolve("locked.pem"), pem("ENCRYPTED PRIVATE KEY", new byte[] {1}));
        refused(chain("ec"), locked, "openssl pkcs8 -topk8 -nocrypt");
        Path broken = Files.writeString(directory.resolve("broken.pem"), pem("PRIVATE KEY", new byte[] {1, 2}));
        refused(chain("ec"), broken, "is neither of RSA nor of EC nor of EdDSA");
    }

    @Test
    void aStoreWithoutAKeyOrWithAnotherPasswordIsRefused() throws Exception {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("ec", all().getCertificate("ec"));
        Path without = write(certificates, "without.p12");
        assertThatThrownBy(() -> load(new TlsKeys.Store(without, PASSWORD.toCharArray())))
                .hasMessageEndingWith("cannot be used for TLS: it holds no private key, only certificates");
        assertThatThrownBy(() -> load(new TlsKeys.Store(store, "wrong".toCharArray())))
                .hasMessageEndingWith("cannot be used for TLS: the password is wrong");
        assertThatThrownBy(() -> load(new TlsKeys.Store(directory.resolve("none.p12"), PASSWORD.toCharArray())))
                .hasMessageContaining("none.p12 cannot be used for TLS: ");
        KeyStore mixed = KeyStore.getInstance("PKCS12");
        mixed.load(null, null);
        var other = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
        mixed.setKeyEntry("x", other, PASSWORD.toCharArray(), all().getCertificateChain("ec"));
        Path foreign = write(mixed, "foreign.p12");
        assertThatThrownBy(() -> load(new TlsKeys.Store(foreign, PASSWORD.toCharArray())))
                .hasMessageContaining("the key belongs to another certificate");
    }

    @Test
    void aCertificateThatIsNotValidNowIsAWarning() throws Exception {
        Instant now = Instant.now();
        assertThat(warnings("late", now)).singleElement().asString().contains("CN=late expired on ");
        assertThat(warnings("early", now)).singleElement().asString().contains("CN=early is not valid before ");
        assertThat(warnings("ec", now)).isEmpty();
        assertThat(warnings("ec", now.plus(4, ChronoUnit.DAYS))).hasSize(1);
    }

    private static List<String> warnings(String alias, Instant now) throws Exception {
        return load(new TlsKeys.Pem(chain(alias), key(alias))).get(0).warnings(now);
    }
}
