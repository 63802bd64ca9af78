package dev.troupe.integration.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/coming-from.md shows stands in a source that is compiled and tested. */
class ComingFromTest {

    private static final Path SOURCES = Path.of("src/test/java/dev/troupe/integration/comingfrom");
    private static final Path DOCS = Path.of("../docs");

    @Test
    void itsJavaIsCompiledAndTested() throws IOException {
        String sources = flat(sources());
        assertThat(all("(?s)```java\n(.*?)```"))
                .hasSizeGreaterThan(5)
                .allSatisfy(block -> assertThat(sources).contains(flat(block)));
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        assertThat(all("]\\((?!http|#)([^)#]+)[^)]*\\)"))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(DOCS.resolve(target)).exists());
    }

    private static List<String> all(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(DOCS.resolve("coming-from.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    /** Without indentation, which differs where something was cut out. */
    private static String flat(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    }
}
