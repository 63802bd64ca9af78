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
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/**
 * Generates the endpoint and the definition beside every {@code @Actor} class that is compiled. The processor is isolating:
 * {@link ActorServicesProcessor} writes the file that lists all actors.
 */
@AutoService(Processor.class)
public final class ActorProcessor extends ModelProcessor<ActorModel> {

    private final List<Emitter<ActorModel>> emitters;
    private final Set<String> written = new HashSet<>();
    private Optional<SourceWriter> writer = Optional.empty();
    private Optional<ProtocolsUnderWay> protocols = Optional.empty();

    /** For the compiler. */
    public ActorProcessor() {
        this(List.of(new EndpointEmitter(), new ActorDefinitionEmitter()));
    }

    ActorProcessor(List<Emitter<ActorModel>> emitters) {
        super("dev.troupe.Actor", ActorReader::new, "dev.troupe.NonBlocking");
        this.emitters = emitters;
    }

    @Override
    void prepare(ProcessingEnvironment environment) {
        protocols = Optional.of(new ProtocolsUnderWay(environment));
        writer = Optional.of(new SourceWriter(environment, ActorProcessor.class));
    }

    @Override
    void beginRound(RoundEnvironment round) {
        protocols.ifPresent(all -> all.beginRound(round));
    }

    /** The types that a protocol waits for as well. */
    @Override
    Set<String> reportedElsewhere() {
        return protocols.map(ProtocolsUnderWay::missingTypes).orElseGet(Set::of);
    }

    /** Skips a second actor with the same names. {@link ActorServicesProcessor} reports it. */
    @Override
    Step accept(TypeElement type, ActorModel model) {
        if (!written.add(model.definition().canonicalName())) {
            return () -> {};
        }
        return () -> writer.orElseThrow().write(emitters.stream().map(emitter -> emitter.emit(model)), type);
    }
}
