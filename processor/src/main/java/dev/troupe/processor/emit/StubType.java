package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.CALL_OPTIONS;
import static dev.troupe.processor.emit.LibraryTypes.CLIENT_CONNECTION;
import static dev.troupe.processor.emit.LibraryTypes.NO_ARGUMENTS;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Makes the type, nested in the client, that calls the connection: one line for each action. */
final class StubType {

    private StubType() {}

    static ClassName name(ProtocolModel protocol) {
        return protocol.generated().client().nestedClass("Stub");
    }

    static TypeSpec of(ProtocolModel protocol) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name(protocol))
                .addJavadoc("Calls over a connection.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(protocol.generated().client())
                .addField(CLIENT_CONNECTION, "connection", Modifier.PRIVATE, Modifier.FINAL)
                .addField(CALL_OPTIONS, "options", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(CLIENT_CONNECTION, "connection")
                        .addParameter(CALL_OPTIONS, "options")
                        .addStatement("this.connection = connection")
                        .addStatement("this.options = options")
                        .build());
        protocol.actions().forEach(action -> type.addMethod(action(protocol, action)));
        addConnectionMethods(type, protocol);
        return type.build();
    }

    private static MethodSpec action(ProtocolModel protocol, ActionModel action) {
        ClassName descriptor = protocol.generated().protocol();
        MethodSpec.Builder method = GeneratedTypes.override(action.method()).returns(Results.inClient(action));
        List<String> parameters = GeneratedTypes.addParameters(
                method, action.parameters(), List.of("connection", "options", descriptor.simpleName()));
        action.deprecated().ifPresent(method::addAnnotation);
        boolean oneWay = action.kind() == ActionModel.Kind.ONE_WAY;
        Arguments arguments = Arguments.of(protocol, action);
        return method.addStatement(
                        oneWay ? "connection.send($T.$N,$W$L)" : "return connection.call($T.$N,$W$L,$Woptions)",
                        descriptor,
                        action.constant(),
                        parameters.isEmpty() ? CodeBlock.of("$T.INSTANCE", NO_ARGUMENTS) : arguments.made(parameters))
                .build();
    }

    private static void addConnectionMethods(TypeSpec.Builder type, ProtocolModel protocol) {
        ClassName client = protocol.generated().client();
        type.addMethod(GeneratedTypes.override("with")
                .returns(client)
                .addParameter(CALL_OPTIONS, "options")
                .addStatement("return new $T(connection, options)", name(protocol))
                .build());
        if (!protocol.events().isEmpty()) {
            type.addMethod(GeneratedTypes.override("on")
                    .returns(client)
                    .addParameter(HandlersType.consumer(protocol), "on")
                    .addStatement("on.accept(new $T(connection.handlers()))", HandlersType.name(protocol))
                    .addStatement("return this")
                    .build());
        }
        type.addMethod(GeneratedTypes.override("blocking")
                        .returns(protocol.type())
                        .addStatement("return $L", BlockingType.construction(protocol))
                        .build())
                .addMethod(GeneratedTypes.override("connection")
                        .returns(CLIENT_CONNECTION)
                        .addStatement("return connection")
                        .build())
                .addMethod(GeneratedTypes.override("close")
                        .addStatement("connection.close()")
                        .build());
    }
}
