package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a named module has to say, so that generated code compiles and a server on the module path finds the actors. */
class ModulesTest {

    /** As the guide shows it. */
    private static final String WHOLE = """
            module app {
                requires troupe.annotations;
                requires troupe.client;
                requires troupe.runtime;
                requires jakarta.websocket.client;
                requires com.fasterxml.jackson.core;

                provides dev.troupe.runtime.ActorDefinition
                        with app.CounterActorDefinition;
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aModuleThatSaysAllCompilesWithoutAWord() throws IOException {
        assertThat(compile(WHOLE)).isEmpty();
    }

    @Test
    void whatIsNotReadIsNamedWhereItIsNeeded() throws IOException {
        String module = WHOLE.replaceAll(" *requires (jakarta|com)[^;]*;\n", "");

        assertThat(compile(module))
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error)
                                .startsWith("Counter.java:2: TROUPE093")
                                .contains("\"requires com.fasterxml.jackson.core;\""),
                        error -> assertThat(error)
                                .startsWith("CounterActor.java:3: TROUPE093")
                                .contains("\"requires jakarta.websocket.client;\""));
    }

    @Test
    void aDefinitionThatIsNotProvidedIsAWarningAtItsActor() throws IOException {
        String module = WHOLE.replaceAll("(?s) *provides [^;]*;\n", "");

        assertThat(compile(module))
                .singleElement()
                .asString()
                .startsWith("CounterActor.java:3: TROUPE094")
                .contains("\"provides dev.troupe.runtime.ActorDefinition with app.CounterActorDefinition;\"");
    }

    @Test
    void theGuideShowsTheModule() throws IOException {
        assertThat(Files.readString(Path.of("../docs/guide.md"))).contains(WHOLE);
    }

    /** Automatic modules must not split packages, and keep their names when a file is renamed. */
    @Test
    void everyJarNamesItsModule() throws IOException {
        for (String module : List.of("annotations", "client", "runtime", "runtime-tyrus", "testkit", "processor")) {
            assertThat(Files.readString(Path.of("..", module, "pom.xml")))
                    .contains("<Automatic-Module-Name>troupe." + module.replace('-', '.') + "</Automatic-Module-Name>");
        }
    }

    private List<String> compile(String module) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources/app"));
        List<Path> files = List.of(
                Files.writeString(sources.getParent().resolve("module-info.java"), module),
                Files.writeString(sources.resolve("Counter.java"), """
                        package app; @dev.troupe.ActorProtocol("counter")
                        public interface Counter { long add(long amount); }
                        """),
                Files.writeString(sources.resolve("CounterActor.java"), """
                        package app;
                        @dev.troupe.Actor
                        final class CounterActor implements Counter {
                            @Override public long add(long amount) { return amount; }
                        }
                        """));
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    manager,
                    problems,
                    List.of(
                            "-Xlint:all,-requires-automatic,-requires-transitive-automatic",
                            "-d",
                            Files.createDirectories(folder.resolve("classes")).toString(),
                            "--module-path",
                            String.join(File.pathSeparator, modulePath())),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(Compiled.processors());
            task.call();
        }
        return problems.getDiagnostics().stream()
                .map(each -> (each.getSource() == null
                                ? "nowhere"
                                : Path.of(each.getSource().getName()).getFileName()) + ":" + each.getLineNumber() + ": "
                        + each.getMessage(Locale.ROOT))
                .toList();
    }

    /** The class path of the tests, with jars for the folders of Troupe, named as they are when they are packed. */
    private List<String> modulePath() throws IOException {
        List<String> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            for (String module : List.of("annotations", "client", "runtime")) {
                if (Path.of(entry).endsWith(Path.of(module, "target", "classes"))
                        || Path.of(entry).getFileName().toString().matches("troupe-" + module + "-[0-9].*\\.jar")) {
                    path.add(Files.isDirectory(Path.of(entry)) ? jar(Path.of(entry), "troupe." + module) : entry);
                }
            }
            if (entry.matches(".*(jakarta\\.websocket-|jackson-core-|jspecify-)[^/\\\\]*\\.jar")) {
                path.add(entry);
            }
        }
        return path;
    }

    private String jar(Path classes, String module) throws IOException {
        Path jar = folder.resolve(module + ".jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream files = new JarOutputStream(out, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path file :
                    all.filter(each -> each.toString().endsWith(".class")).toList()) {
                files.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, files);
                files.closeEntry();
            }
        }
        return jar.toString();
    }
}
