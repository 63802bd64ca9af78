package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * The types of a protocol and its hooks, with which everything that an actor mentions has to agree.
 *
 * @param element the protocol
 * @param params the params; {@code NoParams} if it has none
 * @param connectionState the state of a connection; {@code NoState} if there is none
 * @param events the events interface; {@code NoEvents} if it has none
 */
record ActorTypes(TypeElement element, TypeUse params, TypeUse connectionState, TypeUse events) {

    /** What the protocol says; the state of connections is the actor's own business. */
    static ActorTypes of(Scope scope, TypeElement protocol) {
        NestedTypes nested = new NestedTypes(scope, protocol);
        return new ActorTypes(
                protocol,
                nested.params().map(scope::self).orElseGet(() -> library("dev.troupe", "NoParams", scope)),
                library("dev.troupe.actor", "NoState", scope),
                nested.events().map(scope::self).orElseGet(() -> library("dev.troupe", "NoEvents", scope)));
    }

    /** The name of the protocol, for messages. */
    String protocol() {
        return element.getSimpleName().toString();
    }

    ActorTypes withConnectionState(TypeUse state) {
        return new ActorTypes(element, params, state, events);
    }

    private static TypeUse library(String packageName, String simpleName, Scope scope) {
        ClassName name = ClassName.get(packageName, simpleName);
        return new TypeUse(
                TypeUse.Kind.DECLARED,
                name,
                false,
                Optional.ofNullable(scope.elements().getTypeElement(name.canonicalName())),
                List.of());
    }
}
