package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reports methods whose names or signatures belong to the generated client, to {@code Object} or to a hook. */
final class ReservedMethods {

    private static final Set<String> STUB =
            Set.of("at", "with", "on", "blocking", "connection", "close", "connect", "connectAsync");

    /** Signatures by their parameter types; those that an actor with state will have are kept free from the beginning. */
    private static final Map<String, String> HOOKS = Map.of(
            "onBeforeConnect(dev.troupe.actor.ConnectRequest)", "ConnectionHooks",
            "createConnState(dev.troupe.actor.ConnectRequest)", "ConnectionHooks",
            "onConnect(dev.troupe.actor.Connection)", "ConnectionHooks",
            "onDisconnect(dev.troupe.actor.Connection)", "ConnectionHooks",
            "onStart()", "ActorHooks",
            "onWake()", "ActorHooks",
            "onSleep()", "ActorHooks",
            "onDestroy()", "ActorHooks");

    private final Scope scope;

    ReservedMethods(Scope scope) {
        this.scope = scope;
    }

    /** Whether the name of an action is free. */
    boolean checkAction(InterfaceMethods.Method method) {
        String signature = signature(method.element());
        String hooks = HOOKS.get(signature);
        if (hooks != null) {
            scope.problems().add(DiagnosticCode.HOOK_SIGNATURE, method.place(), method.name(), hooks);
            return false;
        }
        if (STUB.contains(method.name())) {
            String all = STUB.stream().sorted().collect(Collectors.joining(", "));
            scope.problems().add(DiagnosticCode.RESERVED_STUB_NAME, method.place(), method.name(), all, method.name());
            return false;
        }
        return checkObject(method);
    }

    /** Whether the method is not one that every object has. */
    boolean checkObject(InterfaceMethods.Method method) {
        TypeElement object = scope.elements().getTypeElement("java.lang.Object");
        boolean taken = ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .filter(declared -> !declared.getModifiers().contains(Modifier.PRIVATE))
                .anyMatch(declared -> signature(declared).equals(signature(method.element())));
        if (taken) {
            scope.problems().add(DiagnosticCode.OBJECT_METHOD, method.place(), method.name());
        }
        return !taken;
    }

    private String signature(ExecutableElement method) {
        List<String> types = method.getParameters().stream()
                .map(parameter -> scope.types().erasure(parameter.asType()))
                .map(TypeMirror::toString)
                .toList();
        return method.getSimpleName() + "(" + String.join(",", types) + ")";
    }
}
