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
 * Reads who may call an action. The annotation on the method counts first, then the one on the interface that declares the
 * method, then the one on the protocol. Without an annotation every client may call. A protocol that extends another
 * interface does not open an action without saying so: where the extended interface lets in fewer clients, the method itself
 * has to say who may call it.
 */
final class AccessReader {

    /** The older package is read as well: to pass over it would open what its user has locked. */
    private static final List<String> PACKAGES = List.of("jakarta.annotation.security.", "javax.annotation.security.");

    private static final String ROLES_ALLOWED = "RolesAllowed";
    private static final String PERMIT_ALL = "PermitAll";
    private static final String DENY_ALL = "DenyAll";

    private final Scope scope;
    private final TypeElement protocol;
    private final List<TypeElement> above;

    AccessReader(Scope scope, TypeElement protocol) {
        this.scope = scope;
        this.protocol = protocol;
        this.above = new InterfaceMethods(scope, protocol, Place.at(scope.sources(), protocol))
                .interfaces().stream().filter(each -> !each.equals(protocol)).toList();
    }

    /** The names of all annotations that say who may. */
    static String[] annotations() {
        return PACKAGES.stream()
                .flatMap(inPackage ->
                        Stream.of(ROLES_ALLOWED, PERMIT_ALL, DENY_ALL).map(inPackage::concat))
                .toArray(String[]::new);
    }

    Access read(InterfaceMethods.Method method) {
        Optional<Access> onMethod = onMethod(method);
        TypeElement declaring = method.declaredIn().element().orElseThrow();
        Access access = onMethod.or(() -> on(declaring)).or(() -> on(protocol)).orElseGet(Access.Everybody::new);
        if (!declaring.equals(protocol) || !method.others().isEmpty()) {
            checkNothingOpens(method, onMethod.isPresent(), access);
        }
        return access;
    }

    /** Who may hear an event: what stands on it, or else on the interface that declares it. */
    Optional<Access> ofEvent(InterfaceMethods.Method method) {
        return onMethod(method).or(() -> method.declaredIn().element().flatMap(this::on));
    }

    /**
     * Reports an action that is open to more than an interface above the protocol lets in, unless that is said on the method
     * itself: who declares a method again, or extends a protocol, may not have thought of what stood there.
     */
    private void checkNothingOpens(InterfaceMethods.Method method, boolean isSaid, Access access) {
        for (InterfaceMethods.Method each : declarations(method)) {
            TypeElement declaring = each.declaredIn().element().orElseThrow();
            boolean isBelow = isBelow(method.declaredIn().element().orElseThrow(), declaring);
            if (isSaid && isBelow) {
                continue;
            }
            for (TypeElement above : above) {
                if (!isBelow(above, declaring)) {
                    continue;
                }
                Optional<Access> there = onMethod(each).or(() -> on(declaring)).or(() -> on(above));
                if (there.isPresent() && opens(there.get(), access)) {
                    scope.problems()
                            .add(
                                    DiagnosticCode.ACCESS_LOST,
                                    method.place(),
                                    method.name(),
                                    text(there.get()),
                                    name(above),
                                    text(access),
                                    name(protocol));
                    return;
                }
            }
        }
    }

    private static List<InterfaceMethods.Method> declarations(InterfaceMethods.Method method) {
        return Stream.concat(Stream.of(method), method.others().stream()).toList();
    }

    private boolean isBelow(TypeElement type, TypeElement other) {
        return type.equals(other) || scope.isBelow(type, other);
    }

    private static boolean opens(Access before, Access now) {
        return before instanceof Access.Roles was
                && !(now instanceof Access.Roles is && was.names().containsAll(is.names()));
    }

    private static String text(Access access) {
        return access instanceof Access.Roles roles
                ? roles.names().isEmpty() ? "no client" : "the roles " + String.join(", ", roles.names())
                : "every client";
    }

    private Optional<Access> onMethod(InterfaceMethods.Method method) {
        return read(method.element(), method.name(), method.place());
    }

    private Optional<Access> on(TypeElement type) {
        Place place = Place.at(scope.sources(), protocol);
        return read(type, name(type), type.equals(protocol) ? place : place.into(type, name(type)));
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
        scope.awaitValues(element, place);
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
