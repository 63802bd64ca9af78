package dev.troupe.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A key with a certificate of its own making, in both forms, in files. */
record ServerKey(Path keyStore, String password, Path certificates, Path key, X509Certificate certificate) {

    private static final String PASSWORD = "changeit";

    /** Makes one by the JDK's own tool. */
    static ServerKey make(Path directory) throws Exception {
        Path store = directory.resolve("configured.p12");
        Files.deleteIfExists(store);
        Process keytool = new ProcessBuilder(
                        (Path.of(System.getProperty("java.home"), "bin", "keytool") + " -genkeypair -alias server"
                                        + " -keyalg EC -groupname secp256r1 -dname CN=configured -validity 2"
                                        + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + store)
                                .split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore own = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        byte[] certificate = own.getCertificate("server").getEncoded();
        byte[] key = own.getKey("server", PASSWORD.toCharArray()).getEncoded();
        return new ServerKey(
                store,
                PASSWORD,
                pem(directory.resolve("configured-chain.pem"), "CERTIFICATE", certificate),
                pem(directory.resolve("configured-key.pem"), "PRIVATE KEY", key),
                (X509Certificate) own.getCertificate("server"));
    }

    private static Path pem(Path file, String what, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
    }
}
