package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Warns of annotations that look as if they made something optional, on a declaration or at any depth of its type. */
final class ForeignNullables {

    private static final Set<String> NAMES = Set.of("Nullable", "CheckForNull");

    private final Scope scope;

    ForeignNullables(Scope scope) {
        this.scope = scope;
    }

    /** Looks at a method, for its result, or at a parameter or a component. It warns only where the source can be changed. */
    void check(Element element, String name, Place place) {
        if (!scope.sources().contain(element)) {
            return;
        }
        Map<String, AnnotationMirror> found = new LinkedHashMap<>();
        collect(element, found);
        collectIn(element instanceof ExecutableElement method ? method.getReturnType() : element.asType(), found);
        found.forEach((annotation, mirror) -> scope.problems()
                .add(DiagnosticCode.FOREIGN_NULLABLE, place, place.position(element, mirror), annotation, name));
    }

    private static void collectIn(TypeMirror type, Map<String, AnnotationMirror> found) {
        collect(type, found);
        if (type instanceof ArrayType array) {
            collectIn(array.getComponentType(), found);
        } else if (type instanceof DeclaredType declared) {
            declared.getTypeArguments().forEach(argument -> collectIn(argument, found));
        }
    }

    private static void collect(AnnotatedConstruct annotated, Map<String, AnnotationMirror> found) {
        for (AnnotationMirror annotation : annotated.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
            String name = type.getQualifiedName().toString();
            if (NAMES.contains(type.getSimpleName().toString()) && !name.equals(TypeUses.NULLABLE)) {
                found.putIfAbsent(name, annotation);
            }
        }
    }
}
