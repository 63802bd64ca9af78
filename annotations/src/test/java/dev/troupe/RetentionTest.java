package dev.troupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Gradle's incremental processing asks for annotations that are in class files at least. */
class RetentionTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/troupe");

    @Test
    void annotationsAreKeptInClassFilesAndTheNamesOfErrorsAtRunTime() throws Exception {
        List<Class<?>> annotations = annotations();
        assertThat(annotations)
                .contains(ActorProtocol.class, WireName.class)
                .allSatisfy(annotation -> assertThat(
                                annotation.getAnnotation(Retention.class).value())
                        .isEqualTo(annotation == WireName.class ? RetentionPolicy.RUNTIME : RetentionPolicy.CLASS));
    }

    private static List<Class<?>> annotations() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.startsWith("package-info"))
                    .<Class<?>>map(name -> named("dev.troupe." + name.substring(0, name.length() - ".java".length())))
                    .filter(Annotation.class::isAssignableFrom)
                    .toList();
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
