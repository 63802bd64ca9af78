package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not there yet, what never comes, and what is wrong. */
class RoundsTest {

    @TempDir
    private Path folder;

    private static final JavaFileObject GOOD = protocol("Good", "int fine();");

    @Test
    void waitsForTypesThatAnotherProcessorGenerates() {
        List<Processor> processors = new ArrayList<>(Compiled.processors());
        processors.add(new GeneratingProcessor(Map.of(
                1, Map.of("p.Late", "package p; public record Late(Later later) {}"),
                2, Map.of("p.Later", "package p; public record Later(int number) {}"))));
        Compiled compiled = Compiled.of(Compiled.strictly()
                        .withProcessors(processors)
                        .compile(
                                protocol("Patient", "Late late();"),
                                JavaFileObjects.forSourceString("p.PatientActor", """
                                        package p;
                                        @dev.troupe.Actor final class PatientActor implements Patient {
                                            PatientActor(Late late) {}
                                            @Override public Late late() { return new Late(new Later(1)); }
                                        }
                                        """)))
                .succeeded();

        assertThat(compiled.generated())
                .containsKeys("p/PatientCodec.java", "p/PatientActorDefinition.java")
                .containsEntry("META-INF/services/dev.troupe.runtime.ActorDefinition", "p.PatientActorDefinition\n");
        assertThat(compiled.generated().get("p/PatientCodec.java")).contains("readLater(in)");
    }

    @Test
    void reportsOnceWhatNeverComesWithWhatWaitedForIt() throws IOException {
        IntoFolder.Outcome outcome = attempt(
                protocol("First", "Never never();"),
                protocol("Second", "Never never(); void also(Thread thread);"),
                GOOD);

        assertThat(outcome.errorsOfOurs())
                .satisfiesExactlyInAnyOrder(
                        error -> assertThat(error).startsWith("TROUPE002").contains("Never", "p.First, p.Second"),
                        error -> assertThat(error).startsWith("TROUPE036").contains("Thread"));
        assertThat(outcome.generated()).containsKey("p/GoodClient.java");
    }

    @Test
    void aWrongProtocolKeepsNoOtherFromBeingGenerated() throws IOException {
        IntoFolder.Outcome outcome =
                attempt(protocol("Wrong", "Object any(Thread thread);"), GOOD, protocol("Worse", "void connect();"));

        assertThat(outcome.errorsOfOurs()).hasSize(3);
        assertThat(outcome.generated())
                .containsKey("p/GoodClient.java")
                .doesNotContainKeys("p/WrongClient.java", "p/WorseClient.java");
    }

    @Test
    void twoActorsOfOneProtocolAreOneError() throws IOException {
        IntoFolder.Outcome outcome = attempt(GOOD, actor("One"), actor("Two"));

        assertThat(outcome.errorsOfOurs())
                .singleElement()
                .satisfies(error -> assertThat(error).startsWith("TROUPE062").contains("Two", "p.One", "Good"));
    }

    @Test
    void anActorWhoseProtocolHasTheNameOfAnotherOnTheClassPathIsAWarning() throws IOException {
        Path library = folder.resolve("library");
        new IntoFolder(library).compile(List.of(GOOD, actor("Known")));
        JavaFileObject other = JavaFileObjects.forSourceString(
                "q.Other", "package q; @dev.troupe.ActorProtocol(\"good\") public interface Other { int fine(); }");
        JavaFileObject otherActor = JavaFileObjects.forSourceString("q.OtherActor", """
                package q;
                @dev.troupe.Actor
                final class OtherActor implements Other { @Override public int fine() { return 1; } }
                """);

        IntoFolder.Outcome outcome = new IntoFolder(folder.resolve("program"))
                .attempt(
                        List.of(other, otherActor),
                        Compiled.processors(),
                        new IntoFolder(library).classes() + File.pathSeparator + System.getProperty("java.class.path"));

        assertThat(outcome.errorsOfOurs())
                .singleElement()
                .satisfies(
                        error -> assertThat(error).startsWith("TROUPE083").contains("q.Other", "\"good\"", "p.Good"));
        assertThat(outcome.places()).contains("OtherActor.java:3");
    }

    @Test
    void theCompilerFindsNoAnnotationOfOursThatNobodyHasClaimed() {
        Compiled.of(Compiler.javac()
                        .withOptions("--release", "17", "-Xlint:all", "-Werror")
                        .withProcessors(Compiled.processors())
                        .compile(GOOD, actor("One"), JavaFileObjects.forSourceString("q.Read", """
                                package q;
                                import jakarta.annotation.security.*;
                                import jakarta.validation.constraints.*;
                                import org.jspecify.annotations.*;
                                @dev.troupe.ActorProtocol("read") @RolesAllowed("a") @NullMarked
                                public interface Read {
                                    @DenyAll void find(@jakarta.validation.Valid @Size(max = 5) @Nullable String text);
                                    @PermitAll void others();
                                }
                                """)))
                .succeeded();
    }

    @Test
    void aFakeInATestIsNoForgottenActor() throws IOException {
        Path library = folder.resolve("library");
        new IntoFolder(library).compile(List.of(GOOD, actor("Known")));

        IntoFolder.Outcome outcome = new IntoFolder(folder.resolve("tests"))
                .attempt(
                        List.of(JavaFileObjects.forSourceString("p.Fake", """
                                package p;
                                final class Fake implements Good { @Override public int fine() { return 1; } }
                                """)),
                        Compiled.processors(),
                        new IntoFolder(library).classes() + File.pathSeparator + System.getProperty("java.class.path"));

        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void withoutTheRuntimeNobodyForgetsAnActor() throws IOException {
        IntoFolder.Outcome outcome = new IntoFolder(folder)
                .attempt(
                        List.of(GOOD, JavaFileObjects.forSourceString("p.Fake", """
                                package p;
                                final class Fake implements Good { @Override public int fine() { return 1; } }
                                """)),
                        Compiled.processors(),
                        Compiled.classPathWithout("runtime" + File.separator + "target", "troupe-runtime"));

        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void withoutJakartaOnTheClassPathThereIsNoEncoder() throws IOException {
        IntoFolder.Outcome outcome = new IntoFolder(folder)
                .attempt(List.of(GOOD), Compiled.processors(), Compiled.classPathWithout("jakarta.websocket"));

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.generated())
                .containsOnlyKeys("p/GoodClient.java", "p/GoodCodec.java", "p/GoodProtocol.java");
    }

    @Test
    void anActorWithoutTheRuntimeOnTheClassPathIsAnError() throws IOException {
        IntoFolder.Outcome outcome = new IntoFolder(folder)
                .attempt(
                        List.of(GOOD, actor("Lonely")),
                        Compiled.processors(),
                        Compiled.classPathWithout("runtime" + File.separator + "target", "troupe-runtime"));

        assertThat(outcome.errorsOfOurs())
                .singleElement()
                .satisfies(error -> assertThat(error).startsWith("TROUPE063").contains("Lonely", "troupe-runtime"));
        assertThat(outcome.places()).containsExactly("Lonely.java:1");
    }

    private IntoFolder.Outcome attempt(JavaFileObject... sources) throws IOException {
        return new IntoFolder(folder)
                .attempt(List.of(sources), Compiled.processors(), System.getProperty("java.class.path"));
    }

    private static JavaFileObject actor(String name) {
        return JavaFileObjects.forSourceString(
                "p." + name,
                "package p; @dev.troupe.Actor final class %s implements Good { @Override public int fine() { return 1; } }"
                        .formatted(name));
    }

    private static JavaFileObject protocol(String name, String methods) {
        return JavaFileObjects.forSourceString(
                "p." + name,
                "package p; @dev.troupe.ActorProtocol(\"%s\") public interface %s { %s }"
                        .formatted(name.toLowerCase(Locale.ROOT), name, methods));
    }
}
