package dev.troupe.processor.check;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds the protocol that a generated definition of an actor belongs to. */
final class DefinedProtocol {

    private static final String ACTOR_DEFINITION = "dev.troupe.runtime.ActorDefinition";

    private DefinedProtocol() {}

    /** The protocol that a definition is for. */
    static @Nullable TypeElement of(@Nullable TypeElement definition) {
        if (definition == null) {
            return null;
        }
        for (TypeMirror implemented : definition.getInterfaces()) {
            if (implemented instanceof DeclaredType type
                    && type.asElement() instanceof TypeElement element
                    && element.getQualifiedName().contentEquals(ACTOR_DEFINITION)
                    && !type.getTypeArguments().isEmpty()
                    && type.getTypeArguments().get(0) instanceof DeclaredType protocol) {
                return (TypeElement) protocol.asElement();
            }
        }
        return null;
    }
}
