package dev.troupe.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What is not there yet, what never comes, what is wrong, and what fails. */
class RoundsTest {

    private static final JavaFileObject GOOD = protocol("Good", "int fine();");

    /** Generates a record in the second round, and what it contains in the third. */
    private static final class LatePayloads extends AbstractProcessor {
        private int round;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
            round++;
            if (round == 1) {
                write("Late", "package p; public record Late(Later later) {}");
            } else if (round == 2) {
                write("Later", "package p; public record Later(int number) {}");
            }
            return false;
        }

        private void write(String name, String text) {
            try (Writer writer =
                    processingEnv.getFiler().createSourceFile("p." + name).openWriter()) {
                writer.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void waitsForTypesThatAnotherProcessorGenerates() {
        List<Processor> processors = new ArrayList<>(Compiled.processors());
        processors.add(new LatePayloads());
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
    void reportsOnceWhatNeverComesWithWhatWaitedForIt() {
        Compilation compilation =
                compile(protocol("First", "Never never();"), protocol("Second", "Never never();"), GOOD);

        List<String> ours = ours(compilation);
        assertThat(ours).hasSize(1);
        assertThat(ours.get(0)).startsWith("TROUPE002").contains("Never", "p.First, p.Second");
        assertThat(Compiled.of(compilation).generated()).containsKey("p/GoodClient.java");
    }

    @Test
    void aWrongProtocolKeepsNoOtherFromBeingGenerated() {
        Compilation compilation =
                compile(protocol("Wrong", "Object any(Thread thread);"), GOOD, protocol("Worse", "void connect();"));

        assertThat(ours(compilation)).hasSize(3);
        assertThat(Compiled.of(compilation).generated())
                .containsKey("p/GoodClient.java")
                .doesNotContainKeys("p/WrongClient.java", "p/WorseClient.java");
    }

    @Test
    void aFailureOfTheProcessorIsAnErrorAndNoCrash() {
        ProtocolProcessor failing = new ProtocolProcessor(List.of(protocol -> {
            if (protocol.name().equals("unlucky")) {
                throw new IllegalStateException("an emitter has failed");
            }
            return new dev.troupe.processor.emit.CodecEmitter().emit(protocol);
        }));
        Compilation compilation =
                Compiled.strictly().withProcessors(failing).compile(protocol("Unlucky", "void run();"), GOOD);

        assertThat(compilation.status()).isEqualTo(Compilation.Status.FAILURE);
        assertThat(Compiled.of(compilation).errors())
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .startsWith("TROUPE001")
                        .contains("please report it", "an emitter has failed", "RoundsTest"));
        assertThat(Compiled.of(compilation).generated()).containsKey("p/GoodCodec.java");
    }

    @Test
    void twoActorsOfOneProtocolAreOneError() {
        Compilation compilation = compile(
                GOOD,
                JavaFileObjects.forSourceString(
                        "p.One",
                        "package p; @dev.troupe.Actor final class One implements Good { public int fine() { return 1; } }"),
                JavaFileObjects.forSourceString(
                        "p.Two",
                        "package p; @dev.troupe.Actor final class Two implements Good { public int fine() { return 2; } }"));

        assertThat(Compiled.of(compilation).errors())
                .singleElement()
                .satisfies(error -> assertThat(error).startsWith("TROUPE062").contains("Two", "p.One", "Good"));
    }

    private static Compilation compile(JavaFileObject... sources) {
        return Compiled.strictly().withProcessors(Compiled.processors()).compile(sources);
    }

    private static List<String> ours(Compilation compilation) {
        return Compiled.of(compilation).errors().stream()
                .filter(error -> error.startsWith("TROUPE"))
                .toList();
    }

    private static JavaFileObject protocol(String name, String methods) {
        return JavaFileObjects.forSourceString(
                "p." + name,
                "package p; @dev.troupe.ActorProtocol(\"%s\") public interface %s { %s }"
                        .formatted(name.toLowerCase(java.util.Locale.ROOT), name, methods));
    }
}
