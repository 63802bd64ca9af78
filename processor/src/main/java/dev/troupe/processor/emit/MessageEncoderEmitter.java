package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.ENCODER_TEXT;
import static dev.troupe.processor.emit.LibraryTypes.ENCODE_EXCEPTION;
import static dev.troupe.processor.emit.LibraryTypes.MESSAGE_WRITER;
import static dev.troupe.processor.emit.LibraryTypes.NO_ARGUMENTS;
import static dev.troupe.processor.emit.LibraryTypes.WIRE_ERROR;
import static dev.troupe.processor.emit.LibraryTypes.WIRE_FORMAT;
import static dev.troupe.processor.emit.LibraryTypes.WIRE_MESSAGE;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.ProtocolModel;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Makes the Jakarta encoder, for endpoints that are written by hand. */
public final class MessageEncoderEmitter implements Emitter<EmittedProtocol> {

    @Override
    public TypeSpec emit(EmittedProtocol emitted) {
        ProtocolModel protocol = emitted.model();
        ClassName self = protocol.generated().encoder();
        ClassName message = self.nestedClass("Message");
        TypeSpec.Builder type = GeneratedTypes.finalClass(self, protocol.isPublic())
                .addJavadoc("""
                        Encodes, as JSON, what a server says to clients of {@link $T}, for an endpoint that is
                        written by hand: {@code session.getBasicRemote().sendObject(...)} takes what the methods here
                        return. Server endpoints that are generated for actors do not use it.
                        """, protocol.type())
                .addSuperinterface(ParameterizedTypeName.get(ENCODER_TEXT, message))
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For the container.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build());
        type.alwaysQualify(emitted.packages());
        CodecConstants constants = emitted.constants();
        protocol.events().forEach(event -> type.addMethod(event(protocol, event, message)));
        protocol.actions().stream()
                .filter(action -> action.kind() != ActionModel.Kind.ONE_WAY)
                .forEach(action -> type.addMethod(reply(action, message, constants)));
        return type.addMethod(failure(message))
                .addMethod(encode(message))
                .addType(message(message))
                .build();
    }

    private static MethodSpec event(ProtocolModel protocol, EventModel event, ClassName message) {
        MethodSpec.Builder method = factory(decapitalized(event.argumentsRecord()), message)
                .addJavadoc(
                        "{@link $T#$L}, with its number.\n",
                        protocol.eventsType().orElseThrow(),
                        event.method())
                .addParameter(long.class, "sequence");
        ClassName descriptor = protocol.generated().protocol();
        List<String> parameters =
                GeneratedTypes.addParameters(method, event.parameters(), List.of("sequence", descriptor.simpleName()));
        Arguments arguments = Arguments.of(protocol, event);
        return method.addStatement(
                        "return () -> $T.event($T.JSON, $L, sequence,$W$T.$N.arguments(),$W$L)",
                        MESSAGE_WRITER,
                        WIRE_FORMAT,
                        Literals.of(event.wireName()),
                        descriptor,
                        event.constant(),
                        parameters.isEmpty() ? CodeBlock.of("$T.INSTANCE", NO_ARGUMENTS) : arguments.made(parameters))
                .build();
    }

    private static MethodSpec reply(ActionModel action, ClassName message, CodecConstants constants) {
        // The last one: an action may be called checkArguments.
        String name = decapitalized(action.argumentsRecord().replaceFirst("Arguments(?!.*Arguments)", "Reply"));
        MethodSpec.Builder method = factory(name, message)
                .addJavadoc(
                        "The reply to the call of {@link $T#$L} with this id.\n", action.declaredIn(), action.method())
                .addParameter(long.class, "id");
        Optional<PayloadModel> result = CodecConstants.result(action);
        if (result.isEmpty()) {
            return method.addStatement("return () -> $T.reply($T.JSON, id)", MESSAGE_WRITER, WIRE_FORMAT)
                    .build();
        }
        CodeBlock type = constants.outside(result.get());
        return method.addParameter(Results.boxed(action.result()), "value")
                .addStatement("return () -> $T.reply($T.JSON, id,$W$L, value)", MESSAGE_WRITER, WIRE_FORMAT, type)
                .build();
    }

    private static MethodSpec failure(ClassName message) {
        return factory("failure", message)
                .addJavadoc("The call with this id has failed.\n")
                .addParameter(long.class, "id")
                .addParameter(WIRE_ERROR, "error")
                .addStatement("return () -> $T.failure($T.JSON, id, error)", MESSAGE_WRITER, WIRE_FORMAT)
                .build();
    }

    private static MethodSpec.Builder factory(String name, ClassName message) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(message);
    }

    private static MethodSpec encode(ClassName message) {
        return GeneratedTypes.override("encode")
                .returns(String.class)
                .addParameter(message, "message")
                .addException(ENCODE_EXCEPTION)
                .beginControlFlow("try")
                .addStatement("return message.encoded().text()")
                .nextControlFlow("catch ($T e)", IOException.class)
                .addStatement("throw new $T(message, e.getMessage(), e)", ENCODE_EXCEPTION)
                .endControlFlow()
                .build();
    }

    private static TypeSpec message(ClassName name) {
        return TypeSpec.interfaceBuilder(name)
                .addJavadoc("Something to send.\n")
                .addAnnotation(FunctionalInterface.class)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addMethod(MethodSpec.methodBuilder("encoded")
                        .addJavadoc("Encodes it.\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .returns(WIRE_MESSAGE)
                        .addException(IOException.class)
                        .build())
                .build();
    }

    private static String decapitalized(String name) {
        int first = name.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toLowerCase(first))
                .append(name, Character.charCount(first), name.length())
                .toString();
    }
}
