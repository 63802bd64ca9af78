package dev.troupe.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads keys and certificates as PEM (RFC 7468). */
final class PemFiles {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";

    /** RFC 8446, section 4.2.3: what certificates of TLS 1.3 have keys of. */
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private PemFiles() {}

    /** The certificates in their order; at least one. */
    static List<X509Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text(file));
        while (blocks.find()) {
            if (blocks.group(1).equals(CERTIFICATE)) {
                Certificate read = factory.generateCertificate(new ByteArrayInputStream(bytes(blocks, file)));
                certificates.add((X509Certificate) read);
            }
        }
        if (certificates.isEmpty()) {
            throw new IOException("there is no certificate in " + file + " (-----BEGIN CERTIFICATE-----)");
        }
        return certificates;
    }

    /** The private key. */
    static PrivateKey key(Path file) throws IOException {
        Matcher blocks = BLOCK.matcher(text(file));
        String other = "";
        while (blocks.find()) {
            String label = blocks.group(1);
            if (label.equals(KEY)) {
                return key(bytes(blocks, file), file);
            }
            other = label.endsWith(KEY) ? label : other;
        }
        throw new IOException(
                other.isEmpty()
                        ? "there is no private key in " + file + " (-----BEGIN PRIVATE KEY-----)"
                        : "the key in " + file + " is a " + other
                                + "; this makes a PRIVATE KEY of it, in PKCS #8 and not"
                                + " encrypted: openssl pkcs8 -topk8 -nocrypt -in " + file + " -out new-key.pem");
    }

    private static PrivateKey key(byte[] encoded, Path file) throws IOException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                // It is a key of another algorithm, or of none.
            }
        }
        throw new IOException("the key in " + file + " is neither of RSA nor of EC nor of EdDSA");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Matcher block, Path file) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(block.group(2));
        } catch (IllegalArgumentException e) {
            throw new IOException("the " + block.group(1) + " in " + file + " is not Base64", e);
        }
    }
}
