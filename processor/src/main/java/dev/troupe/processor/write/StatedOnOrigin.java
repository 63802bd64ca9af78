package dev.troupe.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Finds the annotations of a type that hold for what is generated for it. */
final class StatedOnOrigin {

    private static final String MARKED = "org.jspecify.annotations.NullMarked";
    private static final String UNMARKED = "org.jspecify.annotations.NullUnmarked";

    private StatedOnOrigin() {}

    /**
     * {@code @Deprecated} where the type has it, and what JSpecify says of it or of a type around it. What stands on the
     * package or the module holds for generated types by itself.
     */
    static SourceFrame.Stated of(TypeElement origin) {
        List<AnnotationSpec> annotations = new ArrayList<>();
        find(origin, Deprecated.class.getName()).map(AnnotationSpec::get).ifPresent(annotations::add);
        Element at = origin;
        Optional<AnnotationMirror> nullness = Optional.empty();
        while (at != null && nullness.isEmpty()) {
            nullness = find(at, MARKED).or(unmarkedAt(at));
            if (nullness.isPresent() && isType(at)) {
                annotations.add(AnnotationSpec.get(nullness.get()));
            }
            at = at.getEnclosingElement();
        }
        return new SourceFrame.Stated(
                annotations, nullness.filter(found -> is(found, MARKED)).isPresent());
    }

    private static java.util.function.Supplier<Optional<AnnotationMirror>> unmarkedAt(Element element) {
        return () -> find(element, UNMARKED);
    }

    private static boolean isType(Element element) {
        return element.getKind() != ElementKind.PACKAGE && element.getKind() != ElementKind.MODULE;
    }

    private static Optional<AnnotationMirror> find(Element element, String name) {
        for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
            if (is(annotation, name)) {
                return Optional.of(annotation);
            }
        }
        return Optional.empty();
    }

    private static boolean is(AnnotationMirror annotation, String name) {
        return ((TypeElement) annotation.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(name);
    }
}
