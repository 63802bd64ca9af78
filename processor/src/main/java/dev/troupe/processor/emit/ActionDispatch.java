package dev.troupe.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Result;
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
        MethodSpec.Builder method = invoking("invoke", protocol, actions.size() <= GROUP ? actions : List.of())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC);
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
            List<ActionModel> group = actions.subList(first, Math.min(first + GROUP, actions.size()));
            methods.add(invoking(name, protocol, group)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addCode(runs(protocol, group))
                    .build());
        }
        methods.add(
                0,
                method.addStatement("default -> $L", refusal())
                        .addCode("$<};\n")
                        .build());
        return methods;
    }

    private static MethodSpec.Builder invoking(String name, ProtocolModel protocol, List<ActionModel> actions) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .returns(Object.class)
                .addParameter(protocol.type(), "actor")
                .addParameter(int.class, "action")
                .addParameter(Object.class, "arguments")
                .addException(Exception.class);
        boolean isUnchecked = actions.stream()
                .map(action -> Arguments.of(protocol, action))
                .anyMatch(arguments -> arguments.isValue() && PayloadCode.isGeneric(value(arguments)));
        return isUnchecked
                ? method.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", "$S", "unchecked")
                        .build())
                : method;
    }

    private static CodeBlock refusal() {
        return CodeBlock.of("throw new $T($S + action)", IllegalArgumentException.class, "No action has the index ");
    }

    private static CodeBlock runs(ProtocolModel protocol, List<ActionModel> actions) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("return switch (action)");
        actions.forEach(action -> code.add(branch(action, Arguments.of(protocol, action))));
        return code.addStatement("default -> $L", refusal()).add("$<};\n").build();
    }

    private static CodeBlock branch(ActionModel action, Arguments arguments) {
        boolean hasValue = !(action.result() instanceof Result.Nothing);
        boolean hasLocal = arguments.members().size() > 1;
        CodeBlock cast = CodeBlock.of("($T) arguments", arguments.isValue() ? value(arguments) : arguments.type());
        if (hasValue && !hasLocal) {
            return CodeBlock.builder()
                    .addStatement("case $L -> $L", action.index(), call(action, arguments, cast))
                    .build();
        }
        CodeBlock.Builder branch = CodeBlock.builder().beginControlFlow("case $L ->", action.index());
        if (hasLocal) {
            branch.addStatement("var call = $L", cast);
        }
        CodeBlock call = call(action, arguments, hasLocal ? CodeBlock.of("call") : cast);
        if (hasValue) {
            branch.addStatement("yield $L", call);
        } else {
            branch.addStatement(call).addStatement("yield null");
        }
        return branch.endControlFlow().build();
    }

    private static TypeName value(Arguments arguments) {
        return arguments.members().get(0).type();
    }

    private static CodeBlock call(ActionModel action, Arguments arguments, CodeBlock given) {
        boolean needsBrackets = arguments.isRecord() && arguments.members().size() == 1;
        List<CodeBlock> values = arguments.values(needsBrackets ? CodeBlock.of("($L)", given) : given);
        CodeBlock call = CodeBlock.of("actor.$N($L)", action.method(), CodeBlock.join(values, ",$W"));
        return Results.isStage(action.result()) ? CodeBlock.of("stage($L, $N)", call, action.constant()) : call;
    }
}
