package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eclipse's compiler runs the processors as javac does, and takes what they generate. */
class EclipseCompilerTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"chat", "counter", "market", "zoo"})
    void generatesWhatJavacDoes(String name) throws IOException {
        Path input = Path.of("src/test/resources/golden", name, "input");
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Path sources = Files.createDirectory(folder.resolve("sources"));
        StringWriter messages = new StringWriter();

        boolean succeeded = BatchCompiler.compile(
                new String[] {
                    "-17",
                    "-encoding",
                    "UTF-8",
                    "-parameters",
                    "-proceedOnError",
                    "-warn:none",
                    "-cp",
                    Compiled.classPathWithout("processor" + File.separator + "target"),
                    "-processorpath",
                    System.getProperty("java.class.path"),
                    "-processor",
                    Compiled.processors().stream()
                            .map(processor -> processor.getClass().getName())
                            .collect(Collectors.joining(",")),
                    "-s",
                    sources.toString(),
                    "-d",
                    classes.toString(),
                    input.toString()
                },
                new PrintWriter(messages),
                new PrintWriter(messages),
                null);

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
