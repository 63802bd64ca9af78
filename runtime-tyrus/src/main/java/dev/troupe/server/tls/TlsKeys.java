package dev.troupe.server.tls;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files with the keys and the certificates of a server. */
public sealed interface TlsKeys {

    /** The files. */
    List<Path> files();

    /**
     * Reads and checks them. There is at least one.
     *
     * @throws IOException with a sentence for the one who started the server, if they cannot be used
     */
    List<KeyAndChain> read() throws IOException;

    /** A key store in any format that the JDK knows. */
    final class Store implements TlsKeys {
        private final Path file;
        private final char[] password;

        public Store(Path file, char[] password) {
            this.file = file;
            this.password = password.clone();
        }

        @Override
        public List<Path> files() {
            return List.of(file);
        }

        @Override
        public List<KeyAndChain> read() throws IOException {
            List<KeyAndChain> keys = new ArrayList<>();
            try {
                KeyStore store = KeyStore.getInstance(file.toFile(), password);
                for (String alias : Collections.list(store.aliases())) {
                    if (store.isKeyEntry(alias)) {
                        keys.add(entry(store, alias));
                    }
                }
            } catch (IOException e) {
                boolean password = e.getCause() instanceof UnrecoverableKeyException;
                throw unusable(password ? "the password is wrong" : String.valueOf(e.getMessage()), e);
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw unusable(String.valueOf(e.getMessage()), e);
            }
            if (keys.isEmpty()) {
                throw unusable("it holds no private key, only certificates", null);
            }
            return keys;
        }

        private KeyAndChain entry(KeyStore store, String alias) throws IOException, GeneralSecurityException {
            Key key;
            try {
                key = store.getKey(alias, password);
            } catch (UnrecoverableKeyException e) {
                throw new IOException("the key " + alias + " has another password than the store", e);
            }
            Certificate[] found = store.getCertificateChain(alias);
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : found == null ? new Certificate[0] : found) {
                if (certificate instanceof X509Certificate x509) {
                    chain.add(x509);
                }
            }
            if (!(key instanceof PrivateKey secret) || chain.isEmpty()) {
                throw new IOException("the entry " + alias + " is no private key with a certificate");
            }
            return KeyAndChain.checked(secret, chain);
        }

        private IOException unusable(String reason, @Nullable Exception cause) {
            return new IOException("The key store " + file + " cannot be used for TLS: " + reason, cause);
        }
    }

    /** A chain of certificates and an unencrypted PKCS #8 key, both as PEM (RFC 7468). */
    record Pem(Path chain, Path key) implements TlsKeys {

        @Override
        public List<Path> files() {
            return List.of(chain, key);
        }

        @Override
        public List<KeyAndChain> read() throws IOException {
            try {
                return List.of(KeyAndChain.checked(PemFiles.key(key), PemFiles.certificates(chain)));
            } catch (IOException | GeneralSecurityException e) {
                String reason = e instanceof NoSuchFileException missing
                        ? "there is no file " + missing.getFile()
                        : String.valueOf(e.getMessage());
                throw new IOException(
                        "The certificate " + chain + " with the key " + key + " cannot be used for TLS: " + reason, e);
            }
        }
    }
}
