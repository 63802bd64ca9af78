package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.Position;
import dev.troupe.processor.model.ConstraintModel;
import dev.troupe.processor.model.ConstraintModel.Email;
import dev.troupe.processor.model.ConstraintModel.Matches;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.Constrained;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads the constraints of Jakarta Validation. Generated code checks some of them; the others are reported. */
final class ConstraintReader {

    /** These say that something is there, which the type says already, or the opposite of. */
    private static final Set<String> REFUSE_ABSENCE = Set.of("NotNull", "NotBlank", "NotEmpty");

    private final Scope scope;

    ConstraintReader(Scope scope) {
        this.scope = scope;
    }

    /** Puts the constraints of a type around what reads it. */
    PayloadModel apply(TypeUse use, PayloadModel payload, Element annotated, Place place) {
        if (use.constraints().isEmpty() || payload.equals(PayloadTypes.UNREADABLE)) {
            return payload;
        }
        List<ConstraintModel> constraints = new ArrayList<>();
        for (StatedAnnotation stated : use.constraints()) {
            try {
                read(stated, use).ifPresent(constraints::add);
            } catch (Unreadable unreadable) {
                scope.problems().add(unreadable.code, place, position(stated, annotated, place), unreadable.arguments);
            }
        }
        // Whatever is long is to be refused before an expression looks at it.
        List<ConstraintModel> ordered = new ArrayList<>(constraints);
        ordered.removeIf(ConstraintReader::isExpensive);
        constraints.stream().filter(ConstraintReader::isExpensive).forEach(ordered::add);
        return ordered.isEmpty() ? payload : new Constrained(payload, ordered);
    }

    private static boolean isExpensive(ConstraintModel constraint) {
        return constraint.rule() instanceof Matches || constraint.rule() instanceof Email;
    }

    private static Optional<ConstraintModel> read(StatedAnnotation stated, TypeUse use) {
        if (!stated.name().equals(ConstraintAnnotations.STANDARD + stated.simpleName())) {
            throw new Unreadable(DiagnosticCode.CONSTRAINT_UNKNOWN, stated.simpleName());
        }
        if (!stated.list("groups").isEmpty()) {
            throw new Unreadable(
                    DiagnosticCode.CONSTRAINT_UNUSABLE,
                    stated.simpleName(),
                    "it belongs to a group, and arguments are always checked against all");
        }
        if (use.nullable() && REFUSE_ABSENCE.contains(stated.simpleName())) {
            throw new Unreadable(DiagnosticCode.CONSTRAINT_CONTRADICTED, stated.simpleName(), use.text());
        }
        return ConstraintRuleReader.rule(stated, use).map(rule -> ConstraintTexts.model(stated, use, rule));
    }

    /** Says why a constraint cannot be checked. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final DiagnosticCode code;
        private final transient Object[] arguments;

        Unreadable(DiagnosticCode code, Object... arguments) {
            super(code.name(), null, false, false);
            this.code = code;
            this.arguments = arguments.clone();
        }
    }

    /** Reports all constraints in a type that is not read from a client. */
    void reportUnchecked(TypeUse use, Element annotated, String what, Place place) {
        use.allConstraints().forEach(stated -> report(stated, annotated, what, place));
    }

    /** Reports the constraints inside a type whose inside is not looked at. */
    void reportInside(TypeUse use, Element annotated, String what, Place place) {
        use.arguments().forEach(argument -> reportUnchecked(argument, annotated, what, place));
    }

    /** Reports the constraints on a type itself: only its components are looked at, one by one. */
    void reportOn(TypeElement type, Place place) {
        Place at = place.into(type, type.getSimpleName().toString());
        scope.constraints().of(type).forEach(stated -> report(stated, type, "a type", at));
    }

    /** Reports the constraints on the methods of a record, but for those that a compiler has taken over from a component. */
    void reportOnMethods(TypeElement record, Place place) {
        for (ExecutableElement method : ElementFilter.methodsIn(record.getEnclosedElements())) {
            List<StatedAnnotation> left = new ArrayList<>(scope.constraints().of(method));
            component(record, method)
                    .ifPresent(of -> left.removeAll(scope.constraints().on(of)));
            String name = record.getSimpleName() + "." + method.getSimpleName();
            left.forEach(stated -> report(stated, method, "a method", place.into(method, name)));
        }
    }

    private static Optional<RecordComponentElement> component(TypeElement record, ExecutableElement method) {
        return ElementFilter.recordComponentsIn(record.getEnclosedElements()).stream()
                .filter(component -> method.getParameters().isEmpty()
                        && component.getSimpleName().equals(method.getSimpleName()))
                .findFirst();
    }

    private void report(StatedAnnotation stated, Element annotated, String what, Place place) {
        scope.problems()
                .add(
                        DiagnosticCode.CONSTRAINT_UNCHECKED,
                        place,
                        position(stated, annotated, place),
                        stated.simpleName(),
                        what);
    }

    /** At the annotation if it stands on the element itself, else at the element. */
    private static Position position(StatedAnnotation stated, Element annotated, Place place) {
        for (AnnotationMirror mirror : Place.withPosition(annotated).getAnnotationMirrors()) {
            if (Annotations.is(mirror, stated.name())) {
                return place.position(annotated, mirror);
            }
        }
        return place.position();
    }
}
