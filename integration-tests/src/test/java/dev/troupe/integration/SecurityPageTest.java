package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security names tests and keys; they exist. */
class SecurityPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern KEY = Pattern.compile("`(troupe\\.[a-z]+\\.[a-z-]+)[`=]");

    @Test
    void everyTestThatItNamesExists() throws IOException {
        Matcher named = TEST.matcher(page("security.md"));
        int found = 0;
        while (named.find()) {
            String source = source(named.group(1));
            if (named.group(2) != null) {
                assertThat(source).as(named.group(1)).contains("void " + named.group(2) + "(");
            }
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void everyKeyThatItNamesExists() throws IOException {
        String keys = page("configuration.md");
        Matcher named = KEY.matcher(page("security.md"));
        int found = 0;
        while (named.find()) {
            assertThat(keys).contains("| `" + named.group(1) + "` |");
            found++;
        }
        assertThat(found).isPositive();
    }

    private static String page(String name) throws IOException {
        return Files.readString(ROOT.resolve("docs").resolve(name));
    }

    private static String source(String test) throws IOException {
        for (String module : List.of("client", "runtime", "runtime-tyrus", "integration-tests")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                var file = files.filter(path -> path.endsWith(test + ".java")).findFirst();
                if (file.isPresent()) {
                    return Files.readString(file.get());
                }
            }
        }
        throw new AssertionError("There is no " + test);
    }
}
