package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Finds annotations on a method that have no effect because another declaration of the method counts. Java does not inherit
 * annotations with a method. A declaration that counts has to repeat the annotation or state another one. Where two
 * interfaces beside each other state different things, the protocol has to decide.
 *
 * <p>Constraints hold in all declarations, and {@link AccessReader} has rules of its own. A result may be narrower than the
 * inherited one: it then needs neither the codec of the wider type nor its {@code @Nullable}.
 */
final class LostAnnotations {

    private static final List<String> OF_ACTION =
            List.of(Annotations.WIRE_NAME, Annotations.ONE_WAY, Annotations.READ_ONLY);
    private static final List<String> OF_EVENT = List.of(Annotations.WIRE_NAME, Annotations.SLOW_CONSUMER);
    private static final List<String> OF_PARAMETER = List.of(Annotations.WIRE_NAME, Annotations.USE_CODEC);

    private final Scope scope;
    private final MethodReader methods;
    private final TypeElement type;

    /** Of what counts in this interface: a protocol, or its events. */
    LostAnnotations(Scope scope, MethodReader methods, TypeElement type) {
        this.scope = scope;
        this.methods = methods;
        this.type = type;
    }

    void checkAction(InterfaceMethods.Method method) {
        check(method, OF_ACTION);
        List<InterfaceMethods.Method> ofSameResult = declaredBesides(method)
                .filter(other -> hasSameValue(method, other))
                .toList();
        check(method, ofSameResult, ofMethod(method), Annotations.USE_CODEC);
        checkThrown(method);
    }

    /** An actor can still throw what another declaration names: its failures are unchecked. */
    private void checkThrown(InterfaceMethods.Method method) {
        for (InterfaceMethods.Method other : declaredBesides(method).toList()) {
            for (TypeMirror thrown : other.element().getThrownTypes()) {
                boolean isDeclared = method.element().getThrownTypes().stream()
                        .anyMatch(each -> scope.types().isSubtype(thrown, each));
                if (!isDeclared && thrown instanceof DeclaredType declared && thrown.getKind() == TypeKind.DECLARED) {
                    scope.problems()
                            .add(
                                    DiagnosticCode.THROWS_LOST,
                                    method.place(),
                                    method.name(),
                                    declared.asElement().getSimpleName(),
                                    declaring(other).getSimpleName(),
                                    declaringHere(method, other).getSimpleName());
                }
            }
        }
    }

    /** Where the user can say it. */
    private TypeElement declaringHere(InterfaceMethods.Method method, InterfaceMethods.Method other) {
        return isBelow(method, other) && scope.sources().contain(method.element()) ? declaring(method) : type;
    }

    void checkEvent(InterfaceMethods.Method method) {
        check(method, OF_EVENT);
    }

    private void check(InterfaceMethods.Method method, List<String> annotations) {
        List<InterfaceMethods.Method> others = declaredBesides(method).toList();
        if (others.isEmpty()) {
            return;
        }
        annotations.forEach(annotation -> check(method, others, ofMethod(method), annotation));
        for (int i = 0; i < method.element().getParameters().size(); i++) {
            Part parameter = ofParameter(method, i);
            OF_PARAMETER.forEach(annotation -> check(method, others, parameter, annotation));
            checkNullable(method, others, parameter);
        }
    }

    /** What has a body is no action, and what stands on it means nothing. */
    private static Stream<InterfaceMethods.Method> declaredBesides(InterfaceMethods.Method method) {
        return method.others().stream()
                .filter(other -> other.element().getModifiers().contains(Modifier.ABSTRACT));
    }

    /**
     * A method, or one of its parameters.
     *
     * @param parameter the index of the parameter; -1 for the method
     * @param name as a message names it
     */
    private record Part(int parameter, String name, Place place) {

        Element in(InterfaceMethods.Method method) {
            return parameter < 0
                    ? method.element()
                    : method.element().getParameters().get(parameter);
        }
    }

    private static Part ofMethod(InterfaceMethods.Method method) {
        return new Part(-1, method.name(), method.place());
    }

    private static Part ofParameter(InterfaceMethods.Method method, int index) {
        Element parameter = method.element().getParameters().get(index);
        String name = "Parameter " + parameter.getSimpleName() + " of " + method.name();
        return new Part(index, name, method.place().into(parameter, name));
    }

    private void check(
            InterfaceMethods.Method method, List<InterfaceMethods.Method> others, Part part, String annotation) {
        Optional<AnnotationMirror> here = Annotations.find(part.in(method), annotation);
        List<InterfaceMethods.Method> saying = others.stream()
                .filter(other -> Annotations.has(part.in(other), annotation))
                .toList();
        saying.stream()
                .filter(other -> saying.stream().noneMatch(each -> isBelow(each, other)))
                .filter(other -> here.isEmpty() || !(isBelow(method, other) || isSaid(part.in(other), here.get())))
                .findFirst()
                .ifPresent(other -> report(method, other, part, annotation, here));
    }

    private static boolean isSaid(Element element, AnnotationMirror annotation) {
        return element.getAnnotationMirrors().stream()
                .anyMatch(each -> StatedAnnotation.of(each).equals(StatedAnnotation.of(annotation)));
    }

    private void checkNullable(InterfaceMethods.Method method, List<InterfaceMethods.Method> others, Part part) {
        TypeUse here = methods.parameter(method, part.parameter());
        others.stream()
                .filter(other -> isNullabilityLost(methods.parameter(other, part.parameter()), here))
                .findFirst()
                .ifPresent(other -> report(method, other, part, TypeUses.NULLABLE, Optional.empty()));
    }

    private static boolean isNullabilityLost(TypeUse there, TypeUse here) {
        int depth = Math.min(there.arguments().size(), here.arguments().size());
        return (there.nullable() && !here.nullable())
                || IntStream.range(0, depth)
                        .anyMatch(i -> isNullabilityLost(
                                there.arguments().get(i), here.arguments().get(i)));
    }

    private boolean hasSameValue(InterfaceMethods.Method one, InterfaceMethods.Method other) {
        TypeUse value = ActionReader.value(methods.returned(one));
        return ActionReader.isValue(value)
                && value.name()
                        .equals(ActionReader.value(methods.returned(other)).name());
    }

    private void report(
            InterfaceMethods.Method method,
            InterfaceMethods.Method other,
            Part part,
            String annotation,
            Optional<AnnotationMirror> here) {
        scope.problems()
                .add(
                        DiagnosticCode.ANNOTATION_LOST,
                        part.place(),
                        here.map(found -> part.place().position(part.in(method), found))
                                .orElseGet(part.place()::position),
                        part.name(),
                        annotation.substring(annotation.lastIndexOf('.') + 1),
                        declaring(other).getSimpleName(),
                        here.isPresent() ? "another" : "none",
                        declaringHere(method, other).getSimpleName());
    }

    private boolean isBelow(InterfaceMethods.Method one, InterfaceMethods.Method other) {
        return scope.isBelow(declaring(one), declaring(other));
    }

    private static TypeElement declaring(InterfaceMethods.Method method) {
        return method.declaredIn().element().orElseThrow();
    }
}
