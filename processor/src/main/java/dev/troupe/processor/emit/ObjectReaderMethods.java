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
    private final List<String> locals = new ArrayList<>();

    ObjectReaderMethods(CodecObject object, CodecLayout layout) {
        this.object = object;
        this.layout = layout;
        LocalNames names = layout.localNames();
        this.in = names.of("in");
        this.member = names.of("member");
        this.code = new MemberCode(layout.constants(), layout);
        object.members().forEach(component -> locals.add(names.of(component.name())));
    }

    /** Reads the object from its start; of a variant, the members alone. */
    List<MethodSpec> methods() {
        String whole = layout.readMethod(object.stem());
        if (!layout.constants().isVariant(object.constant())) {
            return List.of(method(whole, "startObject"));
        }
        MethodSpec members = method(layout.readMembersMethod(object.stem()), "startMembers");
        return layout.constants().isVariantOnly(object.constant())
                ? List.of(members)
                : List.of(method(whole, "startObject"), members);
    }

    private MethodSpec method(String name, String start) {
        return method(name)
                .addCode(locals())
                .addStatement("$N.$L($N)", in, start, layout.constants().members(object))
                .addCode(members())
                .addStatement("return new $L($L)", created(), arguments())
                .build();
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
        return block.build();
    }

    private CodeBlock members() {
        CodeBlock.Builder block = CodeBlock.builder();
        if (locals.isEmpty()) {
            return block.addStatement("$N.nextMember()", in).build();
        } else if (locals.size() == 1) {
            return block.beginControlFlow("while ($N.nextMember() >= 0)", in)
                    .addStatement(assignment(0))
                    .endControlFlow()
                    .build();
        }
        block.beginControlFlow(
                "for (int $N = $N.nextMember(); $N >= 0; $N = $N.nextMember())", member, in, member, member, in);
        block.beginControlFlow("switch ($N)", member);
        for (int i = 0; i < locals.size() - 1; i++) {
            block.addStatement("case $L -> $L", i, assignment(i));
        }
        block.addStatement("default -> $L", assignment(locals.size() - 1));
        return block.endControlFlow().endControlFlow().build();
    }

    private CodeBlock assignment(int index) {
        return CodeBlock.of(
                "$N = $L", locals.get(index), code.read(in, object.members().get(index)));
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
