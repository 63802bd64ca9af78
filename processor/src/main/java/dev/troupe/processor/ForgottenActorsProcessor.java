package dev.troupe.processor;

import com.google.auto.service.AutoService;
import dev.troupe.processor.check.DiagnosticReporter;
import dev.troupe.processor.check.UnmarkedActors;
import dev.troupe.processor.emit.LibraryTypes;
import dev.troupe.processor.write.ServicesFile;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Warns of classes that implement a protocol and are not marked {@code @Actor}. Such a class has no annotation that leads to it,
 * so the processor looks at all classes. It generates nothing.
 */
@AutoService(Processor.class)
public final class ForgottenActorsProcessor extends AbstractProcessor {

    private final Set<String> written = new TreeSet<>();
    private final Set<String> definitions = new TreeSet<>();
    private boolean isFirstRound = true;

    /** For the compiler. */
    public ForgottenActorsProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (isFirstRound) {
            ElementFilter.typesIn(round.getRootElements()).forEach(this::add);
            // Later the compiler refuses to read what another processor has written.
            definitions.addAll(ServicesFile.known(processingEnv, LibraryTypes.ACTOR_DEFINITION.canonicalName()));
            isFirstRound = false;
        }
        if (round.processingOver() && !written.isEmpty() && !round.errorRaised()) {
            new DiagnosticReporter(processingEnv)
                    .report(new UnmarkedActors(processingEnv.getElementUtils()).check(written, definitions));
        }
        return false;
    }

    private void add(TypeElement type) {
        if (type.getKind().isClass()) {
            written.add(type.getQualifiedName().toString());
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::add);
    }
}
