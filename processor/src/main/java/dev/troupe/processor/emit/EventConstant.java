package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.ACCESS;
import static dev.troupe.processor.emit.LibraryTypes.EVENT;
import static dev.troupe.processor.emit.LibraryTypes.SLOW_CONSUMER_POLICY;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel.Scalar;
import dev.troupe.processor.model.ProtocolModel;
import javax.lang.model.element.Modifier;

/** Makes the constant of an event in the descriptor. */
final class EventConstant {

    private static final ClassName STRING = ClassName.get(String.class);

    private EventConstant() {}

    static FieldSpec of(ProtocolModel protocol, EventModel event, CodecConstants constants) {
        Arguments arguments = Arguments.of(protocol, event);
        TypeName type = ParameterizedTypeName.get(EVENT, arguments.type());
        CodeBlock construction = construction(event, arguments, arguments.payloadType(protocol, constants));
        return FieldSpec.builder(type, event.constant(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("{@link $T#$L}.\n", protocol.eventsType().orElseThrow(), event.method())
                .initializer("$>$>\n$L$L$<$<", construction, heardBy(event))
                .build();
    }

    /** Empty where the access to the protocol holds. */
    private static CodeBlock heardBy(EventModel event) {
        return event.access()
                .map(who -> ProtocolEmitter.access(who).orElseGet(() -> CodeBlock.of("$T.EVERYBODY", ACCESS)))
                .map(who -> CodeBlock.of("\n.heardBy($L)", who))
                .orElse(CodeBlock.of(""));
    }

    private static CodeBlock construction(EventModel event, Arguments arguments, CodeBlock payloadType) {
        CodeBlock last = event.key()
                .map(key -> key(event, arguments, key))
                .orElseGet(() -> CodeBlock.of("$T.$L", SLOW_CONSUMER_POLICY, event.policy()));
        return CodeBlock.of(
                "$T.$L($L, $L, $L,$W$L)",
                EVENT,
                event.key().isPresent() ? "latest" : "of",
                event.index(),
                Literals.of(event.wireName()),
                payloadType,
                last);
    }

    private static CodeBlock key(EventModel event, Arguments arguments, String parameter) {
        int index = event.parameters().stream().map(MemberModel::name).toList().indexOf(parameter);
        MemberModel component = arguments.members().get(index);
        boolean isText = component.type().equals(STRING) && component.payload() instanceof Scalar;
        CodeBlock value = arguments.values(CodeBlock.of("event")).get(index);
        return isText ? CodeBlock.of("event -> $L", value) : CodeBlock.of("event -> $T.valueOf($L)", STRING, value);
    }
}
