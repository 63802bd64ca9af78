package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** Reports, on the methods of an actor, what counts in the protocol alone: clients see that, and not the actor. */
final class ActorAnnotations {

    private static final List<String> OF_THE_PROTOCOL = List.of(
            Annotations.ONE_WAY,
            Annotations.READ_ONLY,
            Annotations.SLOW_CONSUMER,
            Annotations.WIRE_NAME,
            Annotations.USE_CODEC);

    private final Scope scope;
    private final TypeElement actor;

    ActorAnnotations(Scope scope, TypeElement actor) {
        this.scope = scope;
        this.actor = actor;
    }

    void check(Place place) {
        for (ExecutableElement method : ElementFilter.methodsIn(actor.getEnclosedElements())) {
            Place at = place.into(method, method.getSimpleName().toString());
            check(method, "a method of an actor", at);
            for (VariableElement parameter : method.getParameters()) {
                check(
                        parameter,
                        "a parameter of an actor's method",
                        at.into(parameter, parameter.getSimpleName().toString()));
            }
        }
    }

    private void check(Element element, String what, Place place) {
        for (String annotation : OF_THE_PROTOCOL) {
            Optional<AnnotationMirror> found = Annotations.find(element, annotation);
            found.ifPresent(mirror -> scope.problems()
                    .add(
                            DiagnosticCode.MISPLACED_ANNOTATION,
                            place,
                            place.position(element, mirror),
                            annotation.substring(annotation.lastIndexOf('.') + 1),
                            what,
                            "the method in the protocol"));
        }
    }
}
