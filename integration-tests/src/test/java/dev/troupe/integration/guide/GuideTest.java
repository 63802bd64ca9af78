package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.http.HttpLimits;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guide shows stands in a source that is compiled and tested, and its limits are those of the code. */
class GuideTest {

    private static final Path ROOT = Path.of("..");
    private static final List<Path> SOURCES = List.of(
            Path.of("src/test/java/dev/troupe/integration/guide"),
            ROOT.resolve("samples/chat/src/main/java/dev/troupe/samples/chat"));
    private static final Path SETTINGS = ROOT.resolve("runtime/src/main/java/dev/troupe/runtime/RuntimeSettings.java");

    @Test
    void itsJavaIsCompiledAndTested() throws IOException {
        String sources = flat(sources());
        List<String> blocks = all("(?s)```java\n(.*?)```", guide());
        assertThat(blocks)
                .hasSizeGreaterThan(10)
                .allSatisfy(block -> assertThat(sources).contains(flat(block)));
    }

    @Test
    void itsLimitsAreTheDefaults() throws Exception {
        Map<String, String> shown = new TreeMap<>();
        Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\d[^|]*) \\|")
                .matcher(guide())
                .results()
                .forEach(row -> shown.put(row.group(1), row.group(2).strip()));
        Map<String, String> expected = defaults(RuntimeSettings.DEFAULTS);
        expected.putAll(defaults(HttpLimits.DEFAULTS));
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void theDocumentationOfTheSettingsNamesTheDefaults() throws Exception {
        String text = Files.readString(SETTINGS).replaceAll("\n \\* +(?!@param)", " ");
        Map<String, String> documented = new TreeMap<>();
        Pattern.compile("@param (\\w+) [^\n]*Default: ([\\d,]+(?: s| min)?)")
                .matcher(text)
                .results()
                .forEach(param -> documented.put(param.group(1), param.group(2)));
        assertThat(documented).isEqualTo(defaults(RuntimeSettings.DEFAULTS));
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        assertThat(all("]\\((?!http|#)([^)#]+)[^)]*\\)", guide()))
                .isNotEmpty()
                .allSatisfy(target ->
                        assertThat(ROOT.resolve("docs").resolve(target)).exists());
    }

    private static Map<String, String> defaults(Record settings) throws ReflectiveOperationException {
        Map<String, String> defaults = new TreeMap<>();
        for (RecordComponent setting : settings.getClass().getRecordComponents()) {
            Object value = setting.getAccessor().invoke(settings);
            defaults.put(setting.getName(), text(value));
        }
        return defaults;
    }

    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return duration.toSeconds() > 60 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
        }
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String sources() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return String.join("\n", texts);
    }

    /** Without indentation, which differs where something was cut out. */
    private static String flat(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String guide() throws IOException {
        return Files.readString(ROOT.resolve("docs/guide.md"));
    }
}
