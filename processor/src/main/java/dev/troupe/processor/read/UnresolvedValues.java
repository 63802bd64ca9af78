package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.List;
import java.util.Map;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Finds annotations whose values the compiler does not know yet. Another processor may still generate the constant, the class or
 * the annotation that the source names, so the type is read again in the next round.
 *
 * <p>Annotations that the processor does not read are left out: their values may name what the processor itself generates.
 */
final class UnresolvedValues {

    /** A compiler gives this text for a value that it cannot resolve. javac writes a real text of this content in quotes. */
    private static final String UNKNOWN = "<error>";

    private static final List<String> OURS =
            List.of("dev.troupe.", "jakarta.annotation.security.", "javax.annotation.security.");

    private final Scope scope;

    UnresolvedValues(Scope scope) {
        this.scope = scope;
    }

    /** Looks at the annotations of an element and, of a member or a method, at those of its type, at every depth. */
    void check(Element element, Place place) {
        if (!scope.sources().contain(element)) {
            return;
        }
        check(element, element, place);
        switch (element.getKind()) {
            case METHOD -> checkType(((ExecutableElement) element).getReturnType(), element, place);
            case PARAMETER, RECORD_COMPONENT -> checkType(element.asType(), element, place);
            default -> {}
        }
    }

    private void checkType(TypeMirror type, Element element, Place place) {
        check(type, element, place);
        if (type instanceof ArrayType array) {
            checkType(array.getComponentType(), element, place);
        } else if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
            declared.getTypeArguments().forEach(argument -> checkType(argument, element, place));
        }
    }

    private void check(AnnotatedConstruct annotated, Element element, Place place) {
        for (AnnotationMirror annotation : annotated.getAnnotationMirrors()) {
            DeclaredType type = annotation.getAnnotationType();
            if (type.getKind() == TypeKind.ERROR) {
                scope.problems().await(((ErrorType) type).asElement().toString());
            } else if (isRead(StatedAnnotation.nameOf(annotation))
                    && !isOnDeclaration(annotation, annotated, element)) {
                check(annotation, element, place);
            }
        }
    }

    /** The compiler repeats some annotations of a declaration on its type. */
    private static boolean isOnDeclaration(AnnotationMirror annotation, AnnotatedConstruct annotated, Element element) {
        return annotated != element && Annotations.has(element, StatedAnnotation.nameOf(annotation));
    }

    private boolean isRead(String name) {
        return OURS.stream().anyMatch(name::startsWith) || scope.constraints().isConstraintOrListOfThem(name);
    }

    private void check(AnnotationMirror annotation, Element element, Place place) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (isUnresolved(entry.getValue())) {
                scope.problems()
                        .await(
                                DiagnosticCode.VALUE_NEVER_CAME,
                                place,
                                place.position(element, annotation, entry.getValue()),
                                entry.getKey().getSimpleName(),
                                annotation.getAnnotationType().asElement().getSimpleName(),
                                element.getSimpleName());
            }
        }
    }

    /** Whether a value, or a part of it, is not known. */
    static boolean isUnresolved(AnnotationValue value) {
        Object stated = value.getValue();
        if (stated instanceof List<?> list) {
            return list.stream().anyMatch(each -> isUnresolved((AnnotationValue) each));
        }
        if (stated instanceof AnnotationMirror annotation) {
            return annotation.getElementValues().values().stream().anyMatch(UnresolvedValues::isUnresolved);
        }
        return (stated instanceof TypeMirror type && type.getKind() == TypeKind.ERROR)
                || (UNKNOWN.equals(stated) && value.toString().equals(UNKNOWN));
    }
}
