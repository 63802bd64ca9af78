package dev.troupe.processor.check;

import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

class DiagnosticReporterTest {

    @Test
    void printsSortedByPlaceAndEachOnce() {
        assertThat(messages(false))
                .containsExactly(
                        "2: TROUPE004: first has type parameters, but the messages of a protocol have one form."
                                + " Name the types instead.",
                        "3: TROUPE004: second has type parameters, but the messages of a protocol have one form."
                                + " Name the types instead.");
    }

    @Test
    void aFailureOfTheProcessorIsAnErrorThatSaysWhereItComesFromAtTheTypeIfThereIsOne() {
        assertThat(messages(true))
                .satisfiesExactly(
                        error -> assertThat(error)
                                .startsWith("-1: TROUPE001: The processor failed.")
                                .contains("java.lang.IllegalStateException: boom"),
                        error -> assertThat(error)
                                .startsWith("1: TROUPE001: The processor failed.")
                                .contains("java.lang.IllegalStateException: bang"));
    }

    private static List<String> messages(boolean failing) {
        Compilation compilation = javac().withProcessors(new Reporting(failing))
                .compile(JavaFileObjects.forSourceString("A", "class A {\n  int first;\n  int second;\n}"));
        return compilation.errors().stream()
                .map(error -> error.getLineNumber() + ": " + error.getMessage(Locale.ROOT))
                .toList();
    }

    @SupportedAnnotationTypes("*")
    private static final class Reporting extends AbstractProcessor {

        private final boolean failing;

        Reporting(boolean failing) {
            this.failing = failing;
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (round.processingOver()) {
                return false;
            }
            DiagnosticReporter reporter = new DiagnosticReporter(processingEnv);
            TypeElement type = processingEnv.getElementUtils().getTypeElement("A");
            if (failing) {
                reporter.reportFailure(new IllegalStateException("boom").toString(), Optional.empty());
                reporter.reportFailure(new IllegalStateException("bang").toString(), Optional.of(type));
                return false;
            }
            List<Diagnostic> diagnostics = type.getEnclosedElements().stream()
                    .filter(element -> element.getKind().isField())
                    .map(DiagnosticReporterTest::diagnostic)
                    .toList();
            reporter.report(List.of(diagnostics.get(1), diagnostics.get(0), diagnostics.get(1)));
            reporter.report(diagnostics);
            return false;
        }
    }

    private static Diagnostic diagnostic(Element element) {
        return Diagnostic.of(DiagnosticCode.PROTOCOL_GENERIC, Position.of(element), element.getSimpleName());
    }
}
