package dev.troupe.server.config;

import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * One key of the configuration.
 *
 * @param name The name, as in {@code troupe.server.port}.
 * @param type What its values are.
 * @param standard The default, as it would be written; empty if there is no default.
 * @param meaning What it does, as a sentence.
 * @param destination Where a value goes; it throws {@link IllegalArgumentException} for one out of range.
 * @param <B> what is configured
 * @param <T> the values
 */
public record ConfigurationKey<B, T>(
        String name, ValueType<T> type, String standard, String meaning, BiConsumer<B, T> destination) {

    /** Its name in the environment, as in {@code TROUPE_SERVER_PORT} (MicroProfile Config 3.1, "Environment Variables Mapping Rules"). */
    public String environmentName() {
        return environmentName(name);
    }

    static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /**
     * Takes a value to where it goes.
     *
     * @throws IllegalArgumentException if it is no such value, or out of range
     */
    public void apply(B configured, String value) {
        T parsed = type.parse(value);
        try {
            destination.accept(configured, parsed);
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("it is too large", tooLarge);
        }
    }
}
