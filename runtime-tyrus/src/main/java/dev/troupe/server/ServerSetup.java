package dev.troupe.server;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.config.Configuration;
import dev.troupe.server.http.CorsSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A builder while the configuration goes into it, and what several keys say together; used by one thread. */
final class ServerSetup {

    private static final CorsSettings NOBODY = CorsSettings.origins(new String[0]);

    private final TroupeServerBuilder builder = new TroupeServerBuilder();
    private CorsSettings cors = NOBODY;
    private Optional<Path> keyStore = Optional.empty();
    private Optional<String> keyStorePassword = Optional.empty();
    private Optional<Path> certificates = Optional.empty();
    private Optional<Path> key = Optional.empty();

    /**
     * A builder that begins with what is configured.
     *
     * @throws ServerStartException if the configuration cannot be used
     */
    static TroupeServerBuilder configured(ClassLoader loader, Map<String, String> environment) {
        ServerSetup setup = new ServerSetup();
        List<String> problems;
        try {
            problems = new ArrayList<>(
                    Configuration.read(ServerKeys.ALL, loader, environment).apply(setup));
        } catch (IllegalArgumentException e) {
            throw new ServerStartException(String.valueOf(e.getMessage()), e);
        }
        setup.applyCors().ifPresent(problems::add);
        setup.applyTls().ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new ServerStartException(String.join("\n", problems));
        }
        return setup.builder;
    }

    TroupeServerBuilder builder() {
        return builder;
    }

    <T> void change(BiFunction<RuntimeSettings.Builder, T, RuntimeSettings.Builder> setting, T value) {
        builder.settings(settings -> setting.apply(settings, value));
    }

    void cors(UnaryOperator<CorsSettings> change) {
        cors = change.apply(cors);
    }

    void keyStore(Path file) {
        keyStore = Optional.of(file);
    }

    void keyStorePassword(String password) {
        keyStorePassword = Optional.of(password);
    }

    void certificates(Path file) {
        certificates = Optional.of(file);
    }

    void key(Path file) {
        key = Optional.of(file);
    }

    private Optional<String> applyCors() {
        if (!cors.origins().isEmpty()) {
            builder.cors(cors);
            return Optional.empty();
        }
        return cors.equals(NOBODY)
                ? Optional.empty()
                : Optional.of("The keys beside " + ServerKeys.CORS_ORIGINS + " need it");
    }

    private Optional<String> applyTls() {
        boolean store = keyStore.isPresent() || keyStorePassword.isPresent();
        boolean pem = certificates.isPresent() || key.isPresent();
        if (store && pem) {
            return Optional.of(ServerKeys.KEY_STORE + " and " + ServerKeys.CERTIFICATES
                    + " exclude each other, and so do the keys beside them");
        }
        if (store && (keyStore.isEmpty() || keyStorePassword.isEmpty())) {
            return Optional.of(ServerKeys.KEY_STORE + " and " + ServerKeys.KEY_STORE_PASSWORD + " need each other");
        }
        if (pem && (certificates.isEmpty() || key.isEmpty())) {
            return Optional.of(ServerKeys.CERTIFICATES + " and " + ServerKeys.KEY + " need each other");
        }
        keyStore.ifPresent(
                file -> builder.tls(file, keyStorePassword.orElseThrow().toCharArray()));
        certificates.ifPresent(file -> builder.tls(file, key.orElseThrow()));
        return Optional.empty();
    }
}
