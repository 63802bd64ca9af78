package dev.troupe.processor.read;

import dev.troupe.processor.check.Diagnostic;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Collects mistakes, and types that are missing, while one type is read. */
final class Problems {

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final SortedSet<String> missing = new TreeSet<>();
    private boolean waiting;

    void add(DiagnosticCode code, Place place, Object... arguments) {
        add(code, place, place.position(), arguments);
    }

    /** Adds one that points more narrowly than the place does. */
    void add(DiagnosticCode code, Place place, Position position, Object... arguments) {
        Diagnostic diagnostic = Diagnostic.of(code, position, arguments);
        String via = place.via();
        Diagnostic located = via.isEmpty()
                ? diagnostic
                : new Diagnostic(code, diagnostic.message() + " (Reached through " + via + ".)", position);
        if (!diagnostics.contains(located)) {
            diagnostics.add(located);
        }
    }

    /**
     * Notes that a type is mentioned that does not exist. javac calls a generic type of a missing package {@code <any>}, and names the place
     * in an error of its own.
     */
    void await(String typeName) {
        missing.add(typeName.startsWith("<") ? "A type" : typeName);
    }

    /** Notes that something other than a type is not there, with the diagnostic to report if it never is. */
    void await(DiagnosticCode code, Place place, Position position, Object... arguments) {
        waiting = true;
        add(code, place, position, arguments);
    }

    /** Whether something is not there yet. */
    boolean isWaiting() {
        return waiting || !missing.isEmpty();
    }

    /** How many there are, what is missing included. */
    int count() {
        return diagnostics.size() + missing.size();
    }

    /** What the reading comes to; the model is asked for only if there can be one. */
    <T> Reading<T> conclude(Supplier<T> model) {
        if (isWaiting()) {
            return new Reading.Waiting<>(missing, List.copyOf(diagnostics));
        }
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return new Reading.Wrong<>(List.copyOf(diagnostics));
        }
        return new Reading.Complete<>(model.get(), List.copyOf(diagnostics));
    }
}
