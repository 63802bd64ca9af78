package dev.troupe.processor.read;

import static com.google.testing.compile.Compiler.javac;
import static dev.troupe.processor.read.Compilations.classPath;
import static dev.troupe.processor.read.Compilations.classes;
import static dev.troupe.processor.read.Compilations.compile;
import static dev.troupe.processor.read.Compilations.errors;
import static dev.troupe.processor.read.Compilations.protocols;
import static dev.troupe.processor.read.Compilations.sources;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ProtocolModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types that come as class files are read as they are from source: what an incremental build writes must not differ. */
class ClassFilesTest {

    private static final List<String> LIBRARY = List.of(
            """
            package lib;
            import dev.troupe.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;
            public record Page<T>(List<@Nullable T> items, @Nullable T last, String @Nullable [] tags,
                Map<String, List<@Nullable Item>> byName, @WireName("n") int number, Mood mood,
                @Nullable @UseCodec(Upper.class) String text, @Nullable Shape shape) {
              public record Item(@Nullable String name, Map.@Nullable Entry2<String> entry) {}
              public interface Map { record Entry2<T>(@Nullable T value) {} }
              public enum Mood { GOOD, @WireName("bad-one") BAD, UGLY }
              public sealed interface Shape permits Box, Circle {}
              @WireName("round") public record Circle(double radius) implements Shape {}
              public record Box(double width) implements Shape {}
              public static final class Upper implements PayloadCodec<String, String> {
                public String encode(String value) { return value; }
                public String decode(String written) { return written; }
              }
            }
            """.replace("Map<String, List<@Nullable Item>>", "java.util.Map<String, List<@Nullable Item>>"), """
            package lib;
            import dev.troupe.*;
            import java.util.List;
            import org.jspecify.annotations.Nullable;
            public interface Store<T> {
              @Nullable T find(@Nullable String key, @WireName("w") List<@Nullable T> without);
              void put(T value);
              @ReadOnly int size();
            }
            """, """
            package lib;
            import org.jspecify.annotations.Nullable;
            public interface Strings extends Store<@Nullable String> {}
            """);

    private static final String PROTOCOL = """
            package p;
            import dev.troupe.*;
            @ActorProtocol("p")
            public interface P extends lib.Strings {
              lib.Page<String> page(int number);
            }
            """;

    @TempDir
    Path folder;

    private static List<JavaFileObject> library() {
        return sources(LIBRARY.toArray(String[]::new));
    }

    @Test
    void readsTheSameFromClassFilesAsFromSources() throws IOException {
        List<JavaFileObject> all = new java.util.ArrayList<>(library());
        all.addAll(sources(PROTOCOL));
        List<ProtocolModel> full = protocols(all);

        Path library = classes(folder, List.of("-parameters"), library());
        List<ProtocolModel> incremental = protocols(sources(PROTOCOL), library);

        assertThat(full).hasSize(1);
        assertThat(full.toString()).contains("NullableOf");
        assertThat(incremental.toString().replace("isCompiled=true", "isCompiled=false"))
                .isEqualTo(full.toString());
    }

    @Test
    void parameterNamesThatAreNotInTheClassFileAreMissed() throws IOException {
        Path library = classes(folder, List.of(), library());
        Compilation compilation =
                compile(javac().withClasspath(classPath(library)), sources(PROTOCOL), new ReadingProcessor());

        assertThat(errors(compilation))
                .hasSize(2)
                .allSatisfy(error ->
                        assertThat(error).startsWith("P.java:4: TROUPE021: ").contains("lib.Store"));
    }

    @Test
    void parameterNamesAreFoundInTheDescriptorBeside() throws IOException {
        List<JavaFileObject> sources = sources("""
                package lib;
                public interface Base { void post(String text, int size); void post(long number); int size(); }
                """, """
                package lib;
                @dev.troupe.protocol.ParameterNames("Base.post(java.lang.String text, int size)")
                public final class BaseProtocol {}
                """);
        Path library = classes(folder, List.of(), sources);
        Compilation compilation = compile(
                javac().withClasspath(classPath(library)),
                sources("package p; @dev.troupe.ActorProtocol(\"p\")\ninterface P extends lib.Base {\n"
                        + "@Override @dev.troupe.WireName(\"q\") void post(long count); }"),
                new ReadingProcessor());
        Compilations.succeed(compilation);

        List<ProtocolModel> models = protocols(
                sources("package p; @dev.troupe.ActorProtocol(\"p\")\ninterface P extends lib.Base {\n"
                        + "@Override @dev.troupe.WireName(\"q\") void post(long count); }"),
                library);
        assertThat(models.get(0).actions().get(1).parameters())
                .extracting(MemberModel::name)
                .containsExactly("text", "size");
    }

    @Test
    void parameterNamesOfOverloadsAreFoundInTheDescriptorBeside() throws IOException {
        Path library = classes(folder, List.of(), sources("""
                package lib;
                import dev.troupe.WireName;
                public interface Base {
                  void post(String text);
                  @WireName("post-all") void post(java.util.List<String> texts);
                  @WireName("post") void third(long number);
                  @WireName("other") void third(int size, boolean loud);
                }
                """, """
                package lib;
                @dev.troupe.protocol.ParameterNames({
                  "Feed.post(java.lang.String wrong)",
                  "Base.post(java.lang.String text)",
                  "Base.post(java.util.List texts)",
                  "Base.third(long number)",
                  "Base.third(int size, boolean loud)"})
                public final class BaseProtocol {}
                """));

        List<ProtocolModel> models = protocols(
                sources("package p; @dev.troupe.ActorProtocol(\"p\")\ninterface P extends lib.Base {\n"
                        + "@Override @dev.troupe.WireName(\"q\") void third(long number); }"),
                library);

        assertThat(models.get(0).actions().stream()
                        .flatMap(action -> action.parameters().stream())
                        .map(MemberModel::name))
                .containsExactlyInAnyOrder("number", "text", "texts", "size", "loud");
    }

    @Test
    void parameterNamesOfInheritedEventsAreFoundInTheDescriptorOfTheirProtocol() throws IOException {
        Path library = classes(folder, List.of(), sources("""
                package lib;
                public interface Base { @dev.troupe.Events interface Feed { void posted(String text, int size); } }
                """, """
                package lib;
                @dev.troupe.protocol.ParameterNames("Feed.posted(java.lang.String text, int size)")
                public final class BaseProtocol {}
                """));

        List<ProtocolModel> models = protocols(
                sources("package p; @dev.troupe.ActorProtocol(\"p\")\ninterface P extends lib.Base {}"), library);
        assertThat(models.get(0).eventsType().orElseThrow()).hasToString("lib.Base.Feed");
        assertThat(models.get(0).events().get(0).parameters())
                .extracting(MemberModel::name)
                .containsExactly("text", "size");
    }

    @Test
    void parameterNamesAreFoundInTheDescriptorOfAProtocolThatInheritsTheMethod() throws IOException {
        Path library = classes(folder, List.of(), sources("""
                package lib;
                public interface Generic<T> { void put(T value, int count); void put(T value, String word); }
                """, """
                package lib;
                public interface Heard<T> { void changed(T value, int size); }
                """, """
                package lib;
                @dev.troupe.ActorProtocol("below")
                public interface Below extends Generic<Below.Item> {
                  record Item(String text) {}
                  @dev.troupe.Events interface Feed extends Heard<Item> {}
                }
                """, """
                package lib;
                @dev.troupe.protocol.ParameterNames({
                  "Generic.put(lib.Below.Item value, int count)",
                  "Generic.put(lib.Below.Item value, java.lang.String word)",
                  "Feed.changed(lib.Below.Item value, int size)"})
                public final class BelowProtocol {}
                """));

        List<ProtocolModel> models = protocols(sources("""
                package p; @dev.troupe.ActorProtocol("p")
                interface P extends lib.Below { @Override @dev.troupe.WireName("q") void put(Item v, String w); }
                """), library);

        assertThat(models.get(0).actions().stream()
                        .flatMap(action -> action.parameters().stream())
                        .map(MemberModel::name))
                .containsExactlyInAnyOrder("value", "count", "v", "w");
        assertThat(models.get(0).events().get(0).parameters())
                .extracting(MemberModel::name)
                .containsExactly("value", "size");
    }

    @Test
    void aMistakeInAClassFileIsReportedWhereItIsReached() throws IOException {
        Path library = classes(folder, List.of(), sources("""
                package lib;
                import java.util.List;
                public record Outer(List<Inner> inner) {
                  public record Inner(Thread thread) {}
                }
                """));
        Compilation compilation =
                compile(javac().withClasspath(classPath(library)), sources("""
                        package p;
                        @dev.troupe.ActorProtocol("p")
                        interface P {
                          void post(
                              String text,
                              lib.Outer outer);
                        }
                        """), new ReadingProcessor());

        assertThat(errors(compilation)).hasSize(1);
        assertThat(errors(compilation).get(0))
                .startsWith("P.java:6: TROUPE036: Thread cannot be sent")
                .endsWith("(Reached through Outer.inner, Inner.thread.)");
    }

    @Test
    void aProtocolFromAClassFileNeedsWhatIsGeneratedForIt() throws IOException {
        String contract = "package lib;\n@dev.troupe.ActorProtocol(\"contract\")\npublic interface Contract {}";
        String descriptor = "package lib;\npublic class ContractProtocol {}";
        String actor = "package p;\n@dev.troupe.Actor\nclass Speaker implements lib.Contract {}";
        Path without = classes(folder.resolve("without"), List.of(), sources(contract));
        Path with = classes(folder.resolve("with"), List.of(), sources(contract, descriptor));

        assertThat(errors(compile(javac().withClasspath(classPath(without)), sources(actor), new ReadingProcessor())))
                .hasSize(1)
                .allSatisfy(error -> assertThat(error).startsWith("Speaker.java:3: TROUPE057: lib.Contract"));
        Compilations.succeed(compile(javac().withClasspath(classPath(with)), sources(actor), new ReadingProcessor()));
    }

    @Test
    void aClassFileThatIsProcessedAgainIsNotTakenForASource() throws IOException {
        Path library = classes(folder, List.of(), sources("""
                package lib;
                @dev.troupe.ActorProtocol("again")
                public interface Again { void post(String text); }
                """));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            files.setLocation(StandardLocation.CLASS_PATH, classPath(library));
            var task =
                    compiler.getTask(null, files, diagnostics, List.of("-proc:only"), List.of("lib.Again"), List.of());
            task.setProcessors(List.of(new ReadingProcessor()));
            task.call();
        }

        assertThat(diagnostics.getDiagnostics())
                .filteredOn(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .hasSize(1)
                .allSatisfy(each -> assertThat(each.getMessage(Locale.ROOT)).startsWith("TROUPE021: "));
    }

    @Test
    void whatAClassFileMentionsAndIsNotThereIsWaitedForAndReported() throws IOException {
        Path library = classes(
                folder,
                List.of(),
                sources(
                        "package lib;\npublic class Gone {}",
                        "package lib;\npublic record Holder(Gone gone) {}",
                        "package lib;\npublic interface Base extends Deeper { void post(String text); }",
                        "package lib;\npublic interface Deeper {}",
                        "package lib;\npublic class Child extends Gone {}"));
        Files.delete(library.resolve("lib/Gone.class"));
        Files.delete(library.resolve("lib/Deeper.class"));

        assertThat(errorsOf("interface P { void post(lib.Holder holder); }", library))
                .hasSize(1)
                .allSatisfy(error -> assertThat(error).startsWith("P.java:2: TROUPE002: lib.Gone is mentioned by p.P"));
        assertThat(errorsOf("interface P extends lib.Base { @Override void post(String text); }", library))
                .hasSize(1)
                .allSatisfy(error -> assertThat(error).contains("class file for lib.Deeper not found"));
        assertThat(errorsOf("interface P { lib.Child child(); }", library))
                .hasSize(1)
                .allSatisfy(error -> assertThat(error).startsWith("P.java:2: TROUPE036: Child cannot be sent"));
    }

    @Test
    void whatAClassFileSaysByAnnotationIsNotLost() throws IOException {
        Path library = classes(folder, List.of("-parameters"), sources("""
                package lib;
                import dev.troupe.*;
                import java.util.List;
                import org.jspecify.annotations.Nullable;
                public interface Base {
                  @OneWay void post(@WireName("body") String text, List<@Nullable String> tags);
                }
                """, """
                package lib;
                public interface Below extends Base { @Override void post(String text, java.util.List<String> tags); }
                """));

        assertThat(errorsOf(
                        "interface P extends lib.Base {\n@Override void post(\nString text,\njava.util.List<String> tags); }",
                        library))
                .satisfiesExactly(
                        error -> assertThat(error).startsWith("P.java:3: TROUPE077: post has @OneWay in Base"),
                        error -> assertThat(error)
                                .startsWith("P.java:4: TROUPE077: Parameter text of post has @WireName"),
                        error -> assertThat(error)
                                .startsWith("P.java:5: TROUPE077: Parameter tags of post has @Nullable"));
        assertThat(errorsOf("interface P extends lib.Below {}", library))
                .hasSize(3)
                .allSatisfy(error ->
                        assertThat(error).startsWith("P.java:2: TROUPE077: ").contains("Declare it in P with"));
    }

    private static List<String> errorsOf(String protocol, Path library) {
        return errors(compile(
                javac().withClasspath(classPath(library)),
                sources("package p; @dev.troupe.ActorProtocol(\"p\")\n" + protocol),
                new ReadingProcessor()));
    }
}
