package dev.troupe.processor;

import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Notes whether another processor has added sources after the first round. Such sources can change the meaning of what
 * Troupe has already read: a compiler leaves out an annotation whose type it does not know.
 */
final class LateSources {

    private static final String GENERATED = "javax.annotation.processing.Generated";
    private static final String OURS = "dev.troupe.processor.";

    private boolean first = true;
    private boolean any;

    void add(RoundEnvironment round, Elements elements) {
        if (!first && !any) {
            any = ElementFilter.typesIn(round.getRootElements()).stream().anyMatch(type -> isOfAnother(type, elements));
        }
        first = false;
    }

    /**
     * Whether another processor has added sources. In a module that does not read {@code @Generated}, no source can be told from
     * ours: then the answer is false.
     */
    boolean any() {
        return any;
    }

    private static boolean isOfAnother(TypeElement type, Elements elements) {
        return elements.getTypeElement(elements.getModuleOf(type), GENERATED) != null
                && type.getAnnotationMirrors().stream().noneMatch(LateSources::isOurs);
    }

    private static boolean isOurs(AnnotationMirror annotation) {
        Element type = annotation.getAnnotationType().asElement();
        return type instanceof TypeElement named
                && named.getQualifiedName().contentEquals(GENERATED)
                && annotation.getElementValues().values().stream()
                        .anyMatch(value -> value.toString().contains(OURS));
    }
}
