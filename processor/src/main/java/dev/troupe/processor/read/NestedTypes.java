package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.check.DiagnosticCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the {@code @Events} interface and the {@code @Params} record of a protocol, its own or an inherited one. A protocol
 * has at most one of each.
 */
final class NestedTypes {

    private final Scope scope;
    private final TypeElement protocol;

    NestedTypes(Scope scope, TypeElement protocol) {
        this.scope = scope;
        this.protocol = protocol;
    }

    /** With a diagnostic for each that is one too many, or of the wrong kind. */
    Optional<TypeElement> checkedEvents() {
        check(
                Annotations.EVENTS,
                ElementKind.INTERFACE,
                DiagnosticCode.EVENTS_TWICE,
                DiagnosticCode.EVENTS_NOT_INTERFACE);
        return events();
    }

    /** With a diagnostic for each that is one too many, or of the wrong kind. */
    Optional<TypeElement> checkedParams() {
        check(Annotations.PARAMS, ElementKind.RECORD, DiagnosticCode.PARAMS_TWICE, DiagnosticCode.PARAMS_NOT_RECORD);
        return params();
    }

    Optional<TypeElement> events() {
        return first(Annotations.EVENTS, ElementKind.INTERFACE);
    }

    Optional<TypeElement> params() {
        return first(Annotations.PARAMS, ElementKind.RECORD);
    }

    /** Where the reader stands when it has come to one of them. */
    Place place(TypeElement nested) {
        return Place.at(scope.sources(), protocol).into(nested, text(nested));
    }

    private Optional<TypeElement> first(String annotation, ElementKind kind) {
        return marked(annotation).stream()
                .filter(type ->
                        type.getKind() == kind && type.getTypeParameters().isEmpty())
                .findFirst();
    }

    private void check(String annotation, ElementKind kind, DiagnosticCode twice, DiagnosticCode wrongKind) {
        List<TypeElement> marked = marked(annotation);
        for (TypeElement type : marked) {
            if (type.getKind() != kind) {
                scope.problems().add(wrongKind, place(type), type.getSimpleName(), UnsupportedType.describe(type));
            } else if (!type.getTypeParameters().isEmpty()) {
                scope.problems().add(wrongKind, place(type), type.getSimpleName(), "generic");
            } else if (type.getModifiers().contains(Modifier.SEALED)) {
                scope.problems().add(DiagnosticCode.INTERFACE_SEALED, place(type), type.getSimpleName());
            }
        }
        for (TypeElement later : marked.subList(Math.min(1, marked.size()), marked.size())) {
            scope.problems()
                    .add(
                            twice,
                            placeOfSecond(marked.get(0), later),
                            protocol.getSimpleName(),
                            text(marked.get(0)),
                            text(later));
        }
    }

    /** What the protocol itself declares can be changed; what it inherits, often not. */
    private Place placeOfSecond(TypeElement first, TypeElement second) {
        return isOwn(second) ? place(second) : isOwn(first) ? place(first) : Place.at(scope.sources(), protocol);
    }

    private static String text(TypeElement type) {
        return String.join(".", ClassName.get(type).simpleNames());
    }

    /** Its own come first; of those it inherits, all that none of the others extends. */
    private List<TypeElement> marked(String annotation) {
        Set<TypeElement> interfaces = new LinkedHashSet<>();
        collect(protocol, interfaces);
        List<TypeElement> all = new ArrayList<>();
        for (TypeElement each : interfaces) {
            ElementFilter.typesIn(each.getEnclosedElements()).stream()
                    .filter(type -> Annotations.has(type, annotation))
                    .forEach(all::add);
        }
        return all.stream()
                .filter(type -> isOwn(type) || all.stream().noneMatch(other -> scope.isBelow(other, type)))
                .toList();
    }

    private void collect(TypeElement type, Set<TypeElement> interfaces) {
        if (interfaces.add(type)) {
            for (TypeUse supertype : scope.supertypes(scope.self(type))) {
                supertype.element().ifPresent(element -> collect(element, interfaces));
            }
        }
    }

    private boolean isOwn(TypeElement type) {
        return protocol.equals(type.getEnclosingElement());
    }
}
