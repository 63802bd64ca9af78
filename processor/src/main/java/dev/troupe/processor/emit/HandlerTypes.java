package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/**
 * The functional types that handle one event each: {@code Runnable} where it has no arguments, {@code Consumer} where it has
 * one, and an interface of its own, nested in the client, elsewhere.
 */
final class HandlerTypes {

    private HandlerTypes() {}

    static TypeName type(ProtocolModel protocol, EventModel event) {
        Arguments arguments = Arguments.of(protocol, event);
        if (arguments.isRecord()) {
            return name(protocol, event);
        }
        return arguments.isValue()
                ? ParameterizedTypeName.get(
                        ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(arguments.type()))
                : ClassName.get(Runnable.class);
    }

    /** The expression that makes a consumer of all arguments together of {@code handler}. */
    static CodeBlock asConsumer(EventModel event, Arguments arguments) {
        if (arguments.isRecord()) {
            CodeBlock values = CodeBlock.join(arguments.values(CodeBlock.of("event")), ", ");
            return CodeBlock.of("event -> handler.$N($L)", event.method(), values);
        }
        return CodeBlock.of(arguments.isValue() ? "handler" : "event -> handler.run()");
    }

    private static ClassName name(ProtocolModel protocol, EventModel event) {
        return protocol.generated().client().nestedClass(event.handler());
    }

    static List<TypeSpec> of(ProtocolModel protocol) {
        return protocol.events().stream()
                .filter(event -> Arguments.of(protocol, event).isRecord())
                .map(event -> of(protocol, event))
                .toList();
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
