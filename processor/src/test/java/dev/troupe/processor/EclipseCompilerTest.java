package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eclipse's compiler runs the processors as javac does, and takes what they generate. */
class EclipseCompilerTest {

    @TempDir
    private Path folder;

    @Test
    void aMistakeIsReportedWithItsFileAndLine() throws IOException {
        Path input = Files.createDirectory(folder.resolve("input"));
        Files.writeString(input.resolve("Wrong.java"), """
                package p;
                @dev.troupe.ActorProtocol("wrong")
                interface Wrong {
                  void take(Thread thread);
                }
                """);
        StringWriter messages = new StringWriter();

        assertThat(EclipseCompiler.compile(
                        input,
                        Files.createDirectory(folder.resolve("sources")),
                        Files.createDirectory(folder.resolve("classes")),
                        messages,
                        List.of()))
                .isFalse();

        assertThat(messages.toString())
                .contains("1. ERROR in ", "Wrong.java (at line 4)", "TROUPE036: Thread cannot be sent")
                .doesNotContain("2. ERROR");
    }

    /** javac says what is wrong with such a value itself, before a processor runs. */
    @ParameterizedTest
    @ValueSource(strings = {"int.class", "null", "5", "String[].class", "A.class"})
    void aCodecThatIsNoClassIsAnErrorAndNoFailureOfTheProcessor(String codec) throws IOException {
        Path input = Files.createDirectory(folder.resolve("input"));
        Files.writeString(input.resolve("A.java"), """
                package p;
                @dev.troupe.ActorProtocol("a")
                interface A {
                  void take(@dev.troupe.UseCodec(%s) String text);
                }
                """.formatted(codec));
        StringWriter messages = new StringWriter();

        EclipseCompiler.compile(
                input,
                Files.createDirectory(folder.resolve("sources")),
                Files.createDirectory(folder.resolve("classes")),
                messages,
                List.of());

        assertThat(messages.toString())
                .contains("TROUPE048: ", " cannot be a codec: it is ")
                .doesNotContain("TROUPE001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "counter", "market", "zoo"})
    void generatesWhatJavacDoes(String name) throws IOException {
        Path input = Path.of("src/test/resources/golden", name, "input");
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Path sources = Files.createDirectory(folder.resolve("sources"));
        StringWriter messages = new StringWriter();

        boolean succeeded = EclipseCompiler.compile(input, sources, classes, messages, List.of());

        assertThat(succeeded).as(messages::toString).isTrue();
        Map<String, String> expected =
                new TreeMap<>(IntoFolder.read(Path.of("src/test/resources/golden", name, "expected")));
        Map<String, String> generated = new TreeMap<>(IntoFolder.read(sources));
        String services = "META-INF/services/dev.troupe.runtime.ActorDefinition";
        if (expected.containsKey(services)) {
            generated.put(services, Files.readString(classes.resolve(services)));
        }
        assertThat(generated).isEqualTo(expected);
    }
}
