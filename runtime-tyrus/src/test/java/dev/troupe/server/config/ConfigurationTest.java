package dev.troupe.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where values come from, and what is said of those that cannot be used. */
class ConfigurationTest {

    private static final String SIZE = "troupe.test.max-size";
    private static final String PATIENCE = "troupe.test.patience";
    private static final String PASSWORD = "troupe.test.password";

    /** What is configured: a list of what came. */
    private static final List<ConfigurationKey<List<Object>, ?>> KEYS = List.of(
            new ConfigurationKey<>(SIZE, ValueType.SIZE, "1K", "A size.", ConfigurationTest::add),
            new ConfigurationKey<>(PATIENCE, ValueType.DURATION, "", "A duration.", (list, patience) -> {
                if (patience.toNanos() == 0) {
                    throw new IllegalArgumentException("patience must be more than nothing");
                }
                list.add(patience);
            }),
            new ConfigurationKey<>(PASSWORD, ValueType.SECRET, "", "A secret.", (list, secret) -> {
                if (secret.equals("hunter2")) {
                    throw new IllegalArgumentException("it is too well known");
                }
            }));

    @TempDir
    Path directory;

    private final List<Object> came = new ArrayList<>();

    private static void add(List<Object> list, Object value) {
        list.add(value);
    }

    @AfterEach
    void clear() {
        System.clearProperty(SIZE);
        System.clearProperty("troupe.test.max-seize");
    }

    private List<String> apply(Map<String, String> environment) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            return Configuration.read(KEYS, loader, environment).apply(came);
        }
    }

    private Path write(String file, String... lines) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.write(path, List.of(lines));
    }

    @Test
    void theDefaultCountsWhereNobodySaysOtherwise() throws IOException {
        assertThat(apply(Map.of())).isEmpty();
        assertThat(came).containsExactly(1_024);
    }

    @Test
    void theFirstOfTheSourcesCounts() throws IOException {
        write("META-INF/microprofile-config.properties", SIZE + "=1", PATIENCE + "=1s");
        apply(Map.of());
        write("application.properties", SIZE + "=2");
        apply(Map.of());
        apply(Map.of("TROUPE_TEST_MAX_SIZE", "3"));
        System.setProperty(SIZE, "4");
        apply(Map.of("TROUPE_TEST_MAX_SIZE", "3"));

        assertThat(came.stream().filter(Integer.class::isInstance)).containsExactly(1, 2, 3, 4);
        assertThat(came.stream().filter(Duration.class::isInstance)).hasSize(4).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void anEmptyValueIsAsNone() throws IOException {
        write("application.properties", PATIENCE + " = ");
        assertThat(apply(Map.of())).isEmpty();
        assertThat(came).containsExactly(1_024);
    }

    @Test
    void aValueMayReferToAnotherKey() throws IOException {
        write("application.properties", "own.size = 5", SIZE + " = ${own.size}", PATIENCE + " = ${nowhere:2s}");
        assertThat(apply(Map.of())).isEmpty();
        assertThat(came).containsExactly(5, Duration.ofSeconds(2));
    }

    @Test
    void aReferenceToNothingIsRefused() throws IOException {
        Path file = write("application.properties", "", SIZE + " = ${nowhere}");
        assertThat(apply(Map.of()))
                .containsExactly(SIZE + " = \"${nowhere}\" (" + file.toUri().toURL()
                        + ", line 2) cannot be used: it refers to a key that has no value");
    }

    @Test
    void aBadValueIsNamedWithItsKeyAndItsSource() throws IOException {
        Path file = write("application.properties", PATIENCE + " = soon");
        System.setProperty(SIZE, "big");

        assertThat(apply(Map.of("TROUPE_TEST_PASSWORD", "hunter2")))
                .containsExactly(
                        SIZE + " = \"big\" (system property) cannot be used: it is not a size such as 65536, 64K or 1M",
                        PATIENCE + " = \"soon\" (" + file.toUri().toURL() + ", line 1) cannot be used: it is not a"
                                + " duration such as 500ms, 30s, 10m, 1h or PT1.5S",
                        PASSWORD + " (environment variable TROUPE_TEST_PASSWORD) cannot be used: it is too well known");
    }

    @Test
    void aValueOutOfRangeIsNamedToo() throws IOException {
        assertThat(apply(Map.of("TROUPE_TEST_PATIENCE", "0")))
                .containsExactly(PATIENCE + " = \"0\" (environment variable TROUPE_TEST_PATIENCE) cannot be used:"
                        + " patience must be more than nothing");
        assertThat(apply(Map.of("TROUPE_TEST_PATIENCE", "999999d")))
                .containsExactly(PATIENCE + " = \"999999d\" (environment variable TROUPE_TEST_PATIENCE) cannot be used:"
                        + " it is too large");
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearestOne() throws IOException {
        Path file = write("application.properties", "troupe.test.patiense = 1s", "other.key = 1", "troupes.x = 1");
        Path inJar = write("META-INF/microprofile-config.properties", "%dev.troupe.test.pasword = x");
        System.setProperty("troupe.test.max-seize", "1");

        assertThat(apply(Map.of("TROUPE_TEST_SIZE", "1", "OTHER_TROUPE_X", "1")))
                .containsExactly(
                        "troupe.test.max-seize (system property) is no key of the configuration; the nearest is "
                                + SIZE,
                        "TROUPE_TEST_SIZE (environment) is no key of the configuration; the nearest is"
                                + " TROUPE_TEST_MAX_SIZE",
                        "troupe.test.patiense (" + file.toUri().toURL()
                                + ") is no key of the configuration; the nearest is " + PATIENCE,
                        "%dev.troupe.test.pasword (" + inJar.toUri().toURL()
                                + ") is no key of the configuration; the nearest is " + PASSWORD);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        write("application.properties", SIZE + " = \\u00zz");
        assertThatThrownBy(() -> apply(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The configuration cannot be read: ");
    }
}
