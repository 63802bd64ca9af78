package dev.troupe.processor;

import com.google.auto.service.AutoService;
import dev.troupe.processor.emit.ActorDefinitionEmitter;
import dev.troupe.processor.emit.Emitter;
import dev.troupe.processor.emit.EndpointEmitter;
import dev.troupe.processor.model.ActorModel;
import dev.troupe.processor.read.ActorReader;
import dev.troupe.processor.write.SourceWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Generates the endpoint and the definition beside every {@code @Actor} class that is compiled. Isolating: the file that
 * lists all actors is written by {@link ActorServicesProcessor}.
 */
@AutoService(Processor.class)
public final class ActorProcessor extends ModelProcessor<ActorModel> {

    private final List<Emitter<ActorModel>> emitters = List.of(new EndpointEmitter(), new ActorDefinitionEmitter());
    private final Set<String> written = new HashSet<>();
    private SourceWriter writer;
    private ProtocolsUnderWay protocols;

    /** For the compiler. */
    public ActorProcessor() {
        super("dev.troupe.Actor", ActorReader::new, "dev.troupe.NonBlocking");
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        protocols = new ProtocolsUnderWay(environment);
        writer = new SourceWriter(environment, ActorProcessor.class);
    }

    @Override
    void beginRound(RoundEnvironment round) {
        protocols.beginRound(round);
    }

    /** What a protocol waits for as well. */
    @Override
    Set<String> reportedElsewhere() {
        return protocols.missingTypes();
    }

    /** A second actor with the same names would overwrite the first; {@link ActorServicesProcessor} reports it. */
    @Override
    Step accept(TypeElement type, ActorModel model) {
        if (!written.add(model.definition().canonicalName())) {
            return () -> {};
        }
        return writer.begin(emitters.stream().map(emitter -> emitter.of(model)).toList(), type)::write;
    }

    @Override
    void endRound() {
        writer.endRound();
    }
}
