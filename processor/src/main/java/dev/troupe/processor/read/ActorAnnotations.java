package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Reports annotations on an actor, and on what it inherits, that have an effect in the protocol alone. Clients see the
 * protocol and not the actor.
 */
final class ActorAnnotations {

    private static final List<String> OF_THE_PROTOCOL = List.of(
            Annotations.ONE_WAY,
            Annotations.READ_ONLY,
            Annotations.SLOW_CONSUMER,
            Annotations.WIRE_NAME,
            Annotations.USE_CODEC);

    private static final String PARAMETER = "a parameter of an actor's method";

    private final Scope scope;
    private final ConstraintReader constraints;
    private final TypeElement actor;

    ActorAnnotations(Scope scope, TypeElement actor) {
        this.scope = scope;
        this.constraints = new ConstraintReader(scope);
        this.actor = actor;
    }

    void check(Place place) {
        new ForeignAnnotations(scope).checkType(actor, place);
        checkAccess(actor, "an actor", place);
        for (ExecutableElement method : ElementFilter.methodsIn(actor.getEnclosedElements())) {
            Place at = place.into(method, method.getSimpleName().toString());
            check(method, "a method of an actor", at);
            checkAccess(method, "a method of an actor", at);
            boolean overrides = Annotations.has(method, "java.lang.Override");
            for (VariableElement parameter : method.getParameters()) {
                Place atParameter = at.into(parameter, parameter.getSimpleName().toString());
                check(parameter, PARAMETER, atParameter);
                if (overrides) {
                    TypeUse use = scope.typeUses().of(parameter.asType(), Map.of(), TypeAnnotations.NONE);
                    constraints.reportUnchecked(
                            use.withDeclared(scope.constraints().on(parameter)), parameter, PARAMETER, atParameter);
                }
            }
        }
    }

    private void check(Element element, String what, Place place) {
        OF_THE_PROTOCOL.forEach(annotation -> check(element, annotation, what, "the method in the protocol", place));
    }

    /**
     * Reports access rules on a class that the actor extends, or on an interface that does not belong to the protocol. They would seem
     * to lock what the actor inherits.
     */
    void checkInherited(TypeElement protocol, Place place) {
        checkInherited(scope.self(actor), protocol, place);
    }

    private void checkInherited(TypeUse use, TypeElement protocol, Place place) {
        for (TypeUse supertype : scope.supertypes(use)) {
            Optional<TypeElement> found = supertype.element();
            if (found.isEmpty() || scope.isSubtype(protocol.asType(), supertype.qualifiedName())) {
                continue;
            }
            TypeElement type = found.get();
            Place at = place.into(type, type.getSimpleName().toString());
            checkAccess(type, "a type that an actor inherits from", at);
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                String name = type.getSimpleName() + "." + method.getSimpleName();
                checkAccess(method, "a method that an actor inherits", at.into(method, name));
            }
            checkInherited(supertype, protocol, place);
        }
    }

    /** They would seem to lock what is open: a client calls the protocol. */
    private void checkAccess(Element element, String what, Place place) {
        for (String annotation : AccessReader.annotations()) {
            check(element, annotation, what, "the protocol or its methods", place);
        }
    }

    private void check(Element element, String annotation, String what, String belongsOn, Place place) {
        Optional<AnnotationMirror> found = Annotations.find(element, annotation);
        found.ifPresent(mirror -> scope.problems()
                .add(
                        DiagnosticCode.MISPLACED_ANNOTATION,
                        place,
                        place.position(element, mirror),
                        annotation.substring(annotation.lastIndexOf('.') + 1),
                        what,
                        belongsOn));
    }
}
