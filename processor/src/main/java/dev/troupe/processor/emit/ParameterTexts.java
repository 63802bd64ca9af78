package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.PARAMETER_NAMES;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ProtocolModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the annotation that keeps the names of parameters for those who compile against the class file of a protocol. */
final class ParameterTexts {

    /** A constant of a class file has no more bytes (JVMS 4.4.7). */
    private static final int MOST_BYTES = 65_535;

    private ParameterTexts() {}

    /** Empty where no method has parameters. */
    static Optional<AnnotationSpec> of(ProtocolModel protocol) {
        List<String> texts = new ArrayList<>();
        for (ActionModel action : protocol.actions()) {
            add(texts, action.declaredIn(), action.method(), action.parameters());
        }
        for (EventModel event : protocol.events()) {
            add(texts, protocol.eventsType().orElseThrow(), event.method(), event.parameters());
        }
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        List<CodeBlock> values = texts.stream().map(Literals::of).toList();
        return Optional.of(AnnotationSpec.builder(PARAMETER_NAMES)
                .addMember("value", "{\n$L}", CodeBlock.join(values, ",\n"))
                .build());
    }

    private static void add(List<String> texts, ClassName declaredIn, String method, List<MemberModel> parameters) {
        String text = parameters.stream()
                .map(parameter -> erased(parameter.type()) + " " + parameter.name())
                .collect(Collectors.joining(", ", declaredIn.simpleName() + "." + method + "(", ")"));
        if (!parameters.isEmpty() && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            texts.add(text);
        }
    }

    private static String erased(TypeName type) {
        if (type instanceof ArrayTypeName array) {
            return erased(array.componentType()) + "[]";
        }
        return type instanceof ParameterizedTypeName generic ? generic.rawType().toString() : type.toString();
    }
}
