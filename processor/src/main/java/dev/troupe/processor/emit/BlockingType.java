package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Result;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.lang.model.element.Modifier;

/**
 * Makes the type, nested in the client, that is the protocol itself. It inherits the constants and nested types of the user's
 * interface, and its own fields hide inherited ones: so no expression in it begins with a type, but each with a field.
 */
final class BlockingType {

    private static final TypeName SENT =
            ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), ClassName.get(Void.class));

    private BlockingType() {}

    static ClassName name(ProtocolModel protocol) {
        return protocol.generated().client().nestedClass("Blocking");
    }

    static TypeSpec of(ProtocolModel protocol) {
        ClassName client = protocol.generated().client();
        TypeSpec.Builder type = TypeSpec.classBuilder(name(protocol))
                .addJavadoc("Calls, and waits for the reply.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(protocol.type())
                .addField(client, "client", Modifier.PRIVATE, Modifier.FINAL);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(client, "client")
                .addStatement("this.client = client");
        if (hasStageOfOneWay(protocol)) {
            type.addField(SENT, "sent", Modifier.PRIVATE, Modifier.FINAL);
            constructor.addParameter(SENT, "sent").addStatement("this.sent = sent");
        }
        type.addMethod(constructor.build());
        protocol.actions().forEach(action -> type.addMethod(action(action)));
        return type.build();
    }

    /** The expression, inside the stub, that makes one. */
    static CodeBlock construction(ProtocolModel protocol) {
        return hasStageOfOneWay(protocol)
                ? CodeBlock.of("new $T(this, $T.completedFuture(null))", name(protocol), CompletableFuture.class)
                : CodeBlock.of("new $T(this)", name(protocol));
    }

    private static boolean hasStageOfOneWay(ProtocolModel protocol) {
        return protocol.actions().stream().anyMatch(BlockingType::isStageOfOneWay);
    }

    /** Its actor may have a stage to return; a client has nothing to wait for. */
    private static boolean isStageOfOneWay(ActionModel action) {
        return action.kind() == ActionModel.Kind.ONE_WAY && Results.isStage(action.result());
    }

    private static MethodSpec action(ActionModel action) {
        MethodSpec.Builder method =
                GeneratedTypes.override(action.method()).returns(action.result().declared());
        List<String> parameters = GeneratedTypes.addParameters(method, action.parameters(), List.of("client", "sent"));
        CodeBlock call = CodeBlock.of("client.$N($L)", action.method(), String.join(", ", parameters));
        if (action.kind() == ActionModel.Kind.ONE_WAY) {
            method.addStatement(call);
            if (isStageOfOneWay(action)) {
                method.addStatement("return sent");
            }
        } else if (Results.isStage(action.result())) {
            method.addStatement("return $L", call);
        } else if (action.result() instanceof Result.Nothing) {
            method.addStatement("client.connection().beforeWaiting().await($L)", call);
        } else {
            method.addStatement("return client.connection().beforeWaiting().await($L)", call);
        }
        action.deprecated().ifPresent(method::addAnnotation);
        return method.build();
    }
}
