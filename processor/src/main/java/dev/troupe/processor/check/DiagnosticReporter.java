package dev.troupe.processor.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Prints diagnostics, each with its code in front. They are sorted by position. Each is printed once, even where several
 * protocols reach the place.
 */
public final class DiagnosticReporter {

    private final Messager messager;
    private final Set<String> printed = new HashSet<>();

    /** Prints to the messager of this environment. */
    public DiagnosticReporter(ProcessingEnvironment environment) {
        this.messager = environment.getMessager();
    }

    /** Prints what was not printed before. */
    public void report(Collection<Diagnostic> diagnostics) {
        diagnostics.stream()
                .sorted(Comparator.comparing(Diagnostic::position)
                        .thenComparing(Diagnostic::code)
                        .thenComparing(Diagnostic::message))
                .filter(diagnostic -> diagnostic.isError() || !Suppressions.cover(diagnostic))
                .filter(diagnostic -> printed.add(diagnostic.position() + " " + diagnostic.message()))
                .forEach(this::print);
    }

    /**
     * Prints a failure of the processor itself.
     *
     * @param message what failed, with the stack trace
     * @param type what it was at work on, to point at; none if it was at work on no type alone
     */
    public void reportFailure(String message, Optional<TypeElement> type) {
        report(DiagnosticCode.PROCESSOR_FAILED, type, message);
    }

    /** Prints one that is about a type as a whole, or about none. */
    public void report(DiagnosticCode code, Optional<TypeElement> type, Object... arguments) {
        String text = code.code() + ": " + code.text(arguments);
        type.ifPresentOrElse(
                at -> messager.printMessage(code.severity(), text, at),
                () -> messager.printMessage(code.severity(), text));
    }

    private void print(Diagnostic diagnostic) {
        String text = diagnostic.code().code() + ": " + diagnostic.message();
        Position at = diagnostic.position();
        javax.tools.Diagnostic.Kind kind = diagnostic.code().severity();
        if (at.annotation().isPresent() && at.value().isPresent()) {
            messager.printMessage(
                    kind, text, at.element(), at.annotation().get(), at.value().get());
        } else if (at.annotation().isPresent()) {
            messager.printMessage(kind, text, at.element(), at.annotation().get());
        } else {
            messager.printMessage(kind, text, at.element());
        }
    }
}
