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
        Map<String, String> shown = new TreeMap<>();
        Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\d[^|]*) \\|")
                .matcher(guide().text())
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
        assertThat(guide().brokenLinks()).isEmpty();
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

    private static DocumentationPage guide() throws IOException {
        return DocumentationPage.of("guide.md");
    }
}
