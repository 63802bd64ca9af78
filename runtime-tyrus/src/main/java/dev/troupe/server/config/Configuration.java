package dev.troupe.server.config;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What was configured, by MicroProfile Config. Where a key has several values, the first of these counts: system properties,
 * the environment, each {@code application.properties} of the class path, each
 * {@code META-INF/microprofile-config.properties}, the default of the key. Sources that other libraries offer
 * ({@code ConfigSourceFactory}, {@code ConfigSource}) have their place by their ordinals.
 *
 * <p>Variables that Kubernetes or Docker has written for a service called {@code troupe…} are no values; see {@code ServiceLinks}.
 *
 * <p>Used by one thread.
 *
 * @param <B> what is configured
 */
public final class Configuration<B> {

    private static final Logger LOG = System.getLogger(Configuration.class.getName());

    private static final String STANDARD = "META-INF/microprofile-config.properties";
    private static final String APPLICATION = "application.properties";

    // Those of the standard are MicroProfile Config's own (3.1, "ConfigSources"); the highest counts.
    private static final int STANDARD_ORDINAL = 100;
    private static final int APPLICATION_ORDINAL = 250;
    private static final int ENVIRONMENT_ORDINAL = 300;

    private final List<ConfigurationKey<B, ?>> keys;
    private final SmallRyeConfig config;

    private Configuration(List<ConfigurationKey<B, ?>> keys, SmallRyeConfig config) {
        this.keys = List.copyOf(keys);
        this.config = config;
    }

    /**
     * Reads all sources.
     *
     * @param keys those that there are
     * @param loader of the class path with the properties
     * @param environment the variables of the process
     * @throws IllegalArgumentException if a source cannot be read
     */
    public static <B> Configuration<B> read(
            List<ConfigurationKey<B, ?>> keys, ClassLoader loader, Map<String, String> environment) {
        ignoredLinks(keys, environment);
        Map<String, String> variables = ServiceLinks.without(environment);
        try {
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .forClassLoader(loader)
                    .withDefaultValues(defaults(keys))
                    .withSources(new SysPropConfigSource(), new EnvConfigSource(variables, ENVIRONMENT_ORDINAL))
                    .withSources(PropertiesConfigSourceLoader.inClassPath(APPLICATION, APPLICATION_ORDINAL, loader))
                    .withSources(PropertiesConfigSourceLoader.inClassPath(STANDARD, STANDARD_ORDINAL, loader))
                    .addDiscoveredSources()
                    .addDefaultInterceptors()
                    .build();
            return new Configuration<>(keys, config);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The configuration cannot be read: " + e.getMessage(), e);
        }
    }

    /** Says which key is not read from the environment: an operator may have set it there before there was a service of that name. */
    private static <B> void ignoredLinks(List<ConfigurationKey<B, ?>> keys, Map<String, String> environment) {
        Set<String> links = ServiceLinks.in(environment);
        for (ConfigurationKey<B, ?> key : keys) {
            String name = key.environmentName();
            if (links.contains(name)) {
                LOG.log(
                        Level.WARNING,
                        "The environment variable " + name + "=" + environment.get(name)
                                + " is not taken for the key " + key.name()
                                + ": Kubernetes or Docker has written it for a service. Set the key by a system property or in"
                                + " application.properties, or give the service another name.");
            }
        }
    }

    private static <B> Map<String, String> defaults(List<ConfigurationKey<B, ?>> keys) {
        return keys.stream()
                .filter(key -> !key.standard().isEmpty())
                .collect(Collectors.toMap(ConfigurationKey::name, ConfigurationKey::standard));
    }

    /**
     * Takes each value to where it goes, and looks for keys that nobody declared.
     *
     * @return what is wrong, a sentence for each thing, with the name of the key and where it stands
     */
    public List<String> apply(B configured) {
        List<String> problems = new ArrayList<>(new UnknownKeys(keys).in(config.getConfigSources()));
        for (ConfigurationKey<B, ?> key : keys) {
            apply(key, configured).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<String> apply(ConfigurationKey<B, ?> key, B configured) {
        ConfigValue found = config.getConfigValue(key.name());
        String written = found.getRawValue();
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        String value = found.getValue();
        if (value == null) {
            return Optional.of(problem(key, found, written, "it refers to a key that has no value"));
        }
        try {
            key.apply(configured, value);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(problem(key, found, value, String.valueOf(e.getMessage())));
        }
    }

    private String problem(ConfigurationKey<B, ?> key, ConfigValue found, String value, String reason) {
        String shown = key.type().secret() ? "" : " = \"" + value + "\"";
        return key.name() + shown + " (" + place(key, found) + ") cannot be used: " + reason;
    }

    private String place(ConfigurationKey<B, ?> key, ConfigValue found) {
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof EnvConfigSource && source.getName().equals(found.getConfigSourceName())) {
                return "environment variable " + key.environmentName();
            }
        }
        return SourceName.of(String.valueOf(found.getConfigSourceName()), found.getLineNumber());
    }
}
