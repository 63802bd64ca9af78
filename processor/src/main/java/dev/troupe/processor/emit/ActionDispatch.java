package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Result;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;

/** Makes the method of the descriptor that runs an action: a switch over its index. */
final class ActionDispatch {

    private ActionDispatch() {}

    static MethodSpec of(ProtocolModel protocol) {
        MethodSpec.Builder method = GeneratedTypes.override("invoke")
                .returns(Object.class)
                .addParameter(protocol.type(), "actor")
                .addParameter(int.class, "action")
                .addParameter(Object.class, "arguments")
                .addException(Exception.class);
        CodeBlock refusal =
                CodeBlock.of("throw new $T($S + action)", IllegalArgumentException.class, "No action has the index ");
        if (protocol.actions().isEmpty()) {
            return method.addStatement(refusal).build();
        }
        method.beginControlFlow("return switch (action)");
        ClassName codec = protocol.generated().codec();
        protocol.actions().forEach(action -> method.addCode(branch(codec, action)));
        return method.addStatement("default -> $L", refusal).addCode("$<};\n").build();
    }

    private static CodeBlock branch(ClassName codec, ActionModel action) {
        ClassName record = codec.nestedClass(action.argumentsRecord());
        List<MemberModel> members = CodecObject.of(codec, action).members();
        boolean hasValue = !(action.result() instanceof Result.Nothing);
        if (members.size() < 2 && hasValue) {
            return CodeBlock.builder()
                    .addStatement("case $L -> $L", action.index(), call(action, members, cast(record)))
                    .build();
        }
        CodeBlock.Builder branch = CodeBlock.builder().beginControlFlow("case $L ->", action.index());
        CodeBlock arguments = cast(record);
        if (members.size() > 1) {
            branch.addStatement("var call = ($T) arguments", record);
            arguments = CodeBlock.of("call");
        }
        CodeBlock call = call(action, members, arguments);
        if (hasValue) {
            branch.addStatement("yield $L", call);
        } else {
            branch.addStatement(call).addStatement("yield null");
        }
        return branch.endControlFlow().build();
    }

    private static CodeBlock cast(ClassName record) {
        return CodeBlock.of("(($T) arguments)", record);
    }

    private static CodeBlock call(ActionModel action, List<MemberModel> members, CodeBlock arguments) {
        List<CodeBlock> values = members.stream()
                .map(member -> CodeBlock.of("$L.$N()", arguments, member.name()))
                .toList();
        CodeBlock call = CodeBlock.of("actor.$N($L)", action.method(), CodeBlock.join(values, ",$W"));
        return Results.isStage(action.result()) ? CodeBlock.of("stage($L, $N)", call, action.constant()) : call;
    }
}
