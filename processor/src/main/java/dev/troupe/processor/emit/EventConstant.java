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

    static FieldSpec of(ProtocolModel protocol, EventModel event) {
        ClassName codec = protocol.generated().codec();
        TypeName type = ParameterizedTypeName.get(EVENT, codec.nestedClass(event.argumentsRecord()));
        return FieldSpec.builder(type, event.constant(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("{@link $T#$L}.\n", protocol.eventsType().orElseThrow(), event.method())
                .initializer("$>$>\n$L$L$<$<", construction(codec, event), heardBy(event))
                .build();
    }

    /** Empty where the access to the protocol holds. */
    private static CodeBlock heardBy(EventModel event) {
        return event.access()
                .map(who -> ProtocolEmitter.access(who).orElseGet(() -> CodeBlock.of("$T.EVERYBODY", ACCESS)))
                .map(who -> CodeBlock.of("\n.heardBy($L)", who))
                .orElse(CodeBlock.of(""));
    }

    private static CodeBlock construction(ClassName codec, EventModel event) {
        if (event.key().isPresent()) {
            return CodeBlock.of(
                    "$T.latest($L, $L, $T.$N,$W$L)",
                    EVENT,
                    event.index(),
                    Literals.of(event.wireName()),
                    codec,
                    event.constant(),
                    key(codec, event, event.key().get()));
        }
        return CodeBlock.of(
                "$T.of($L, $L, $T.$N,$W$T.$L)",
                EVENT,
                event.index(),
                Literals.of(event.wireName()),
                codec,
                event.constant(),
                SLOW_CONSUMER_POLICY,
                event.policy());
    }

    private static CodeBlock key(ClassName codec, EventModel event, String parameter) {
        int index = event.parameters().stream().map(MemberModel::name).toList().indexOf(parameter);
        MemberModel component = CodecObject.of(codec, event).members().get(index);
        boolean isText = component.type().equals(STRING) && component.payload() instanceof Scalar;
        return isText
                ? CodeBlock.of("$T::$N", codec.nestedClass(event.argumentsRecord()), component.name())
                : CodeBlock.of("event -> $T.valueOf(event.$N())", STRING, component.name());
    }
}
