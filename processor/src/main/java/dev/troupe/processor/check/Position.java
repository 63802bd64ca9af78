package dev.troupe.processor.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * Where a diagnostic points: an element, an annotation on it, or a value of that annotation. Positions have the order of the
 * source: by top-level type, then by place in it.
 */
public final class Position implements Comparable<Position> {

    private final Element element;
    private final Optional<AnnotationMirror> annotation;
    private final Optional<AnnotationValue> value;
    private final String file;
    private final List<Integer> path;

    private Position(Element element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value) {
        this.element = element;
        this.annotation = annotation;
        this.value = value;
        List<Integer> steps = new ArrayList<>();
        this.file = descend(element, steps);
        this.path = List.copyOf(steps);
    }

    /** At the element itself. */
    public static Position of(Element element) {
        return new Position(element, Optional.empty(), Optional.empty());
    }

    /** At an annotation that stands on the element. */
    public static Position of(Element element, AnnotationMirror annotation) {
        return new Position(element, Optional.of(annotation), Optional.empty());
    }

    /** At a value of an annotation that stands on the element. */
    public static Position of(Element element, AnnotationMirror annotation, AnnotationValue value) {
        return new Position(element, Optional.of(annotation), Optional.of(value));
    }

    Element element() {
        return element;
    }

    Optional<AnnotationMirror> annotation() {
        return annotation;
    }

    Optional<AnnotationValue> value() {
        return value;
    }

    /** Collects the place of the element within its top-level type, and returns that type's name. */
    private static String descend(Element element, List<Integer> steps) {
        Element enclosing = element.getEnclosingElement();
        if (enclosing == null || element instanceof PackageElement) {
            return element.toString();
        }
        if (enclosing instanceof PackageElement) {
            return element instanceof TypeElement type ? type.getQualifiedName().toString() : element.toString();
        }
        String file = descend(enclosing, steps);
        steps.add(placeIn(enclosing, element));
        return file;
    }

    private static int placeIn(Element enclosing, Element element) {
        if (enclosing instanceof ExecutableElement method && element.getKind() == ElementKind.PARAMETER) {
            return method.getParameters().indexOf(element);
        }
        return enclosing.getEnclosedElements().indexOf(element);
    }

    @Override
    public int compareTo(Position other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        for (int i = 0; i < Math.min(path.size(), other.path.size()); i++) {
            int byStep = Integer.compare(path.get(i), other.path.get(i));
            if (byStep != 0) {
                return byStep;
            }
        }
        int byDepth = Integer.compare(path.size(), other.path.size());
        return byDepth != 0 ? byDepth : annotationText().compareTo(other.annotationText());
    }

    private String annotationText() {
        return annotation.map(Object::toString).orElse("")
                + value.map(Object::toString).orElse("");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Position position && compareTo(position) == 0;
    }

    @Override
    public int hashCode() {
        return file.hashCode() * 31 + path.hashCode();
    }

    @Override
    public String toString() {
        return file + Collections.unmodifiableList(path) + annotationText();
    }
}
