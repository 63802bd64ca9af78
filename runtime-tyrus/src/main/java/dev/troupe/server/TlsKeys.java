package dev.troupe.server;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;

/** Where the key and the certificate of a server are. */
sealed interface TlsKeys {

    /**
     * Reads them.
     *
     * @throws ServerStartException if they cannot be read
     */
    SslContext load();

    /** A key store in any format that the JDK knows. */
    final class Store implements TlsKeys {
        private final Path file;
        private final char[] password;

        Store(Path file, char[] password) {
            this.file = file;
            this.password = password.clone();
        }

        @Override
        public SslContext load() {
            try {
                KeyStore store = KeyStore.getInstance(file.toFile(), password);
                KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, password);
                return build(SslContextBuilder.forServer(keys));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw unreadable("The key store " + file, e);
            }
        }
    }

    /** A chain of certificates and an unencrypted PKCS #8 key, both as PEM (RFC 7468). */
    record Pem(Path chain, Path key) implements TlsKeys {

        @Override
        public SslContext load() {
            try {
                return build(SslContextBuilder.forServer(chain.toFile(), key.toFile()));
            } catch (IOException | IllegalArgumentException e) {
                throw unreadable("The certificate " + chain + " with the key " + key, e);
            }
        }
    }

    private static SslContext build(SslContextBuilder builder) throws IOException {
        return builder.sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3", "TLSv1.2")
                .build();
    }

    private static ServerStartException unreadable(String what, Exception cause) {
        return new ServerStartException(what + " cannot be used for TLS: " + cause.getMessage(), cause);
    }
}
