package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.ACTOR_HANDLE;
import static dev.troupe.processor.emit.LibraryTypes.CALL_OPTIONS;
import static dev.troupe.processor.emit.LibraryTypes.CLIENT_CONNECTION;
import static dev.troupe.processor.emit.LibraryTypes.EVENT_HANDLERS;
import static dev.troupe.processor.emit.LibraryTypes.KEY;
import static dev.troupe.processor.emit.LibraryTypes.NO_PARAMS;
import static dev.troupe.processor.emit.LibraryTypes.TRANSPORT;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.ParamsModel;
import dev.troupe.processor.model.ProtocolModel;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.lang.model.element.Modifier;

/** Makes the methods that connect: an address or a transport, a text or a key, waiting or not; and those that do not. */
final class ConnectMethods {

    private static final String WAITING = "connect";
    private static final String LATER = "connectAsync";

    private final ProtocolModel protocol;

    ConnectMethods(ProtocolModel protocol) {
        this.protocol = protocol;
    }

    List<MethodSpec> all() {
        List<MethodSpec> methods = new ArrayList<>();
        for (String name : List.of(WAITING, LATER)) {
            methods.add(delegating(name, true, true));
            methods.add(delegating(name, true, false));
            methods.add(delegating(name, false, true));
            methods.add(connecting(name));
        }
        methods.add(
                handle(true).addStatement("return at(server, $T.of(key))", KEY).build());
        methods.add(handle(false)
                .addStatement(
                        "return $T.of($T.INSTANCE, server, key)",
                        ACTOR_HANDLE,
                        protocol.generated().protocol())
                .build());
        return methods;
    }

    private MethodSpec.Builder handle(boolean byText) {
        TypeName params = protocol.params().map(ParamsModel::type).orElse(NO_PARAMS);
        return MethodSpec.methodBuilder("at")
                .addJavadoc(
                        "The actor with this $L at a server such as {@code ws://localhost:8080}, without a connection.\n",
                        byText ? "key of one part" : "key")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ACTOR_HANDLE, params))
                .addParameter(URI.class, "server")
                .addParameter(byText ? ClassName.get(String.class) : KEY, "key");
    }

    private MethodSpec delegating(String name, boolean byAddress, boolean byText) {
        CodeBlock transport = byAddress ? CodeBlock.of("$T.webSocket(server)", TRANSPORT) : CodeBlock.of("transport");
        CodeBlock key = byText ? CodeBlock.of("$T.of(key)", KEY) : CodeBlock.of("key");
        return method(name, byAddress, byText)
                .addStatement("return $N($L, $L$L)", name, transport, key, rest())
                .build();
    }

    private MethodSpec connecting(String name) {
        MethodSpec.Builder method = method(name, false, false);
        ClassName stub = StubType.name(protocol);
        CodeBlock arguments = CodeBlock.of(
                "$T.INSTANCE, transport, key,$W$L,$W$L",
                protocol.generated().protocol(),
                protocol.params().isPresent() ? CodeBlock.of("params") : CodeBlock.of("$T.INSTANCE", NO_PARAMS),
                protocol.events().isEmpty()
                        ? CodeBlock.of("new $T()", EVENT_HANDLERS)
                        : CodeBlock.of(
                                "$T.$N(on)", HandlersType.name(protocol), HandlersType.collectingMethod(protocol)));
        if (name.equals(WAITING)) {
            return method.addStatement(
                            "return new $T(\n$T.open($L),\n$T.DEFAULT)",
                            stub,
                            CLIENT_CONNECTION,
                            arguments,
                            CALL_OPTIONS)
                    .build();
        }
        return method.addStatement(
                        "return $T.openAsync(\n$L,\nconnection -> new $T(connection, $T.DEFAULT))",
                        CLIENT_CONNECTION,
                        arguments,
                        stub,
                        CALL_OPTIONS)
                .build();
    }

    private MethodSpec.Builder method(String name, boolean byAddress, boolean byText) {
        ClassName client = protocol.generated().client();
        TypeName future = ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), client);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc(documentation(name, byAddress, byText))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name.equals(WAITING) ? client : future)
                .addParameter(byAddress ? ClassName.get(URI.class) : TRANSPORT, byAddress ? "server" : "transport")
                .addParameter(byText ? ClassName.get(String.class) : KEY, "key");
        protocol.params().ifPresent(params -> method.addParameter(params.type(), "params"));
        if (!protocol.events().isEmpty()) {
            method.addParameter(HandlersType.consumer(protocol), "on");
        }
        return method;
    }

    private static CodeBlock documentation(String name, boolean byAddress, boolean byText) {
        return CodeBlock.of(
                "Connects to the actor with this $L$Land $L.\n",
                byText ? "key of one part" : "key",
                byAddress ? " at a server such as {@code ws://localhost:8080},\n" : " ",
                name.equals(WAITING) ? "waits for the welcome" : "does not wait");
    }

    private CodeBlock rest() {
        return CodeBlock.of(
                "$L$L",
                protocol.params().isPresent() ? ", params" : "",
                protocol.events().isEmpty() ? "" : ", on");
    }
}
