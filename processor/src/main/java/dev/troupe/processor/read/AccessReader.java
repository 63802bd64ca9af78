package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.ActionModel.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Reads who may call an action: what stands on the method, else on the interface that declares it, else on the protocol. Where
 * nothing stands, everybody may.
 */
final class AccessReader {

    /** The older package is read as well: to pass over it would open what its user has locked. */
    private static final List<String> PACKAGES = List.of("jakarta.annotation.security.", "javax.annotation.security.");

    private static final String ROLES_ALLOWED = "RolesAllowed";
    private static final String PERMIT_ALL = "PermitAll";
    private static final String DENY_ALL = "DenyAll";

    private final Scope scope;
    private final TypeElement protocol;

    AccessReader(Scope scope, TypeElement protocol) {
        this.scope = scope;
        this.protocol = protocol;
    }

    /** The names of all annotations that say who may. */
    static String[] annotations() {
        return PACKAGES.stream()
                .flatMap(inPackage ->
                        Stream.of(ROLES_ALLOWED, PERMIT_ALL, DENY_ALL).map(inPackage::concat))
                .toArray(String[]::new);
    }

    Access read(InterfaceMethods.Method method) {
        TypeElement declaring = method.declaredIn().element().orElseThrow();
        Place protocolPlace = Place.at(scope.sources(), protocol);
        return read(method.element(), method.name(), method.place())
                .or(() -> read(declaring, name(declaring), protocolPlace.into(declaring, name(declaring))))
                .or(() -> read(protocol, name(protocol), protocolPlace))
                .orElseGet(Access.Everybody::new);
    }

    /** Who may open raw sockets: what stands on the protocol itself. */
    Access ofProtocol() {
        return read(protocol, name(protocol), Place.at(scope.sources(), protocol))
                .orElseGet(Access.Everybody::new);
    }

    private static String name(TypeElement type) {
        return type.getSimpleName().toString();
    }

    private Optional<Access> read(Element element, String name, Place place) {
        List<AnnotationMirror> found = new ArrayList<>();
        for (String annotation : annotations()) {
            Annotations.find(element, annotation).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1) {
            scope.problems()
                    .add(DiagnosticCode.ROLES_CONTRADICTORY, place, place.position(element, found.get(1)), name);
        }
        return Optional.of(access(element, found.get(0), name, place));
    }

    private Access access(Element element, AnnotationMirror annotation, String name, Place place) {
        StatedAnnotation stated = StatedAnnotation.of(annotation);
        return switch (stated.simpleName()) {
            case PERMIT_ALL -> new Access.Everybody();
            case DENY_ALL -> new Access.Roles(List.of());
            default -> {
                List<String> roles =
                        stated.list("value").stream().map(Object::toString).toList();
                if (roles.stream().anyMatch(String::isBlank)) {
                    scope.problems().add(DiagnosticCode.ROLE_EMPTY, place, place.position(element, annotation), name);
                }
                yield new Access.Roles(roles.stream().distinct().toList());
            }
        };
    }
}
