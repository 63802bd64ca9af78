package dev.troupe.processor.read;

import dev.troupe.processor.read.TypeUse.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the methods of an interface and of those that it extends. Its own methods come first, and each interface has the
 * order of its source.
 */
final class InterfaceMethods {

    private final Scope scope;
    private final TypeElement type;
    private final Place place;
    private final Map<String, TypeUse> interfaces = new LinkedHashMap<>();

    InterfaceMethods(Scope scope, TypeElement type, Place place) {
        this.scope = scope;
        this.type = type;
        this.place = place;
        collect(scope.self(type));
    }

    /**
     * A method.
     *
     * @param element the method
     * @param declaredIn the interface that declares it, with its type arguments
     * @param foundIn the interface whose methods were asked for, which may be one below
     * @param place where a diagnostic about it points
     * @param others the same method as other interfaces declare it, above or beside the one that was chosen
     */
    record Method(
            ExecutableElement element, TypeUse declaredIn, TypeElement foundIn, Place place, List<Method> others) {

        String name() {
            return element.getSimpleName().toString();
        }
    }

    private void collect(TypeUse each) {
        if (interfaces.putIfAbsent(each.qualifiedName(), each) == null) {
            for (TypeUse supertype : scope.supertypes(each)) {
                if (supertype.kind() == Kind.DECLARED || supertype.kind() == Kind.RAW) {
                    collect(supertype);
                }
            }
        }
    }

    /** The abstract methods that an implementation has to have, each once. */
    List<Method> abstractMethods() {
        List<Method> all = all();
        all.forEach(this::awaitValues);
        return all.stream()
                .filter(method -> method.element().getModifiers().contains(Modifier.ABSTRACT))
                .filter(method -> all.stream().noneMatch(other -> replaces(other, method, all)))
                .map(method ->
                        new Method(method.element(), method.declaredIn(), type, method.place(), others(method, all)))
                .toList();
    }

    private void awaitValues(Method method) {
        scope.awaitValues(method.element(), method.place());
        for (VariableElement parameter : method.element().getParameters()) {
            String name = parameter.getSimpleName().toString();
            scope.awaitValues(parameter, method.place().into(parameter, name));
        }
    }

    private List<Method> others(Method method, List<Method> all) {
        return all.stream().filter(other -> isInherited(other, method)).toList();
    }

    /** The interface itself, and those it extends. */
    List<TypeElement> interfaces() {
        return interfaces.values().stream()
                .map(each -> each.element().orElseThrow())
                .toList();
    }

    /** The methods with a body, and the static ones, that the interface itself declares. */
    List<Method> otherMethods() {
        return all().stream()
                .filter(method -> !method.element().getModifiers().contains(Modifier.ABSTRACT))
                .filter(method -> scope.sources().contain(method.element()))
                .toList();
    }

    private List<Method> all() {
        List<Method> methods = new ArrayList<>();
        for (TypeUse each : interfaces.values()) {
            TypeElement element = each.element().orElseThrow();
            for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
                String text = element.getSimpleName() + "." + method.getSimpleName();
                methods.add(new Method(method, each, type, place.into(method, text), List.of()));
            }
        }
        return methods;
    }

    /**
     * Whether the first overrides the second, or is the same method and says more of its result, or says the same in an
     * interface that comes earlier.
     */
    private boolean replaces(Method one, Method other, List<Method> order) {
        if (!isInherited(one, other)) {
            return false;
        }
        boolean below = isBelow(one.declaredIn(), other.declaredIn());
        boolean above = isBelow(other.declaredIn(), one.declaredIn());
        if (below || above) {
            return below;
        }
        boolean narrower = returnsSubtype(one, other);
        boolean wider = returnsSubtype(other, one);
        return narrower == wider ? order.indexOf(one) < order.indexOf(other) : narrower;
    }

    /** Whether what was found is the method as another interface declares it, for implementations to inherit. */
    private boolean isInherited(Method found, Method method) {
        return !found.element().equals(method.element())
                && found.name().equals(method.name())
                && !isStaticOrPrivate(found)
                && isSameSignature(found, method);
    }

    private boolean returnsSubtype(Method one, Method other) {
        return scope.types()
                .isSubtype(asMember(one).getReturnType(), asMember(other).getReturnType());
    }

    private static boolean isStaticOrPrivate(Method method) {
        return method.element().getModifiers().contains(Modifier.STATIC)
                || method.element().getModifiers().contains(Modifier.PRIVATE);
    }

    private boolean isSameSignature(Method one, Method other) {
        return scope.types().isSubsignature(asMember(one), asMember(other))
                || scope.types().isSubsignature(asMember(other), asMember(one));
    }

    private ExecutableType asMember(Method method) {
        return (ExecutableType) scope.types().asMemberOf((DeclaredType) type.asType(), method.element());
    }

    private boolean isBelow(TypeUse one, TypeUse other) {
        return scope.isBelow(one.element().orElseThrow(), other.element().orElseThrow());
    }
}
