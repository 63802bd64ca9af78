package dev.troupe.processor.read;

import dev.troupe.processor.check.Position;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The place that a reader has reached: the narrowest element that has a source. If the reader is inside a class file, the
 * place also has the way from that element.
 */
final class Place {

    private final SourceTypes sources;
    private final Element element;
    private final String via;

    private Place(SourceTypes sources, Element element, String via) {
        this.sources = sources;
        this.element = element;
        this.via = via;
    }

    /** At the element, which has a source. */
    static Place at(SourceTypes sources, Element element) {
        return new Place(sources, element, "");
    }

    /** One step on: at the element if it has a source, else still here, with one more name on the way. */
    Place into(Element next, String name) {
        return sources.contain(next)
                ? new Place(sources, next, "")
                : new Place(sources, element, via.isEmpty() ? name : via + ", " + name);
    }

    /** What has the position. */
    Element element() {
        return element;
    }

    /** The way from the position, {@code Page.items, Message.at}; empty if the position is where the reader stands. */
    String via() {
        return via;
    }

    Position position() {
        return Position.of(withPosition(element));
    }

    /** At an annotation, if this is the element it stands on. */
    Position position(Element annotated, AnnotationMirror annotation) {
        return points(annotated, annotation) ? Position.of(withPosition(annotated), annotation) : position();
    }

    /** At the value of an annotation, if this is the element it stands on. */
    Position position(Element annotated, AnnotationMirror annotation, AnnotationValue value) {
        return points(annotated, annotation) ? Position.of(withPosition(annotated), annotation, value) : position();
    }

    private boolean points(Element annotated, AnnotationMirror annotation) {
        return element.equals(annotated)
                && withPosition(annotated).getAnnotationMirrors().contains(annotation);
    }

    /** javac before 21 knows no position of a record component, but that of the field it makes of it. */
    static Element withPosition(Element element) {
        if (element.getKind() != ElementKind.RECORD_COMPONENT
                || !(element.getEnclosingElement() instanceof TypeElement record)) {
            return element;
        }
        return ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(element.getSimpleName()))
                .map(Element.class::cast)
                .findFirst()
                .orElse(element);
    }
}
