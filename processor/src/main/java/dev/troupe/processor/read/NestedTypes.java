package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds what a protocol has at most one of: its {@code @Events} interface and its {@code @Params} record. */
final class NestedTypes {

    private final Scope scope;
    private final TypeElement protocol;

    NestedTypes(Scope scope, TypeElement protocol) {
        this.scope = scope;
        this.protocol = protocol;
    }

    Optional<TypeElement> events() {
        return only(
                Annotations.EVENTS,
                ElementKind.INTERFACE,
                DiagnosticCode.EVENTS_TWICE,
                DiagnosticCode.EVENTS_NOT_INTERFACE);
    }

    Optional<TypeElement> params() {
        return only(
                Annotations.PARAMS, ElementKind.RECORD, DiagnosticCode.PARAMS_TWICE, DiagnosticCode.PARAMS_NOT_RECORD);
    }

    /** The first one with the annotation, if it is of the right kind. */
    static Optional<TypeElement> find(TypeElement protocol, String annotation, ElementKind kind) {
        return ElementFilter.typesIn(protocol.getEnclosedElements()).stream()
                .filter(type -> Annotations.has(type, annotation))
                .filter(type -> type.getKind() == kind)
                .findFirst();
    }

    private Optional<TypeElement> only(
            String annotation, ElementKind kind, DiagnosticCode twice, DiagnosticCode wrongKind) {
        List<TypeElement> marked = ElementFilter.typesIn(protocol.getEnclosedElements()).stream()
                .filter(type -> Annotations.has(type, annotation))
                .toList();
        for (TypeElement type : marked) {
            Place place = Place.at(scope.sources(), type);
            if (type.getKind() != kind) {
                scope.problems().add(wrongKind, place, type.getSimpleName(), UnsupportedType.describe(type));
            } else if (!type.getTypeParameters().isEmpty()) {
                scope.problems().add(wrongKind, place, type.getSimpleName(), "generic");
            }
        }
        for (TypeElement later : marked.subList(Math.min(1, marked.size()), marked.size())) {
            scope.problems()
                    .add(
                            twice,
                            Place.at(scope.sources(), later),
                            protocol.getSimpleName(),
                            marked.get(0).getSimpleName());
        }
        return marked.stream()
                .filter(type ->
                        type.getKind() == kind && type.getTypeParameters().isEmpty())
                .findFirst();
    }
}
