package dev.troupe.processor;

import com.google.auto.service.AutoService;
import dev.troupe.processor.emit.ClientEmitter;
import dev.troupe.processor.emit.CodecEmitter;
import dev.troupe.processor.emit.EmittedProtocol;
import dev.troupe.processor.emit.Emitter;
import dev.troupe.processor.emit.MessageDecoderEmitter;
import dev.troupe.processor.emit.MessageEncoderEmitter;
import dev.troupe.processor.emit.ProtocolEmitter;
import dev.troupe.processor.model.ProtocolModel;
import dev.troupe.processor.read.ProtocolReader;
import dev.troupe.processor.write.SourceWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.lang.model.element.TypeElement;

/**
 * Generates descriptor, codec and client beside every {@code @ActorProtocol} interface that is compiled. The processor is
 * isolating: what it writes for an interface depends on that interface and on the types that it mentions.
 */
@AutoService(Processor.class)
public final class ProtocolProcessor extends ModelProcessor<ProtocolModel> {

    private final List<Emitter<EmittedProtocol>> emitters;
    private final List<Emitter<EmittedProtocol>> emittersForJakarta =
            List.of(new MessageEncoderEmitter(), new MessageDecoderEmitter());
    private Optional<SourceWriter> writer = Optional.empty();

    /** For the compiler. */
    public ProtocolProcessor() {
        this(List.of(new ProtocolEmitter(), new CodecEmitter(), new ClientEmitter()));
    }

    ProtocolProcessor(List<Emitter<EmittedProtocol>> emitters) {
        super("dev.troupe.ActorProtocol", ProtocolReader::new, "dev.troupe.Events", "dev.troupe.Params");
        this.emitters = emitters;
    }

    @Override
    void prepare(ProcessingEnvironment environment) {
        writer = Optional.of(new SourceWriter(environment, ProtocolProcessor.class));
    }

    @Override
    Step accept(TypeElement type, ProtocolModel model) {
        Stream<Emitter<EmittedProtocol>> all = model.generated().withEncoders()
                ? Stream.concat(emitters.stream(), emittersForJakarta.stream())
                : emitters.stream();
        EmittedProtocol protocol = new EmittedProtocol(model);
        return () -> writer.orElseThrow().write(all.map(emitter -> emitter.emit(protocol)), type);
    }
}
