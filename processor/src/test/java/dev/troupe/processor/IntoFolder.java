package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Runs of javac one after the other, each of which sees the class files of those before.
 *
 * @param classes where class files and resources go
 */
record IntoFolder(Path classes) {

    /** Compiles, and returns the sources that were generated. */
    Map<String, String> compile(List<JavaFileObject> sources) throws IOException {
        Path generated = Files.createTempDirectory("generated");
        List<String> options = List.of(
                "--release",
                "17",
                "-parameters",
                "-Xlint:all,-processing",
                "-Werror",
                "-d",
                classes.toString(),
                "-s",
                generated.toString(),
                "-classpath",
                classes + File.pathSeparator + System.getProperty("java.class.path"));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task = compiler.getTask(null, null, diagnostics, options, null, sources);
        task.setProcessors(Compiled.processors());
        assertThat(task.call())
                .as(() -> diagnostics.getDiagnostics().toString())
                .isTrue();
        return read(generated);
    }

    static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }
}
