package dev.troupe.processor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds constraints of Jakarta Validation among annotations, by name: those of the standard, and annotations of others that
 * are marked {@code @Constraint}. Repeated ones are taken out of their containers.
 */
final class ConstraintAnnotations {

    /** Where those of the standard are. */
    static final String STANDARD = "jakarta.validation.constraints.";

    /** The older one is looked for so that its constraints are not passed over in silence. */
    private static final Set<String> MARKS = Set.of("jakarta.validation.Constraint", "javax.validation.Constraint");

    private final Elements elements;
    private final Map<String, Boolean> known = new HashMap<>();

    ConstraintAnnotations(Elements elements) {
        this.elements = elements;
    }

    /** Those on a declaration; of a component, also those that the compiler has moved on to its field. */
    List<StatedAnnotation> on(Element element) {
        Set<StatedAnnotation> found = new LinkedHashSet<>(of(element));
        found.addAll(of(Place.withPosition(element)));
        return List.copyOf(found);
    }

    /** Those that stand on a type where it is used, or on an element itself. */
    List<StatedAnnotation> of(AnnotatedConstruct annotated) {
        List<StatedAnnotation> stated = new ArrayList<>();
        for (AnnotationMirror mirror : annotated.getAnnotationMirrors()) {
            stated.add(StatedAnnotation.of(mirror));
        }
        return among(stated);
    }

    /** Those among annotations. */
    List<StatedAnnotation> among(List<StatedAnnotation> annotations) {
        List<StatedAnnotation> found = new ArrayList<>();
        annotations.forEach(annotation -> collect(annotation, found));
        return List.copyOf(found);
    }

    private void collect(StatedAnnotation annotation, List<StatedAnnotation> found) {
        if (known.computeIfAbsent(annotation.name(), this::isConstraint)) {
            found.add(annotation);
            return;
        }
        for (Object element : annotation.list("value")) {
            if (element instanceof StatedAnnotation repeated) {
                collect(repeated, found);
            }
        }
    }

    /** Whether an annotation is a constraint, or the container of a repeated one. */
    boolean isConstraintOrListOfThem(String name) {
        return known.computeIfAbsent(name, this::isConstraint)
                || (name.endsWith(".List")
                        && known.computeIfAbsent(
                                name.substring(0, name.length() - ".List".length()), this::isConstraint));
    }

    private boolean isConstraint(String name) {
        TypeElement type = elements.getTypeElement(name);
        if (type == null) {
            return false;
        }
        return type.getAnnotationMirrors().stream()
                .anyMatch(mark -> MARKS.stream().anyMatch(each -> Annotations.is(mark, each)));
    }
}
