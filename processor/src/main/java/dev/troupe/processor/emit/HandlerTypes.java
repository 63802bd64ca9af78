package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Makes the functional types, nested in the client, that handle one event each. */
final class HandlerTypes {

    private HandlerTypes() {}

    static ClassName name(ProtocolModel protocol, EventModel event) {
        return protocol.generated().client().nestedClass(event.handler());
    }

    static List<TypeSpec> of(ProtocolModel protocol) {
        return protocol.events().stream().map(event -> of(protocol, event)).toList();
    }

    private static TypeSpec of(ProtocolModel protocol, EventModel event) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(event.method())
                .addJavadoc("The event has come.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT);
        for (MemberModel parameter : event.parameters()) {
            method.addParameter(parameter.signature(), parameter.name());
        }
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(name(protocol, event))
                .addJavadoc("Handles {@link $T#$L}.\n", protocol.eventsType().orElseThrow(), event.method())
                .addAnnotation(FunctionalInterface.class)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addMethod(method.build());
        event.deprecated().ifPresent(type::addAnnotation);
        return type.build();
    }
}
