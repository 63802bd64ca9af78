package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds constructors that Lombok has not written yet. Until it has, the compiler reports a default constructor instead. */
final class LombokConstructors {

    private static final Set<String> WRITING = Set.of(
            "lombok.RequiredArgsConstructor",
            "lombok.AllArgsConstructor",
            "lombok.NoArgsConstructor",
            "lombok.Data",
            "lombok.Value",
            "lombok.Builder",
            "lombok.experimental.SuperBuilder",
            "lombok.experimental.StandardException");

    private LombokConstructors() {}

    /** Whether the constructors of a class are not there yet; if so, that has been noted. */
    static boolean await(TypeElement type, Place place, Scope scope) {
        boolean hasAny = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .anyMatch(constructor -> scope.elements().getOrigin(constructor) == Elements.Origin.EXPLICIT);
        if (hasAny) {
            return false;
        }
        for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
            if (WRITING.contains(StatedAnnotation.nameOf(annotation))
                    && scope.sources().contain(type)) {
                scope.problems()
                        .await(
                                DiagnosticCode.LOMBOK_LATE,
                                place,
                                place.position(),
                                type.getSimpleName(),
                                annotation.getAnnotationType().asElement().getSimpleName());
                return true;
            }
        }
        return false;
    }
}
