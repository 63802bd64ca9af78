package dev.troupe.processor.check;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Finds {@code @SuppressWarnings} with {@code "troupe"}, or with the code of a warning, on an element or around it. */
final class Suppressions {

    private static final String ALL = "troupe";

    private Suppressions() {}

    /** Whether the user has silenced a warning. */
    static boolean cover(Diagnostic diagnostic) {
        Set<String> words = Set.of(ALL, diagnostic.code().code());
        for (Element each = diagnostic.position().element(); each != null; each = each.getEnclosingElement()) {
            if (each.getAnnotationMirrors().stream().anyMatch(annotation -> isSaid(annotation, words))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSaid(AnnotationMirror annotation, Set<String> words) {
        return annotation.getAnnotationType().asElement() instanceof TypeElement type
                && type.getQualifiedName().contentEquals("java.lang.SuppressWarnings")
                && annotation.getElementValues().values().stream().anyMatch(value -> isSaid(value, words));
    }

    private static boolean isSaid(AnnotationValue value, Set<String> words) {
        return value.getValue() instanceof List<?> list
                ? list.stream().anyMatch(each -> isSaid((AnnotationValue) each, words))
                : words.contains(value.getValue());
    }
}
