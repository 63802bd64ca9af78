package dev.troupe.processor.read;

import dev.troupe.processor.model.ActorModel;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/** Reads an {@code @Actor} class. */
public final class ActorReader {

    /** Reads with the tools of this environment. */
    public ActorReader(ProcessingEnvironment environment) {}

    /**
     * Takes note of what this round compiles from source. Called at the start of every round: a diagnostic can point only
     * into sources, and what comes from class files is read in another way.
     */
    public void beginRound(RoundEnvironment round) {}

    /** Reads the class. Throws nothing, whatever it is given. */
    public Reading<ActorModel> read(TypeElement type) {
        throw new UnsupportedOperationException(type.toString());
    }
}
