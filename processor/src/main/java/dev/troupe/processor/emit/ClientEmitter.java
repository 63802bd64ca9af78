package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.CALL_OPTIONS;
import static dev.troupe.processor.emit.LibraryTypes.CLIENT_CONNECTION;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ProtocolModel;
import javax.lang.model.element.Modifier;

/** Makes the client of a protocol: an interface, with what implements it nested. */
public final class ClientEmitter implements Emitter<EmittedProtocol> {

    @Override
    public TypeSpec emit(EmittedProtocol emitted) {
        ProtocolModel protocol = emitted.model();
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(protocol.generated().client())
                .addJavadoc("A client of {@link $T}.\n", protocol.type())
                .addSuperinterface(AutoCloseable.class);
        type.alwaysQualify(emitted.packages());
        if (protocol.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        type.addMethods(new ConnectMethods(protocol).all());
        protocol.actions().forEach(action -> type.addMethod(action(action)));
        addConnectionMethods(type, protocol);
        if (!protocol.events().isEmpty()) {
            type.addType(HandlersType.of(protocol)).addTypes(HandlerTypes.of(protocol));
        }
        return type.addType(StubType.of(protocol))
                .addType(BlockingType.of(protocol))
                .build();
    }

    private static MethodSpec action(ActionModel action) {
        MethodSpec.Builder method = declaration(action.method())
                .addJavadoc("{@link $T#$L}.\n", action.declaredIn(), action.method())
                .returns(Results.inClient(action));
        for (MemberModel parameter : action.parameters()) {
            method.addParameter(parameter.signature(), parameter.name());
        }
        action.deprecated().ifPresent(method::addAnnotation);
        return method.build();
    }

    private static void addConnectionMethods(TypeSpec.Builder type, ProtocolModel protocol) {
        type.addMethod(declaration("with")
                .addJavadoc("The same connection, whose calls are made with these options.\n")
                .returns(protocol.generated().client())
                .addParameter(CALL_OPTIONS, "options")
                .build());
        if (!protocol.events().isEmpty()) {
            type.addMethod(declaration("on")
                    .addJavadoc("Adds event handlers; they miss the events that have come before.\n")
                    .returns(protocol.generated().client())
                    .addParameter(HandlersType.consumer(protocol), "on")
                    .build());
        }
        type.addMethod(declaration("blocking")
                        .addJavadoc(
                                "The protocol itself: its methods wait for the reply, except where they return a stage.\n")
                        .returns(protocol.type())
                        .build())
                .addMethod(declaration("connection")
                        .addJavadoc("The connection to the actor.\n")
                        .returns(CLIENT_CONNECTION)
                        .build())
                .addMethod(declaration("close")
                        .addJavadoc("Closes the connection and does not wait.\n")
                        .addAnnotation(Override.class)
                        .build());
    }

    private static MethodSpec.Builder declaration(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT);
    }
}
