package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.integration.DocumentationPage;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.http.HttpLimits;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
        String sources = DocumentationPage.sources(SOURCES);
        assertThat(guide().blocks("java")).hasSizeGreaterThan(10).allMatch(sources::contains, "stands in a source");
    }

    @Test
    void itsLimitsAreTheDefaults() throws Exception {
        Map<String, String> shown = found("(?m)^\\| `([a-z]\\w+)` \\| (\\d[^|]*|an? [^|]*) \\|", guide().text());
        Map<String, String> expected = defaults(RuntimeSettings.DEFAULTS);
        expected.putAll(defaults(HttpLimits.DEFAULTS));
        expected.putAll(derived(documented()));
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void theDocumentationOfTheSettingsNamesTheDefaults() throws Exception {
        Map<String, String> expected = defaults(RuntimeSettings.DEFAULTS);
        expected.putAll(derived(documented()));
        assertThat(documented()).isEqualTo(expected);
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        assertThat(guide().brokenLinks()).isEmpty();
    }

    private static Map<String, String> documented() throws IOException {
        String text = Files.readString(SETTINGS).replaceAll("\n \\* +(?!@param)", " ");
        return found("@param (\\w+) [^\n]*Default: ([\\d,]+(?: s| min)?|an? [^.(]*[^.( ])", text);
    }

    /** The defaults that depend on the machine, such as a quarter of the heap: words stand where others have a number. */
    private static Map<String, String> derived(Map<String, String> documented) {
        Map<String, String> derived = new TreeMap<>(documented);
        derived.values().removeIf(standard -> Character.isDigit(standard.charAt(0)));
        return derived;
    }

    /** What the second group of a pattern is, by its first. */
    private static Map<String, String> found(String pattern, String text) {
        Map<String, String> found = new TreeMap<>();
        Pattern.compile(pattern)
                .matcher(text)
                .results()
                .forEach(row -> found.put(row.group(1), row.group(2).strip()));
        return found;
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
            boolean minutes = duration.toSeconds() > 60 && duration.toSecondsPart() == 0;
            return minutes ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
        }
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static DocumentationPage guide() throws IOException {
        return DocumentationPage.of("guide.md");
    }
}
