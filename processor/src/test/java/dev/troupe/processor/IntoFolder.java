package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Runs of javac one after the other, each of which sees the class files of those before.
 *
 * @param folder where everything goes
 */
record IntoFolder(Path folder) {

    /** Where class files and resources go. */
    Path classes() {
        return folder.resolve("classes");
    }

    /**
     * What came of one run.
     *
     * @param succeeded whether there was nothing to complain of
     * @param errors the texts of errors and warnings
     * @param places the file and line of each of them
     * @param generated the sources that were generated, by their paths
     */
    record Outcome(boolean succeeded, List<String> errors, List<String> places, Map<String, String> generated) {

        List<String> errorsOfOurs() {
            return errors.stream().filter(error -> error.startsWith("TROUPE")).toList();
        }
    }

    /** Compiles, and returns the sources that were generated. */
    Map<String, String> compile(List<JavaFileObject> sources) throws IOException {
        Outcome outcome = attempt(sources, Compiled.processors(), System.getProperty("java.class.path"));
        assertThat(outcome.succeeded()).as(outcome.errors()::toString).isTrue();
        return outcome.generated();
    }

    /** Compiles, and returns whatever came of it. */
    Outcome attempt(List<JavaFileObject> sources, List<Processor> processors, String classPath) throws IOException {
        Path classes = Files.createDirectories(classes());
        Path generated = Files.createTempDirectory(folder, "generated");
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
                classes + File.pathSeparator + classPath);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task = compiler.getTask(null, null, diagnostics, options, null, sources);
        task.setProcessors(processors);
        boolean succeeded = task.call();
        List<Diagnostic<? extends JavaFileObject>> problems = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .toList();
        return new Outcome(
                succeeded,
                problems.stream().map(each -> each.getMessage(Locale.ROOT)).toList(),
                problems.stream().map(IntoFolder::place).toList(),
                read(generated));
    }

    private static String place(Diagnostic<? extends JavaFileObject> problem) {
        return problem.getSource() == null
                ? "nowhere"
                : Path.of(problem.getSource().getName()).getFileName() + ":" + problem.getLineNumber();
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
