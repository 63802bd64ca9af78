package dev.troupe.processor;

import dev.troupe.processor.model.ProtocolModel;
import dev.troupe.processor.read.ProtocolReader;
import dev.troupe.processor.read.Reading;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The protocols of a compilation, for a processor that has to know what {@link ProtocolProcessor} reports. It reads a
 * protocol only when it is asked, so a compilation without mistakes reads none.
 */
final class ProtocolsUnderWay {

    private final Elements elements;
    private final ProtocolReader reader;
    private final Set<String> names = new TreeSet<>();

    ProtocolsUnderWay(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.reader = new ProtocolReader(environment);
    }

    void beginRound(RoundEnvironment round) {
        reader.beginRound(round);
        TypeElement annotation = elements.getTypeElement("dev.troupe.ActorProtocol");
        if (annotation != null) {
            ElementFilter.typesIn(round.getElementsAnnotatedWith(annotation))
                    .forEach(type -> names.add(type.getQualifiedName().toString()));
        }
    }

    /** The types that protocols mention and that do not exist. */
    Set<String> missingTypes() {
        Set<String> missing = new TreeSet<>();
        for (String name : names) {
            if (reader.read(elements.getTypeElement(name)) instanceof Reading.Waiting<ProtocolModel> waiting) {
                missing.addAll(waiting.typeNames());
            }
        }
        return missing;
    }
}
