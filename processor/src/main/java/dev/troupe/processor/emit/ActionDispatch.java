package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Result;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Makes what runs an action in the descriptor: a switch over its index. */
final class ActionDispatch {

    private ActionDispatch() {}

    /** How many actions one method runs: HotSpot never compiles a method of 8,000 bytes, and each action takes up to 100. */
    private static final int GROUP = 64;

    /** The method that runs an action, and where there are many actions, the methods that run a group of them each. */
    static List<MethodSpec> of(ProtocolModel protocol) {
        List<ActionModel> actions = protocol.actions();
        MethodSpec.Builder method =
                invoking("invoke", protocol).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
        if (actions.isEmpty()) {
            return List.of(method.addStatement(refusal()).build());
        } else if (actions.size() <= GROUP) {
            return List.of(method.addCode(runs(protocol, actions)).build());
        }
        List<MethodSpec> methods = new ArrayList<>();
        method.beginControlFlow("return switch (action / $L)", GROUP);
        for (int first = 0; first < actions.size(); first += GROUP) {
            String name = "invokeFrom" + first;
            method.addStatement("case $L -> $N(actor, action, arguments)", first / GROUP, name);
            methods.add(invoking(name, protocol)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addCode(runs(protocol, actions.subList(first, Math.min(first + GROUP, actions.size()))))
                    .build());
        }
        methods.add(
                0,
                method.addStatement("default -> $L", refusal())
                        .addCode("$<};\n")
                        .build());
        return methods;
    }

    private static MethodSpec.Builder invoking(String name, ProtocolModel protocol) {
        return MethodSpec.methodBuilder(name)
                .returns(Object.class)
                .addParameter(protocol.type(), "actor")
                .addParameter(int.class, "action")
                .addParameter(Object.class, "arguments")
                .addException(Exception.class);
    }

    private static CodeBlock refusal() {
        return CodeBlock.of("throw new $T($S + action)", IllegalArgumentException.class, "No action has the index ");
    }

    private static CodeBlock runs(ProtocolModel protocol, List<ActionModel> actions) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("return switch (action)");
        actions.forEach(action -> code.add(branch(protocol.generated().codec(), action)));
        return code.addStatement("default -> $L", refusal()).add("$<};\n").build();
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
