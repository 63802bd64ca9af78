package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.ACCESS;
import static dev.troupe.processor.emit.LibraryTypes.ACTION;
import static dev.troupe.processor.emit.LibraryTypes.ACTION_KIND;
import static dev.troupe.processor.emit.LibraryTypes.DECLARED_ERROR;
import static dev.troupe.processor.emit.LibraryTypes.EVENT;
import static dev.troupe.processor.emit.LibraryTypes.EVENT_SINK;
import static dev.troupe.processor.emit.LibraryTypes.NO_EVENTS;
import static dev.troupe.processor.emit.LibraryTypes.NO_PARAMS;
import static dev.troupe.processor.emit.LibraryTypes.PARAMS_COMPONENT;
import static dev.troupe.processor.emit.LibraryTypes.PARAMS_FORM;
import static dev.troupe.processor.emit.LibraryTypes.PARAMS_TYPE;
import static dev.troupe.processor.emit.LibraryTypes.PROTOCOL;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Makes the descriptor of a protocol. */
public final class ProtocolEmitter implements Emitter<EmittedProtocol> {

    @Override
    public TypeSpec emit(EmittedProtocol emitted) {
        ProtocolModel protocol = emitted.model();
        ClassName self = protocol.generated().protocol();
        TypeSpec.Builder type = GeneratedTypes.finalClass(self, protocol.isPublic())
                .addJavadoc("The protocol of {@link $T}: its name, its actions and its events.\n", protocol.type())
                .superclass(
                        ParameterizedTypeName.get(PROTOCOL, protocol.type(), paramsType(protocol), events(protocol)));
        ParameterTexts.of(protocol).ifPresent(type::addAnnotation);
        type.alwaysQualify(emitted.packages());
        CodecConstants constants = emitted.constants();
        protocol.actions().forEach(action -> type.addField(action(protocol, action, constants)));
        protocol.events().forEach(event -> type.addField(EventConstant.of(protocol, event, constants)));
        return type.addField(instance(self))
                .addMethod(constructor(protocol))
                .addMethods(ActionDispatch.of(protocol))
                .addMethod(GeneratedTypes.override("events")
                        .returns(events(protocol))
                        .addParameter(EVENT_SINK, "sink")
                        .addStatement("return new $T(sink)", EventSender.name(protocol))
                        .build())
                .addType(EventSender.of(protocol))
                .build();
    }

    private static TypeName paramsType(ProtocolModel protocol) {
        return protocol.params().<TypeName>map(params -> params.type()).orElse(NO_PARAMS);
    }

    /** The events interface. */
    static TypeName events(ProtocolModel protocol) {
        return protocol.eventsType().<TypeName>map(events -> events).orElse(NO_EVENTS);
    }

    private static FieldSpec action(ProtocolModel protocol, ActionModel action, CodecConstants constants) {
        Arguments arguments = Arguments.of(protocol, action);
        TypeName type = ParameterizedTypeName.get(ACTION, arguments.type(), Results.boxed(action.result()));
        CodeBlock resultType = CodecConstants.result(action)
                .map(payload -> CodeBlock.of(",$W$L", constants.outside(payload)))
                .orElse(CodeBlock.of(""));
        return FieldSpec.builder(type, action.constant(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("{@link $T#$L}.\n", action.declaredIn(), action.method())
                .initializer(
                        "$>$>\n$T.of($L, $L, $T.$L,$W$L$L)$L$<$<",
                        ACTION,
                        action.index(),
                        Literals.of(action.wireName()),
                        ACTION_KIND,
                        action.kind(),
                        arguments.payloadType(protocol, constants),
                        resultType,
                        access(action.access())
                                .map(who -> CodeBlock.of("\n.allowing($L)", who))
                                .orElse(CodeBlock.of("")))
                .build();
    }

    /** Empty where everybody may. */
    static Optional<CodeBlock> access(ActionModel.Access access) {
        if (access instanceof ActionModel.Access.Roles roles) {
            List<CodeBlock> names = roles.names().stream().map(Literals::of).toList();
            return Optional.of(
                    names.isEmpty()
                            ? CodeBlock.of("$T.NOBODY", ACCESS)
                            : CodeBlock.of("$T.roles($L)", ACCESS, CodeBlock.join(names, ",$W")));
        }
        return Optional.empty();
    }

    private static FieldSpec instance(ClassName self) {
        return FieldSpec.builder(self, "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The only instance.\n")
                .initializer("new $T()", self)
                .build();
    }

    private static MethodSpec constructor(ProtocolModel protocol) {
        TypeName any = WildcardTypeName.subtypeOf(Object.class);
        CodeBlock actions = array(
                ParameterizedTypeName.get(ACTION, any, any), constants(protocol.actions(), ActionModel::constant));
        CodeBlock events =
                array(ParameterizedTypeName.get(EVENT, any), constants(protocol.events(), EventModel::constant));
        CodeBlock errors = array(
                DECLARED_ERROR,
                protocol.errors().stream()
                        .map(error -> CodeBlock.of(
                                "new $T($S, $T.class, $T::new)",
                                DECLARED_ERROR,
                                error.code(),
                                error.type(),
                                error.type()))
                        .toList());
        CodeBlock access =
                access(protocol.access()).map(who -> CodeBlock.of(",\n$L", who)).orElse(CodeBlock.of(""));
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addCode("super(\n$>$>")
                .addCode("$S,\n$S,\n$L,\n", protocol.name(), protocol.fingerprint(), params(protocol))
                .addCode("$L,\n$L,\n$L$L);\n$<$<", actions, events, errors, access)
                .build();
    }

    private static <M> List<CodeBlock> constants(List<M> models, Function<M, String> constant) {
        return models.stream()
                .map(model -> CodeBlock.of("$N", constant.apply(model)))
                .toList();
    }

    /** javac takes long to infer the type of a list of different actions. */
    private static CodeBlock array(TypeName element, List<CodeBlock> elements) {
        return CodeBlock.of("new $T[] {$L}", element, CodeBlock.join(elements, ",$W"));
    }

    private static CodeBlock params(ProtocolModel protocol) {
        return protocol.params()
                .map(params -> CodeBlock.of(
                        "new $T<>(\n$>$>$T.$N,\n$L)$<$<",
                        PARAMS_TYPE,
                        protocol.generated().codec(),
                        params.constant(),
                        listOf(params.components().stream()
                                .map(component -> CodeBlock.of(
                                        "new $T($L, $T.$L)",
                                        PARAMS_COMPONENT,
                                        Literals.of(component.wireName()),
                                        PARAMS_FORM,
                                        component.form())))))
                .orElseGet(() -> CodeBlock.of("$T.none()", PARAMS_TYPE));
    }

    private static CodeBlock listOf(Stream<CodeBlock> elements) {
        return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(elements.toList(), ",$W"));
    }
}
