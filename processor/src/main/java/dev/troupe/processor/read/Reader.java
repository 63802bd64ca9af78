package dev.troupe.processor.read;

import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Reads annotated types during one compilation.
 *
 * @param <M> the model it makes
 */
public interface Reader<M> {

    /**
     * Takes note of what this round compiles from source. Called at the start of every round: a diagnostic can point only
     * into sources, and what comes from class files is read in another way.
     */
    void beginRound(RoundEnvironment round);

    /** Reads one type. */
    Reading<M> read(TypeElement type);
}
