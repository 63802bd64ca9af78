package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.EVENT_SINK;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Makes the record, nested in the descriptor, that implements the events interface and emits what is called on it. It inherits
 * the constants of that interface: no constant of the descriptor is called like one of those, and no expression in it begins
 * with a type.
 */
final class EventSender {

    private EventSender() {}

    static ClassName name(ProtocolModel protocol) {
        return protocol.generated().protocol().nestedClass("Sender");
    }

    static TypeSpec of(ProtocolModel protocol) {
        String sink = component(protocol);
        TypeSpec.Builder type = TypeSpec.recordBuilder(name(protocol))
                .addModifiers(Modifier.PRIVATE)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameter(EVENT_SINK, sink)
                        .build())
                .addSuperinterface(ProtocolEmitter.events(protocol));
        protocol.events().forEach(event -> type.addMethod(method(protocol, event, sink)));
        return type.build();
    }

    /** An event may be called like the accessor of the component. */
    private static String component(ProtocolModel protocol) {
        return LocalNames.without(
                        protocol.events().stream().map(EventModel::method).toList())
                .of("sink");
    }

    private static MethodSpec method(ProtocolModel protocol, EventModel event, String sink) {
        MethodSpec.Builder method = GeneratedTypes.override(event.method());
        event.deprecated().ifPresent(method::addAnnotation);
        List<String> taken = new ArrayList<>(List.of(sink, event.constant()));
        List<String> parameters = GeneratedTypes.addParameters(method, event.parameters(), taken);
        CodeBlock arguments = parameters.isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.of(",$W$L", Arguments.of(protocol, event).made(parameters));
        return method.addStatement("$N.emit($N$L)", sink, event.constant(), arguments)
                .build();
    }
}
