package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.EVENT_HANDLERS;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Makes the type, nested in the client, that takes event handlers. */
final class HandlersType {

    private HandlersType() {}

    static ClassName name(ProtocolModel protocol) {
        return protocol.generated().client().nestedClass("Handlers");
    }

    /** What a user passes to say which events are handled how. */
    static TypeName consumer(ProtocolModel protocol) {
        return ParameterizedTypeName.get(ClassName.get(Consumer.class), name(protocol));
    }

    /** The method that makes handlers of what a user passes; an event may be called like it. */
    static String collectingMethod(ProtocolModel protocol) {
        return LocalNames.without(
                        protocol.events().stream().map(EventModel::method).toList())
                .of("of");
    }

    static TypeSpec of(ProtocolModel protocol) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name(protocol))
                .addJavadoc("Takes the event handlers.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addField(EVENT_HANDLERS, "handlers", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(EVENT_HANDLERS, "handlers")
                        .addStatement("this.handlers = handlers")
                        .build())
                .addMethod(collecting(protocol));
        protocol.events().forEach(event -> type.addMethod(adding(protocol, event)));
        return type.build();
    }

    private static MethodSpec collecting(ProtocolModel protocol) {
        return MethodSpec.methodBuilder(collectingMethod(protocol))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(EVENT_HANDLERS)
                .addParameter(consumer(protocol), "on")
                .addStatement("$T handlers = new $T()", EVENT_HANDLERS, EVENT_HANDLERS)
                .addStatement("on.accept(new $T(handlers))", name(protocol))
                .addStatement("return handlers")
                .build();
    }

    private static MethodSpec adding(ProtocolModel protocol, EventModel event) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(event.method())
                .addJavadoc("Handles {@link $T#$L}.\n", protocol.eventsType().orElseThrow(), event.method())
                .addModifiers(Modifier.PUBLIC)
                .returns(name(protocol))
                .addParameter(HandlerTypes.type(protocol, event), "handler")
                .addStatement(
                        "handlers.add($T.$N,$W$L)",
                        protocol.generated().protocol(),
                        event.constant(),
                        HandlerTypes.asConsumer(event, Arguments.of(protocol, event)))
                .addStatement("return this");
        event.deprecated().ifPresent(method::addAnnotation);
        return method.build();
    }
}
