package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;

/** Checks that clients can name events: to say which ones they want to hear, and to handle each of them. */
final class EventNaming {

    /** In an address, {@code events} is a list with commas, or this. */
    private static final String NOTHING = "none";

    private final Scope scope;
    private final Map<List<Object>, InterfaceMethods.Method> overloads = new HashMap<>();

    EventNaming(Scope scope) {
        this.scope = scope;
    }

    void check(InterfaceMethods.Method method, String wireName) {
        if (wireName.equals(NOTHING)) {
            refuse(method, wireName, "it asks for no event");
        } else if (wireName.contains(",")) {
            refuse(method, wireName, "a comma stands between two events");
        }
        int parameters = method.element().getParameters().size();
        InterfaceMethods.Method earlier = overloads.putIfAbsent(List.of(method.name(), parameters), method);
        if (earlier != null) {
            scope.problems()
                    .add(DiagnosticCode.EVENT_OVERLOAD, method.place(), method.element(), earlier.element(), wireName);
        }
    }

    private void refuse(InterfaceMethods.Method method, String wireName, String reason) {
        Place place = method.place();
        scope.problems()
                .add(
                        DiagnosticCode.EVENT_NAME_RESERVED,
                        place,
                        Annotations.find(method.element(), Annotations.WIRE_NAME)
                                .map((AnnotationMirror annotation) -> place.position(method.element(), annotation))
                                .orElseGet(place::position),
                        wireName,
                        reason);
    }
}
