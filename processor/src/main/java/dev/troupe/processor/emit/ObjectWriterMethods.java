package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.PAYLOAD_WRITER;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import java.io.IOException;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the methods that write one object. */
final class ObjectWriterMethods {

    private final CodecObject object;
    private final CodecLayout layout;
    private final LocalNames names;
    private final String out;
    private final String value;
    private final MemberCode code;

    ObjectWriterMethods(CodecObject object, CodecLayout layout) {
        this.object = object;
        this.layout = layout;
        this.names = layout.localNames();
        this.out = names.of("out");
        this.value = names.of("value");
        this.code = new MemberCode(layout.constants(), layout);
    }

    /** Writes the object; of a variant, also the members alone. */
    List<MethodSpec> methods() {
        if (!layout.constants().isVariant(object.constant())) {
            MethodSpec whole = method(layout.writeMethod(object.stem()))
                    .addStatement("$N.startObject($N)", out, value)
                    .addCode(members())
                    .addStatement("$N.endObject()", out)
                    .build();
            return List.of(whole);
        }
        String membersMethod = layout.writeMembersMethod(object.stem());
        MethodSpec members = method(membersMethod).addCode(members()).build();
        if (layout.constants().isVariantOnly(object.constant())) {
            return List.of(members);
        }
        MethodSpec whole = method(layout.writeMethod(object.stem()))
                .addStatement("$N.startObject($N)", out, value)
                .addStatement("$N($N, $N)", membersMethod, out, value)
                .addStatement("$N.endObject()", out)
                .build();
        return List.of(whole, members);
    }

    private MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(PAYLOAD_WRITER, out)
                .addParameter(object.type(), value)
                .addException(IOException.class);
    }

    private CodeBlock members() {
        CodeBlock.Builder block = CodeBlock.builder();
        for (int i = 0; i < object.members().size(); i++) {
            MemberModel member = object.members().get(i);
            block.add(member.isOptional() ? optionalMember(member, i) : requiredMember(member, i));
        }
        return block.build();
    }

    private CodeBlock requiredMember(MemberModel member, int index) {
        CodeBlock named =
                CodeBlock.of("$N.name($N, $L)", out, layout.constants().members(object), index);
        return CodeBlock.builder()
                .addStatement(code.write(named, member.payload(), CodeBlock.of("$N.$N()", value, member.name())))
                .build();
    }

    /** The accessor is asked once, since it is the user's code. */
    private CodeBlock optionalMember(MemberModel member, int index) {
        String local = names.of(member.name());
        CodeBlock.Builder block =
                CodeBlock.builder().addStatement("$T $N = $N.$N()", member.type(), local, value, member.name());
        block.beginControlFlow(
                "if ($N.present($N, $L, $N))", out, layout.constants().members(object), index, local);
        boolean isOptional = member.payload() instanceof OptionalOf;
        CodeBlock present = CodeBlock.of(isOptional ? "$N.get()" : "$N", local);
        return block.addStatement(
                        code.write(CodeBlock.of("$N", out), CodecConstants.present(member.payload()), present))
                .endControlFlow()
                .build();
    }
}
