package dev.troupe.processor.read;

import dev.troupe.processor.check.Diagnostic;
import java.util.List;
import java.util.Set;

/**
 * The outcome of reading one annotated type.
 *
 * @param <T> the model
 */
public sealed interface Reading<T> {

    /** All is well. */
    record Complete<T>(T model, List<Diagnostic> warnings) implements Reading<T> {}

    /** There are mistakes; warnings are among the diagnostics. */
    record Wrong<T>(List<Diagnostic> diagnostics) implements Reading<T> {}

    /**
     * It mentions types or constants that are not there, and that another processor may still generate. Read it again in the
     * next round, under its name: elements do not live that long.
     *
     * @param typeNames the missing types, as the source writes them, sorted; empty if a constant is missing
     * @param found what is wrong besides. It is worth reporting in the last round alone, after reading once more: in any other it
     *     is found again, and a diagnostic points nowhere once its round is over
     */
    record Waiting<T>(Set<String> typeNames, List<Diagnostic> found) implements Reading<T> {}
}
