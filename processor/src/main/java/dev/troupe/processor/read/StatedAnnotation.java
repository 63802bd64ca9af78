package dev.troupe.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * An annotation with its values. Two are equal if they state the same, in a source or in a class file.
 *
 * @param name the qualified name of its type, with dots
 * @param values what it states: numbers, truth values, text, annotations of this kind, the simple names of constants of enums,
 *     the names of classes, and lists of all these
 */
record StatedAnnotation(String name, Map<String, Object> values) {

    /** Defends against changes, and sorts, so that the text of two equal ones is equal. */
    StatedAnnotation {
        values = new TreeMap<>(values);
    }

    static StatedAnnotation of(AnnotationMirror mirror) {
        Map<String, Object> values = new TreeMap<>();
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            values.put(entry.getKey().getSimpleName().toString(), plain(entry.getValue()));
        }
        return new StatedAnnotation(nameOf(mirror), values);
    }

    /** The qualified name of the type of an annotation. */
    static String nameOf(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    private static Object plain(AnnotationValue value) {
        Object stated = value.getValue();
        if (stated instanceof AnnotationMirror annotation) {
            return of(annotation);
        } else if (stated instanceof VariableElement constant) {
            return constant.getSimpleName().toString();
        } else if (stated instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(plain((AnnotationValue) element)));
            return List.copyOf(elements);
        }
        return stated instanceof Number || stated instanceof Boolean || stated instanceof String
                ? stated
                : stated.toString();
    }

    /** {@code NotBlank}. */
    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** What is stated for this member, if it is of this kind; empty if the default counts. */
    <T> Optional<T> value(String member, Class<T> kind) {
        return Optional.ofNullable(values.get(member)).filter(kind::isInstance).map(kind::cast);
    }

    /** What is stated for a member that is a list; a single element counts as a list of one. */
    List<?> list(String member) {
        Object stated = values.get(member);
        if (stated == null) {
            return List.of();
        }
        return stated instanceof List<?> list ? list : List.of(stated);
    }
}
