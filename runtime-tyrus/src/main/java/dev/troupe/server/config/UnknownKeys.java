package dev.troupe.server.config;

import io.smallrye.config.EnvConfigSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Finds names that were meant as keys: a misspelt key must not leave a default in force. */
final class UnknownKeys {

    private static final String PREFIX = "troupe.";
    private static final String ENVIRONMENT_PREFIX = "TROUPE_";

    /** Values of one profile alone, as in {@code %dev.troupe.server.port}. */
    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");

    private final Set<String> names;
    private final Set<String> environmentNames;

    UnknownKeys(Collection<? extends ConfigurationKey<?, ?>> keys) {
        this.names = all(keys, ConfigurationKey::name);
        this.environmentNames = all(keys, ConfigurationKey::environmentName);
    }

    private static Set<String> all(
            Collection<? extends ConfigurationKey<?, ?>> keys, Function<ConfigurationKey<?, ?>, String> name) {
        return keys.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A sentence for each, in the order of the sources and then of the alphabet. */
    Set<String> in(Iterable<ConfigSource> sources) {
        Set<String> problems = new LinkedHashSet<>();
        for (ConfigSource source : sources) {
            for (String name : new TreeSet<>(source.getPropertyNames())) {
                if (source instanceof EnvConfigSource) {
                    variable(name, problems);
                } else {
                    property(name, source, problems);
                }
            }
        }
        return problems;
    }

    /** The source gives the names of variables, and beside them guesses at names of keys, which have dots. */
    private void variable(String name, Set<String> problems) {
        boolean meant = ConfigurationKey.environmentName(name).startsWith(ENVIRONMENT_PREFIX) && !name.contains(".");
        if (meant && !environmentNames.contains(name)) {
            problems.add(problem(name, "environment", environmentNames));
        }
    }

    private void property(String name, ConfigSource source, Set<String> problems) {
        String key = PROFILE.matcher(name).replaceFirst("");
        if (key.startsWith(PREFIX) && !names.contains(key)) {
            problems.add(problem(name, SourceName.of(source.getName(), 0), names));
        }
    }

    private static String problem(String name, String place, Set<String> known) {
        String nearest = NearestName.to(name, known)
                .map(near -> "; the nearest is " + near)
                .orElse("");
        return name + " (" + place + ") is no key of the configuration" + nearest;
    }
}
