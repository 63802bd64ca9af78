package dev.troupe.processor.check;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Finds annotations that have an effect only beside another annotation, where that other annotation is missing. */
public final class LonelyAnnotations {

    private LonelyAnnotations() {}

    /**
     * Looks at one annotation on one type.
     *
     * @param type the type
     * @param annotation the annotation: {@code @Events}, {@code @Params} or {@code @NonBlocking}
     * @return a diagnostic, if it has no effect there
     */
    public static Optional<Diagnostic> check(TypeElement type, TypeElement annotation) {
        return switch (annotation.getSimpleName().toString()) {
            case "Events" -> nested(type, annotation, "an interface nested in a protocol");
            case "Params" -> nested(type, annotation, "a record nested in a protocol");
            default ->
                find(type, "dev.troupe.Actor").isPresent()
                        ? Optional.empty()
                        : Optional.of(diagnostic(type, annotation, "a class that is marked @Actor"));
        };
    }

    /** An interface that is no protocol may be extended by one, which inherits what is nested in it. */
    private static Optional<Diagnostic> nested(TypeElement type, TypeElement annotation, String belongsOn) {
        return type.getEnclosingElement() instanceof TypeElement outer && outer.getKind() == ElementKind.INTERFACE
                ? Optional.empty()
                : Optional.of(diagnostic(type, annotation, belongsOn));
    }

    private static Diagnostic diagnostic(TypeElement type, TypeElement annotation, String belongsOn) {
        return Diagnostic.of(
                DiagnosticCode.MISPLACED_ANNOTATION,
                find(type, annotation.getQualifiedName().toString())
                        .map(mirror -> Position.of(type, mirror))
                        .orElseGet(() -> Position.of(type)),
                annotation.getSimpleName(),
                type.getSimpleName(),
                belongsOn);
    }

    private static Optional<? extends AnnotationMirror> find(Element type, String qualifiedName) {
        return type.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().asElement() instanceof TypeElement element
                        && element.getQualifiedName().contentEquals(qualifiedName))
                .findFirst();
    }
}
