package dev.troupe.processor.read;

import dev.troupe.processor.model.ActorModel;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/** Reads {@code @Actor} classes. */
public final class ActorReader {

    private final ProcessingEnvironment environment;
    private final SourceTypes sources;
    private final ClassFiles classFiles;

    /** Reads with the tools of this environment. */
    public ActorReader(ProcessingEnvironment environment) {
        this.environment = environment;
        this.sources = new SourceTypes(environment.getElementUtils());
        this.classFiles = new ClassFiles(environment);
    }

    /**
     * Takes note of what this round compiles from source. Called at the start of every round: a diagnostic can point only
     * into sources, and a protocol among them is generated in this compilation.
     */
    public void beginRound(RoundEnvironment round) {
        sources.add(round);
    }

    /** Reads the class. */
    public Reading<ActorModel> read(TypeElement type) {
        return new ActorReading(Scope.of(environment, sources, classFiles, type), type).read();
    }
}
