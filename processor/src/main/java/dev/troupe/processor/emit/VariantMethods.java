package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.PAYLOAD_READER;
import static dev.troupe.processor.emit.LibraryTypes.PAYLOAD_WRITER;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import dev.troupe.processor.model.PayloadModel.Variant;
import java.io.IOException;
import javax.lang.model.element.Modifier;

/** Writes the methods that read and write a sealed type: its variant's name, then the members of that. */
final class VariantMethods {

    private final SealedPayload payload;
    private final CodecLayout layout;

    VariantMethods(SealedPayload payload, CodecLayout layout) {
        this.payload = payload;
        this.layout = layout;
    }

    MethodSpec read() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(layout.readMethod(payload.stem()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(payload.type())
                .addParameter(PAYLOAD_READER, "in")
                .addException(IOException.class)
                .beginControlFlow("return switch (in.startVariant())");
        for (Variant variant : payload.variants()) {
            method.addStatement("case $L -> $N(in)", Literals.of(variant.wireName()), membersReader(variant));
        }
        return method.addStatement("default -> throw in.problem($S)", "is of no known type")
                .addCode("$<};\n")
                .build();
    }

    MethodSpec write() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(layout.writeMethod(payload.stem()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(PAYLOAD_WRITER, "out")
                .addParameter(payload.type(), "value")
                .addException(IOException.class)
                .addStatement("out.startVariant(value)");
        String control = "if (value instanceof $T variant)";
        for (Variant variant : payload.variants()) {
            if (control.startsWith("if")) {
                method.beginControlFlow(control, variant.type());
            } else {
                method.nextControlFlow(control, variant.type());
            }
            method.addStatement("out.writeString($L)", Literals.of(variant.wireName()))
                    .addStatement("$N(out, variant)", layout.writeMembersMethod(layout.stem(variant.record())));
            control = "else if (value instanceof $T variant)";
        }
        return method.nextControlFlow("else")
                .addStatement("throw out.unknownVariant($S, value)", sealedType())
                .endControlFlow()
                .addStatement("out.endObject()")
                .build();
    }

    /** As the source names it. */
    private String sealedType() {
        return payload.type() instanceof ParameterizedTypeName generic
                ? generic.rawType().simpleName()
                : ((ClassName) payload.type()).simpleName();
    }

    private String membersReader(Variant variant) {
        return layout.readMembersMethod(layout.stem(variant.record()));
    }
}
