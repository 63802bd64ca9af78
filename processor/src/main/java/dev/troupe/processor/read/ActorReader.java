package dev.troupe.processor.read;

import dev.troupe.processor.model.ActorModel;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/** Reads {@code @Actor} classes. */
public final class ActorReader implements Reader<ActorModel> {

    private final ProcessingEnvironment environment;
    private final SourceTypes sources;
    private final ClassFiles classFiles;

    /** Reads with the tools of this environment. */
    public ActorReader(ProcessingEnvironment environment) {
        this.environment = environment;
        this.sources = new SourceTypes(environment.getElementUtils());
        this.classFiles = new ClassFiles(environment);
    }

    @Override
    public void beginRound(RoundEnvironment round) {
        sources.add(round);
    }

    @Override
    public Reading<ActorModel> read(TypeElement type) {
        return new ActorReading(Scope.of(environment, sources, classFiles, type), type).read();
    }
}
