package dev.troupe.processor;

import com.google.auto.service.AutoService;
import dev.troupe.processor.check.ActorsOfOneName;
import dev.troupe.processor.check.ActorsOfOneProtocol;
import dev.troupe.processor.check.Diagnostic;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.DiagnosticReporter;
import dev.troupe.processor.check.Position;
import dev.troupe.processor.check.ProtocolsOfOneName;
import dev.troupe.processor.check.ProvidedActors;
import dev.troupe.processor.emit.LibraryTypes;
import dev.troupe.processor.model.ActorModel;
import dev.troupe.processor.read.ActorReader;
import dev.troupe.processor.write.ServicesFile;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.Processor;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Writes the services file by which a server finds its actors, and reports actors and protocols that conflict with each
 * other. The processor is aggregating, since it needs all actors at once. {@link ActorProcessor} reports what is wrong with
 * a single actor.
 */
@AutoService(Processor.class)
public final class ActorServicesProcessor extends ModelProcessor<ActorModel> {

    private final Map<String, ActorModel> actors = new TreeMap<>();
    private final Set<String> protocols = new TreeSet<>();

    /** For the compiler. */
    public ActorServicesProcessor() {
        super("dev.troupe.Actor", ActorReader::new, "dev.troupe.ActorProtocol");
    }

    /** Keeps the actor until the last round, in which all are written. */
    @Override
    Step accept(TypeElement type, ActorModel model) {
        return () -> actors.put(type.getQualifiedName().toString(), model);
    }

    /** Keeps the protocol until the last round, in which all are compared. */
    @Override
    List<Diagnostic> checkRelated(TypeElement type, TypeElement relatedAnnotation) {
        protocols.add(type.getQualifiedName().toString());
        return List.of();
    }

    @Override
    void diagnose(List<Diagnostic> diagnostics, DiagnosticReporter reporter) {}

    @Override
    void finish(DiagnosticReporter reporter) throws IOException {
        Elements elements = processingEnv.getElementUtils();
        ProtocolsOfOneName names = new ProtocolsOfOneName(elements);
        reporter.report(names.check(protocols, actors.values()));
        if (actors.isEmpty()) {
            return;
        }
        reporter.report(names.checkClassPath(
                actors.values(),
                ServicesFile.onClassPath(processingEnv, LibraryTypes.ACTOR_DEFINITION.canonicalName())));
        reporter.report(ActorsOfOneProtocol.check(actors.values(), elements));
        reporter.report(ActorsOfOneName.check(actors.values(), elements));
        reporter.report(ProvidedActors.check(actors.values(), LibraryTypes.ACTOR_DEFINITION.canonicalName(), elements));
        List<TypeElement> origins =
                actors.keySet().stream().map(elements::getTypeElement).toList();
        List<String> definitions = actors.values().stream()
                .map(actor -> actor.definition().canonicalName())
                .toList();
        ServicesFile services = new ServicesFile(processingEnv, LibraryTypes.ACTOR_DEFINITION.canonicalName());
        URI written = services.write(definitions, origins);
        if (!services.isWhereItBelongs(written)) {
            reporter.report(List.of(
                    Diagnostic.of(DiagnosticCode.SERVICES_ELSEWHERE, Position.of(origins.get(0)), written.getPath())));
        }
    }
}
