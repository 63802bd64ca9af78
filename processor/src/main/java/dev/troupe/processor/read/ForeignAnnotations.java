package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Warns of annotations that other libraries read and Troupe does not read. */
final class ForeignAnnotations {

    private static final Set<String> INJECT = Set.of("Inject", "Autowired");

    private final Scope scope;

    ForeignAnnotations(Scope scope) {
        this.scope = scope;
    }

    /** Looks at a type that is sent, or at an actor, and at all that it declares but for other types. */
    void checkType(TypeElement type, Place place) {
        if (!scope.sources().contain(type)) {
            return;
        }
        // A compiler copies the annotations of a component to its field, its accessor and its constructor.
        Set<String> seen = new HashSet<>();
        check(type, place, seen);
        for (Element member : type.getEnclosedElements()) {
            if (member instanceof ExecutableElement method) {
                checkMethod(method, place, seen);
            } else if (!(member instanceof TypeElement)) {
                check(member, place, seen);
            }
        }
    }

    /** Looks at an action or an event. */
    void checkMethod(InterfaceMethods.Method method) {
        if (scope.sources().contain(method.element())) {
            checkMethod(method.element(), method.place(), new HashSet<>());
        }
    }

    /** Looks at an interface itself. */
    void checkInterface(TypeElement type, Place place) {
        if (scope.sources().contain(type)) {
            check(type, place, new HashSet<>());
        }
    }

    private void checkMethod(ExecutableElement method, Place place, Set<String> seen) {
        check(method, place, seen);
        for (VariableElement parameter : method.getParameters()) {
            check(parameter, place, seen);
        }
    }

    private void check(Element element, Place place, Set<String> seen) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            String name =
                    annotation.getAnnotationType().asElement().getSimpleName().toString();
            if (element.getKind() == ElementKind.CONSTRUCTOR && INJECT.contains(name)) {
                // The server injects what the constructor takes.
                continue;
            }
            Optional<String> wayOut = ForeignFamily.wayOut(annotation);
            if (wayOut.isPresent() && seen.add(name + " " + text(element))) {
                Place at = place.into(element, text(element));
                scope.problems()
                        .add(
                                DiagnosticCode.FOREIGN_ANNOTATION,
                                at,
                                at.position(element, annotation),
                                name,
                                text(element),
                                wayOut.get());
            }
        }
    }

    private static String text(Element element) {
        return element.getKind() == ElementKind.CONSTRUCTOR
                ? "the constructor"
                : element.getSimpleName().toString();
    }
}
