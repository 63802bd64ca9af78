package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.KEY_TYPE;
import static dev.troupe.processor.emit.LibraryTypes.KEY_TYPES;
import static dev.troupe.processor.emit.LibraryTypes.MEMBERS;
import static dev.troupe.processor.emit.LibraryTypes.PAYLOADS;
import static dev.troupe.processor.emit.LibraryTypes.PAYLOAD_TYPE;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.EnumPayload;
import dev.troupe.processor.model.PayloadModel.Named;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Makes the codec: how every payload of a protocol is read and written. */
public final class CodecEmitter implements Emitter<EmittedProtocol> {

    private static final Modifier[] PUBLIC_CONSTANT = {Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL};
    private static final Modifier[] PRIVATE_CONSTANT = {Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL};

    @Override
    public TypeSpec emit(EmittedProtocol emitted) {
        ProtocolModel protocol = emitted.model();
        CodecConstants constants = emitted.constants();
        CodecLayout layout = new CodecLayout(emitted);
        TypeSpec.Builder type = GeneratedTypes.finalClass(protocol.generated().codec(), protocol.isPublic())
                .addJavadoc("How the payloads of {@link $T} are read and written.\n", protocol.type());
        type.alwaysQualify(emitted.packages());
        addUserCodecs(type, constants);
        addPayloadTypes(type, protocol, constants, layout);
        constants.enumKeys().forEach((payload, name) -> type.addField(enumKey(payload, name)));
        addCompositions(type, constants);
        constants.objects().forEach(object -> type.addField(members(object, constants)));
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        addMethods(type, protocol, constants, layout);
        addArgumentRecords(type, protocol);
        return type.build();
    }

    private static void addUserCodecs(TypeSpec.Builder type, CodecConstants constants) {
        constants
                .userCodecs()
                .forEach((name, codec) -> type.addField(FieldSpec.builder(codec, name, PRIVATE_CONSTANT)
                        .initializer("new $T()", codec)
                        .build()));
    }

    /** What is built from others comes after them: recursion only passes through the methods of records. */
    private static void addPayloadTypes(
            TypeSpec.Builder type, ProtocolModel protocol, CodecConstants constants, CodecLayout layout) {
        for (Named named : protocol.payloads()) {
            if (constants.isVariantOnly(named.constant())) {
                continue;
            }
            CodeBlock construction = named instanceof EnumPayload payload
                    ? enumeration(PAYLOADS, payload)
                    : methods(protocol.generated().codec(), layout, layout.stem(named.constant()));
            if (named instanceof RecordPayload payload && payload.isCompiled()) {
                construction = compiled(payload, construction);
            }
            type.addField(payloadType(named.type(), named.constant(), construction));
        }
        for (CodecObject object : constants.objects()) {
            if (isArguments(protocol, object)) {
                CodeBlock construction = methods(protocol.generated().codec(), layout, object.stem());
                type.addField(payloadType(object.type(), object.constant(), construction));
            }
        }
    }

    private static void addCompositions(TypeSpec.Builder type, CodecConstants constants) {
        constants.compositions().forEach((payload, name) -> type.addField(composition(payload, name, constants)));
    }

    private static boolean isArguments(ProtocolModel protocol, CodecObject object) {
        return object.type() instanceof ClassName name
                && protocol.generated().codec().equals(name.enclosingClassName());
    }

    /** Sees to it that the record of the run has its components in the order that the constructor is called with. */
    private static CodeBlock compiled(RecordPayload payload, CodeBlock construction) {
        TypeName raw = payload.type() instanceof ParameterizedTypeName generic ? generic.rawType() : payload.type();
        List<CodeBlock> names = payload.components().stream()
                .map(component -> CodeBlock.of("$S", component.name()))
                .toList();
        return CodeBlock.of(
                "$T.compiled($T.class,$W$L$L)",
                PAYLOADS,
                raw,
                construction,
                names.stream().map(name -> CodeBlock.of(",$W$L", name)).collect(CodeBlock.joining("")));
    }

    private static FieldSpec enumKey(EnumPayload payload, String name) {
        TypeName type = ParameterizedTypeName.get(KEY_TYPE, payload.type());
        return FieldSpec.builder(type, name, PRIVATE_CONSTANT)
                .initializer("$>$>\n$L$<$<", enumeration(KEY_TYPES, payload))
                .build();
    }

    private static CodeBlock enumeration(ClassName types, EnumPayload payload) {
        List<CodeBlock> names = payload.constants().stream().map(Literals::of).toList();
        return CodeBlock.of("$T.enumeration($T.class,$W$L)", types, payload.type(), CodeBlock.join(names, ",$W"));
    }

    private static CodeBlock methods(ClassName codec, CodecLayout layout, String stem) {
        return CodeBlock.of(
                "$T.of($T::$N,$W$T::$N)",
                PAYLOAD_TYPE,
                codec,
                layout.readMethod(stem),
                codec,
                layout.writeMethod(stem));
    }

    private static FieldSpec composition(PayloadModel payload, String name, CodecConstants constants) {
        FieldSpec field = payloadType(payload.type(), name, constants.construction(payload));
        AnnotationSpec suppression = AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "{$S, $S}", "rawtypes", "unchecked")
                .build();
        return PayloadCode.hasGenericArray(payload)
                ? field.toBuilder().addAnnotation(suppression).build()
                : field;
    }

    private static FieldSpec payloadType(TypeName type, String name, CodeBlock construction) {
        return FieldSpec.builder(ParameterizedTypeName.get(PAYLOAD_TYPE, type.box()), name, PUBLIC_CONSTANT)
                .initializer("$>$>\n$L$<$<", construction)
                .build();
    }

    private static FieldSpec members(CodecObject object, CodecConstants constants) {
        List<CodeBlock> names = object.members().stream()
                .map(member -> CodeBlock.of(",$W$L", Literals.of(member.wireName())))
                .toList();
        return FieldSpec.builder(MEMBERS, constants.members(object), PRIVATE_CONSTANT)
                .initializer("$>$>\n$T.of($L$L)$<$<", MEMBERS, bits(required(object)), CodeBlock.join(names, ""))
                .build();
    }

    /** A bit for each member that must be there; the reader of the protocol sees to it that there are at most 64. */
    private static long required(CodecObject object) {
        long required = 0;
        for (int i = 0; i < object.members().size(); i++) {
            if (!object.members().get(i).isOptional()) {
                required |= 1L << i;
            }
        }
        return required;
    }

    /** As people read bits, while there are few. */
    private static String bits(long required) {
        return Long.SIZE - Long.numberOfLeadingZeros(required) <= 16
                ? "0b" + Long.toBinaryString(required)
                : "0x" + Long.toHexString(required) + "L";
    }

    private static void addMethods(
            TypeSpec.Builder type, ProtocolModel protocol, CodecConstants constants, CodecLayout layout) {
        for (CodecObject object : constants.objects()) {
            type.addMethods(new ObjectReaderMethods(object, layout).methods());
            type.addMethods(new ObjectWriterMethods(object, layout).methods());
        }
        for (Named named : protocol.payloads()) {
            if (named instanceof SealedPayload payload) {
                VariantMethods methods = new VariantMethods(payload, layout);
                type.addMethod(methods.read()).addMethod(methods.write());
            }
        }
    }

    private static void addArgumentRecords(TypeSpec.Builder type, ProtocolModel protocol) {
        for (ActionModel action : protocol.actions()) {
            addRecord(type, Arguments.of(protocol, action), action.declaredIn(), action.method());
        }
        for (EventModel event : protocol.events()) {
            addRecord(type, Arguments.of(protocol, event), protocol.eventsType().orElseThrow(), event.method());
        }
    }

    private static void addRecord(TypeSpec.Builder type, Arguments arguments, ClassName declaredIn, String method) {
        if (arguments.isRecord()) {
            type.addType(GeneratedTypes.record(arguments.object())
                    .addJavadoc("The arguments of {@link $T#$L}.\n", declaredIn, method)
                    .build());
        }
    }
}
