package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/**
 * What came of one run of javac with the processors. Warnings are errors, since generated code has none.
 *
 * @param compilation the run
 */
record Compiled(Compilation compilation) {

    /** The processors, in the order in which the service file of the jar names them. */
    static List<Processor> processors() {
        return List.of(
                new ActorProcessor(),
                new ActorServicesProcessor(),
                new ForgottenActorsProcessor(),
                new ProtocolProcessor(),
                new UnclaimedAnnotationsProcessor());
    }

    static Compiler strictly() {
        return Compiler.javac().withOptions("--release", "17", "-Xlint:all,-processing", "-Werror", "-parameters");
    }

    /** Compiles with the processors, and sees to it that there is nothing to complain of. */
    static Compiled from(List<JavaFileObject> sources) {
        return of(strictly().withProcessors(processors()).compile(sources)).succeeded();
    }

    static Compiled of(Compilation compilation) {
        return new Compiled(compilation);
    }

    /** The class path of the tests without the entries that contain one of these. */
    static String classPathWithout(String... parts) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(parts).noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The sources in a folder of the test resources, sorted. */
    static List<JavaFileObject> sources(String folder) {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
            List<JavaFileObject> sources = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                sources.add(JavaFileObjects.forResource(file.toUri().toURL()));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Compiled succeeded() {
        assertThat(compilation.status()).as(() -> String.join("\n", messages())).isEqualTo(Compilation.Status.SUCCESS);
        return this;
    }

    List<String> messages() {
        return compilation.diagnostics().stream()
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }

    List<String> errors() {
        return compilation.errors().stream()
                .map(each -> each.getMessage(Locale.ROOT))
                .toList();
    }

    /** Generated sources and resources by their paths. */
    Map<String, String> generated() {
        Map<String, String> files = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() != JavaFileObject.Kind.CLASS && isWritten(file)) {
                files.put(path(file), new String(bytes(file), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** Class files by the names of the classes. */
    Map<String, byte[]> classFiles() {
        Map<String, byte[]> files = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS && isWritten(file)) {
                files.put(path(file), bytes(file));
            }
        }
        return files;
    }

    /** A file that was only asked for is among them, without a date. */
    private static boolean isWritten(JavaFileObject file) {
        return file.getLastModified() > 0;
    }

    ClassLoader classes() {
        return loading(classFiles());
    }

    /** Loads these class files, which are by the names of the classes. */
    static ClassLoader loading(Map<String, byte[]> files) {
        return new ClassLoader(Compiled.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] file = files.get(name.replace('.', '/') + ".class");
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, file, 0, file.length);
            }
        };
    }

    private static String path(JavaFileObject file) {
        return file.toUri().getPath().replaceFirst("^/(SOURCE|CLASS)_OUTPUT/", "");
    }

    private static byte[] bytes(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
