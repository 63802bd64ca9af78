package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is generated, as text, beside what it is generated from. Files that differ are written anew with {@code
 * -Dgolden.update=true}.
 */
class GoldenTest {

    private static final Path ROOT = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(strings = {"chat", "counter", "market", "zoo"})
    void generatesWhatWasLookedAt(String name) throws IOException {
        Map<String, String> generated =
                Compiled.from(Compiled.sources("golden/" + name + "/input")).generated();
        Path expected = ROOT.resolve(name).resolve("expected");
        if (Boolean.getBoolean("golden.update")) {
            write(expected, generated);
        }
        Map<String, String> golden = IntoFolder.read(expected);
        assertThat(generated.keySet()).isEqualTo(golden.keySet());
        golden.forEach((path, text) -> assertThat(generated.get(path)).as(path).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "counter", "market", "zoo"})
    void generatesTheSameFromSourcesInAnyOrder(String name) {
        List<JavaFileObject> sources = Compiled.sources("golden/" + name + "/input");
        Map<String, String> inOrder = Compiled.from(sources).generated();
        List<JavaFileObject> turned = new ArrayList<>(sources);
        Collections.reverse(turned);

        assertThat(Compiled.from(turned).generated()).isEqualTo(inOrder);
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        if (Files.exists(folder)) {
            for (String path : IntoFolder.read(folder).keySet()) {
                Files.delete(folder.resolve(path));
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }
}
