package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.DECODED_CALL;
import static dev.troupe.processor.emit.LibraryTypes.DECODER_TEXT;
import static dev.troupe.processor.emit.LibraryTypes.DECODE_EXCEPTION;
import static dev.troupe.processor.emit.LibraryTypes.MESSAGE_EXCEPTION;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.ProtocolModel;
import javax.lang.model.element.Modifier;

/** Makes the Jakarta decoder, for endpoints that are written by hand. */
public final class MessageDecoderEmitter implements Emitter<EmittedProtocol> {

    @Override
    public TypeSpec emit(EmittedProtocol emitted) {
        ProtocolModel protocol = emitted.model();
        return GeneratedTypes.finalClass(protocol.generated().decoder(), protocol.isPublic())
                .addJavadoc("""
                        Decodes the calls of {@link $T}, as JSON, for an endpoint that is written by hand: the
                        arguments are of the type that the action in {@link $T} states. Server endpoints that are generated for
                        actors do not use it.
                        """, protocol.type(), protocol.generated().protocol())
                .addSuperinterface(ParameterizedTypeName.get(DECODER_TEXT, DECODED_CALL))
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For the container.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(GeneratedTypes.override("willDecode")
                        .returns(TypeName.BOOLEAN)
                        .addParameter(String.class, "text")
                        .addStatement("return true")
                        .build())
                .addMethod(decode(protocol))
                .build();
    }

    private static MethodSpec decode(ProtocolModel protocol) {
        return GeneratedTypes.override("decode")
                .returns(DECODED_CALL)
                .addParameter(String.class, "text")
                .addException(DECODE_EXCEPTION)
                .beginControlFlow("try")
                .addStatement(
                        "return $T.read($T.INSTANCE, text)",
                        DECODED_CALL,
                        protocol.generated().protocol())
                .nextControlFlow("catch ($T e)", MESSAGE_EXCEPTION)
                .addStatement("throw new $T(text, e.getMessage(), e)", DECODE_EXCEPTION)
                .endControlFlow()
                .build();
    }
}
