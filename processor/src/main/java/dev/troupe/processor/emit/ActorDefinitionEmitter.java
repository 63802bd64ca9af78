package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.ACTOR_DEFINITION;
import static dev.troupe.processor.emit.LibraryTypes.INJECTION;
import static dev.troupe.processor.emit.LibraryTypes.PROTOCOL;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.troupe.processor.model.ActorModel;
import dev.troupe.processor.model.ActorModel.Injected;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Makes the definition of an actor: what it is, and how to build it. */
public final class ActorDefinitionEmitter implements Emitter<ActorModel> {

    private static final ClassName CLASS = ClassName.get(Class.class);

    @Override
    public TypeSpec emit(ActorModel actor) {
        TypeName protocol =
                ParameterizedTypeName.get(PROTOCOL, actor.protocolInterface(), actor.params(), actor.events());
        return GeneratedTypes.finalClass(actor.definition(), true)
                .addJavadoc("How a server builds {@link $T}.\n", actor.type())
                .addSuperinterface(ParameterizedTypeName.get(
                        ACTOR_DEFINITION,
                        actor.protocolInterface(),
                        actor.params(),
                        actor.connectionState(),
                        actor.events()))
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For the service loader.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(getter("protocol", protocol, CodeBlock.of("$T.INSTANCE", actor.protocol())))
                .addMethod(getter("type", classOf(actor.type()), CodeBlock.of("$T.class", actor.type())))
                .addMethod(getter("wants", wantsType(), wants(actor)))
                .addMethod(getter("nonBlocking", TypeName.BOOLEAN, CodeBlock.of("$L", actor.nonBlocking())))
                .addMethod(create(actor))
                .addMethod(getter("endpoint", classOf(actor.endpoint()), CodeBlock.of("$T.class", actor.endpoint())))
                .build();
    }

    private static MethodSpec getter(String name, TypeName type, CodeBlock value) {
        return GeneratedTypes.override(name)
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }

    private static TypeName classOf(TypeName type) {
        return ParameterizedTypeName.get(CLASS, type);
    }

    private static TypeName wantsType() {
        return ParameterizedTypeName.get(ClassName.get(List.class), classOf(WildcardTypeName.subtypeOf(Object.class)));
    }

    private static CodeBlock wants(ActorModel actor) {
        List<CodeBlock> types = actor.injected().stream()
                .filter(Injected.Provided.class::isInstance)
                .map(provided -> CodeBlock.of("$T.class", ((Injected.Provided) provided).type()))
                .distinct()
                .toList();
        return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(types, ",$W"));
    }

    private static MethodSpec create(ActorModel actor) {
        List<CodeBlock> arguments =
                actor.injected().stream().map(ActorDefinitionEmitter::argument).toList();
        MethodSpec.Builder method = GeneratedTypes.override("create")
                .returns(actor.type())
                .addParameter(
                        ParameterizedTypeName.get(INJECTION, actor.connectionState(), actor.events()), "injection");
        if (actor.throwsChecked()) {
            method.addException(Exception.class);
        }
        return method.addStatement("return new $T($L)", actor.type(), CodeBlock.join(arguments, ",$W"))
                .build();
    }

    private static CodeBlock argument(Injected injected) {
        if (injected instanceof Injected.Context) {
            return CodeBlock.of("injection.context()");
        } else if (injected instanceof Injected.Connections) {
            return CodeBlock.of("injection.connections()");
        } else if (injected instanceof Injected.Clock) {
            return CodeBlock.of("injection.clock()");
        }
        return CodeBlock.of("injection.provided($T.class)", ((Injected.Provided) injected).type());
    }
}
