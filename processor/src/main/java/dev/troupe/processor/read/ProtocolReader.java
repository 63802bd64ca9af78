package dev.troupe.processor.read;

import dev.troupe.processor.model.ProtocolModel;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/** Reads {@code @ActorProtocol} interfaces. */
public final class ProtocolReader implements Reader<ProtocolModel> {

    private final ProcessingEnvironment environment;
    private final SourceTypes sources;
    private final ClassFiles classFiles;

    /** Reads with the tools of this environment. */
    public ProtocolReader(ProcessingEnvironment environment) {
        this.environment = environment;
        this.sources = new SourceTypes(environment.getElementUtils());
        this.classFiles = new ClassFiles(environment);
    }

    @Override
    public void beginRound(RoundEnvironment round) {
        sources.add(round);
    }

    @Override
    public Reading<ProtocolModel> read(TypeElement type) {
        Scope scope = Scope.of(environment, sources, classFiles, type);
        ProtocolChecks checks = new ProtocolChecks(scope, type);
        String name = checks.name();
        if (!checks.checkKind()) {
            return scope.problems().conclude(() -> {
                throw new IllegalStateException("No model of " + type);
            });
        }
        return new ProtocolReading(scope, type, name).read(checks);
    }
}
