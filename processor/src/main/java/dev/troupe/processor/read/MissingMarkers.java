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
        Optional<TypeElement> around = Optional.ofNullable(type.get().getEnclosingElement())
                .filter(TypeElement.class::isInstance)
                .map(TypeElement.class::cast);
        boolean isMarked = Annotations.has(type.get(), marker.annotation);
        boolean isNested = around.filter(
                        outer -> outer.equals(types.element()) || scope.isBelow(types.element(), outer))
                .isPresent();
        if (isMarked && (isNested || around.filter(MissingMarkers::isProtocol).isPresent())) {
            // It has been reported at this protocol, or belongs to another one.
            return false;
        }
        String name = type.get().getSimpleName().toString();
        if (isMarked) {
            String wayOut = around.filter(outer -> outer.getKind() == ElementKind.INTERFACE)
                    .map(outer -> "Nest it in " + types.protocol() + ", or let " + types.protocol() + " extend "
                            + outer.getSimpleName() + ".")
                    .orElse("Nest it in " + types.protocol() + ".");
            add(
                    name,
                    "is marked " + marker.written + " and is not nested in " + types.protocol(),
                    marker,
                    types,
                    wayOut,
                    place);
        } else if (isNested) {
            String fault =
                    "is nested in " + around.orElseThrow().getSimpleName() + " and is not marked " + marker.written;
            add(name, fault, marker, types, "Mark it " + marker.written + ".", place.into(type.get(), name));
        } else {
            String fault = "is not nested in " + types.protocol() + " and is not marked " + marker.written;
            String wayOut =
                    "Put " + marker.described + " that is marked " + marker.written + " into " + types.protocol() + ".";
            add(name, fault, marker, types, wayOut, place);
        }
        return true;
    }

    private static boolean isProtocol(TypeElement type) {
        return Annotations.has(type, Annotations.ACTOR_PROTOCOL);
    }

    private void add(String name, String fault, Marker marker, ActorTypes types, String wayOut, Place place) {
        scope.problems().add(DiagnosticCode.MARKER_MISSING, place, name, fault, marker.role, types.protocol(), wayOut);
    }
}
