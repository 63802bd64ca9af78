package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.ACTOR_ENDPOINTS;
import static dev.troupe.processor.emit.LibraryTypes.CLOSE_REASON;
import static dev.troupe.processor.emit.LibraryTypes.ENDPOINT;
import static dev.troupe.processor.emit.LibraryTypes.ENDPOINT_CONFIG;
import static dev.troupe.processor.emit.LibraryTypes.SESSION;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.model.ActorModel;
import javax.lang.model.element.Modifier;

/** Makes the Jakarta endpoint of an actor. */
public final class EndpointEmitter implements Emitter<ActorModel> {

    @Override
    public TypeSpec emit(ActorModel actor) {
        return GeneratedTypes.finalClass(actor.endpoint(), true)
                .addJavadoc("The Jakarta endpoint of {@link $T}.\n", actor.protocolInterface())
                .superclass(ENDPOINT)
                .addMethod(MethodSpec.constructorBuilder()
                        .addJavadoc("For the container.\n")
                        .addModifiers(Modifier.PUBLIC)
                        .build())
                .addMethod(GeneratedTypes.override("onOpen")
                        .addParameter(SESSION, "session")
                        .addParameter(ENDPOINT_CONFIG, "config")
                        .addStatement("$T.open($T.INSTANCE, session, config)", ACTOR_ENDPOINTS, actor.protocol())
                        .build())
                .addMethod(GeneratedTypes.override("onClose")
                        .addParameter(SESSION, "session")
                        .addParameter(CLOSE_REASON, "reason")
                        .addStatement("$T.close(session, reason)", ACTOR_ENDPOINTS)
                        .build())
                .addMethod(GeneratedTypes.override("onError")
                        .addParameter(SESSION, "session")
                        .addParameter(Throwable.class, "failure")
                        .addStatement("$T.fail(session, failure)", ACTOR_ENDPOINTS)
                        .build())
                .build();
    }
}
