package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Result;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.lang.model.element.Modifier;

/**
 * Makes the type, nested in the client, that is the protocol itself. It inherits what is nested in the user's interface,
 * so that it names the client, whose name nobody gives to such a type, and not the stub.
 */
final class BlockingType {

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
                .addField(client, "client", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(client, "client")
                        .addStatement("this.client = client")
                        .build());
        protocol.actions().forEach(action -> type.addMethod(action(action)));
        return type.build();
    }

    private static MethodSpec action(ActionModel action) {
        MethodSpec.Builder method =
                GeneratedTypes.override(action.method()).returns(action.result().declared());
        List<String> parameters = GeneratedTypes.addParameters(method, action.parameters(), List.of("client"));
        CodeBlock call = CodeBlock.of("client.$N($L)", action.method(), String.join(", ", parameters));
        if (action.kind() == ActionModel.Kind.ONE_WAY) {
            method.addStatement(call);
            // Its actor may have a stage to return; a client has nothing to wait for.
            if (Results.isStage(action.result())) {
                method.addStatement("return $T.completedFuture(null)", CompletableFuture.class);
            }
        } else if (Results.isStage(action.result())) {
            method.addStatement("return $L", call);
        } else if (action.result() instanceof Result.Nothing) {
            method.addStatement("client.connection().await($L)", call);
        } else {
            method.addStatement("return client.connection().await($L)", call);
        }
        action.deprecated().ifPresent(method::addAnnotation);
        return method.build();
    }
}
