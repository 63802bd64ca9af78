package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Finds the interface or record that an actor uses as the events or the params of a protocol that has none. */
final class MissingMarkers {

    private final Scope scope;

    MissingMarkers(Scope scope) {
        this.scope = scope;
    }

    /** What an actor can use: the events or the params of its protocol. */
    enum Marker {
        EVENTS(Annotations.EVENTS, "@Events", "events", ElementKind.INTERFACE, "an interface"),
        PARAMS(Annotations.PARAMS, "@Params", "params", ElementKind.RECORD, "a record");

        private final String annotation;
        private final String written;
        private final String role;
        private final ElementKind kind;
        private final String described;

        Marker(String annotation, String written, String role, ElementKind kind, String described) {
            this.annotation = annotation;
            this.written = written;
            this.role = role;
            this.kind = kind;
            this.described = described;
        }
    }

    /**
     * Reports what is used where the protocol has nothing of this kind.
     *
     * @param used what the actor uses
     * @param types what the protocol has
     * @return whether there was something to report
     */
    boolean report(TypeUse used, Marker marker, ActorTypes types, Place place) {
        TypeUse expected = marker == Marker.EVENTS ? types.events() : types.params();
        Optional<TypeElement> type = used.element().filter(found -> found.getKind() == marker.kind);
        if (!expected.qualifiedName().startsWith("dev.troupe.No")
                || type.isEmpty()
                || used.qualifiedName().equals(expected.qualifiedName())
                || used.qualifiedName().startsWith("dev.troupe.No")) {
            return false;
        }
        if (Annotations.has(type.get(), marker.annotation)) {
            // It belongs to another protocol, or has been reported at this one.
            return false;
        }
        Optional<TypeElement> around = Optional.ofNullable(type.get().getEnclosingElement())
                .filter(TypeElement.class::isInstance)
                .map(TypeElement.class::cast)
                .filter(outer -> outer.equals(types.element()) || scope.isBelow(types.element(), outer));
        boolean isNested = around.isPresent();
        String name = type.get().getSimpleName().toString();
        String fault = around.map(
                        outer -> "is nested in " + outer.getSimpleName() + " and is not marked " + marker.written)
                .orElseGet(() -> "is not nested in " + types.protocol() + " and is not marked " + marker.written);
        String wayOut = isNested
                ? "Mark it " + marker.written + "."
                : "Put " + marker.described + " that is marked " + marker.written + " into " + types.protocol() + ".";
        scope.problems()
                .add(
                        DiagnosticCode.MARKER_MISSING,
                        isNested ? place.into(type.get(), name) : place,
                        name,
                        fault,
                        marker.role,
                        types.protocol(),
                        wayOut);
        return true;
    }
}
