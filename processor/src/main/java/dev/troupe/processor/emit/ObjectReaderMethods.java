package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.PAYLOAD_READER;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.troupe.processor.model.MemberModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the methods that read one object. */
final class ObjectReaderMethods {

    private final CodecObject object;
    private final CodecLayout layout;
    private final MemberCode code;
    private final String in;
    private final String member;
    private final String seen;
    private final List<String> locals = new ArrayList<>();

    ObjectReaderMethods(CodecObject object, CodecLayout layout) {
        this.object = object;
        this.layout = layout;
        LocalNames names = layout.localNames();
        this.in = names.of("in");
        this.member = names.of("member");
        this.code = new MemberCode(layout.constants(), layout, in);
        this.seen = names.of("seen");
        object.members().forEach(component -> locals.add(names.of(component.name())));
    }

    /** Reads the object from its start. */
    List<MethodSpec> methods() {
        if (!layout.isVariant(object)) {
            MethodSpec.Builder whole = method(layout.readMethod(object.stem()));
            whole.addCode(locals());
            whole.addStatement("$N.startObject()", in);
            return List.of(whole.addCode(members()).build());
        }
        MethodSpec whole = method(layout.readMethod(object.stem()))
                .addStatement("$N.startObject()", in)
                .addStatement("return $N($N)", layout.readMembersMethod(object.stem()), in)
                .build();
        MethodSpec members = method(layout.readMembersMethod(object.stem()))
                .addCode(locals())
                .addCode(members())
                .build();
        return List.of(whole, members);
    }

    private MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(object.type())
                .addParameter(PAYLOAD_READER, in)
                .addException(IOException.class);
    }

    private CodeBlock locals() {
        CodeBlock.Builder block = CodeBlock.builder();
        for (int i = 0; i < locals.size(); i++) {
            MemberModel component = object.members().get(i);
            block.addStatement("$T $N = $L", component.type(), locals.get(i), MemberCode.absent(component));
        }
        if (!locals.isEmpty()) {
            block.addStatement("long $N = 0", seen);
        }
        return block.build();
    }

    private CodeBlock members() {
        CodeBlock.Builder block = CodeBlock.builder();
        block.beginControlFlow(
                "for ($T $N = $N.nextMember(); $N != null; $N = $N.nextMember())",
                String.class,
                member,
                in,
                member,
                member,
                in);
        if (locals.isEmpty()) {
            block.addStatement("$N.skip()", in);
        } else {
            block.beginControlFlow("switch ($N)", member);
            for (int i = 0; i < locals.size(); i++) {
                block.add(member(i));
            }
            block.addStatement("default -> $N.skip()", in).endControlFlow();
        }
        block.endControlFlow();
        block.add(requirements());
        return block.addStatement("return new $L($L)", created(), arguments()).build();
    }

    private CodeBlock member(int index) {
        MemberModel component = object.members().get(index);
        return CodeBlock.builder()
                .beginControlFlow("case $L ->", Literals.of(component.wireName()))
                .addStatement("$N = $N.once($N, $L)", seen, in, seen, index)
                .addStatement("$N = $L", locals.get(index), code.read(component))
                .endControlFlow()
                .build();
    }

    private CodeBlock requirements() {
        long required = required(object);
        return required == 0
                ? CodeBlock.of("")
                : CodeBlock.builder()
                        .addStatement("$N.require($N, $L, $L)", in, seen, bits(required), memberNames())
                        .build();
    }

    /** As {@code PayloadReader.require} takes them: a text is a constant of its class file and needs no initializer. */
    private CodeBlock memberNames() {
        return Literals.of(object.members().stream().map(MemberModel::wireName).collect(Collectors.joining("\t")));
    }

    /** A bit for each member that must be there; the reader of the protocol sees to it that there are at most 64. */
    static long required(CodecObject object) {
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

    private CodeBlock created() {
        return object.type() instanceof ParameterizedTypeName generic
                ? CodeBlock.of("$T<>", generic.rawType())
                : CodeBlock.of("$T", object.type());
    }

    private CodeBlock arguments() {
        return locals.stream()
                .map(local -> CodeBlock.of("$N", local))
                .collect(Collectors.collectingAndThen(Collectors.toList(), all -> CodeBlock.join(all, ",$W")));
    }
}
