package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Kind;
import dev.troupe.processor.model.ActionModel.Result;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** Reads actions. */
final class ActionReader {

    private static final Set<String> STAGES =
            Set.of("java.util.concurrent.CompletionStage", "java.util.concurrent.CompletableFuture");

    private final Scope scope;
    private final PayloadTypes payloads;
    private final MethodReader methods;
    private final ErrorReader errors;
    private final ReservedMethods reserved;
    private final AccessReader access;

    ActionReader(Scope scope, PayloadTypes payloads, MethodReader methods, ErrorReader errors, AccessReader access) {
        this.scope = scope;
        this.payloads = payloads;
        this.methods = methods;
        this.errors = errors;
        this.reserved = new ReservedMethods(scope);
        this.access = access;
    }

    /** Whether it can be an action at all. */
    boolean check(InterfaceMethods.Method method) {
        methods.checkMisplaced(method, "an action", Annotations.SLOW_CONSUMER);
        return reserved.checkAction(method) && methods.checkForm(method);
    }

    /** Reads an action that has passed {@link #check}, under names that were given out before. */
    ActionModel read(InterfaceMethods.Method method, ActionNames names) {
        Kind kind = kind(method);
        List<MemberModel> parameters = methods.arguments(method);
        TypeUse returned = methods.result(method);
        Result result = result(method, returned);
        List<TypeUse> thrown = methods.thrown(method);
        List<ClassName> thrownNames = errors.read(method, thrown);
        if (kind == Kind.ONE_WAY) {
            checkOneWay(method, returned, result, thrown);
        }
        return new ActionModel(
                names.index(),
                method.name(),
                ClassName.get(method.declaredIn().element().orElseThrow()),
                names.wireName(),
                names.constant(),
                names.arguments().stem(),
                names.arguments().constant(),
                kind,
                access.read(method),
                parameters,
                result,
                thrownNames,
                Annotations.deprecation(method.element()));
    }

    /** What an action is called in the generated code. */
    record ActionNames(int index, String wireName, String constant, PayloadRegistry.Naming arguments) {}

    private Kind kind(InterfaceMethods.Method method) {
        boolean oneWay = Annotations.has(method.element(), Annotations.ONE_WAY);
        boolean readOnly = Annotations.has(method.element(), Annotations.READ_ONLY);
        if (oneWay && readOnly) {
            scope.problems().add(DiagnosticCode.ONE_WAY_AND_READ_ONLY, method.place(), method.name());
        }
        return oneWay ? Kind.ONE_WAY : readOnly ? Kind.READ_ONLY : Kind.EXCLUSIVE;
    }

    private void checkOneWay(InterfaceMethods.Method method, TypeUse returned, Result result, List<TypeUse> thrown) {
        if (!(result instanceof Result.Nothing) && !(result instanceof Result.StageOfNothing)) {
            scope.problems().add(DiagnosticCode.ONE_WAY_RESULT, method.place(), method.name(), returned.text());
        }
        if (!thrown.isEmpty()) {
            scope.problems()
                    .add(
                            DiagnosticCode.ONE_WAY_THROWS,
                            method.place(),
                            method.name(),
                            thrown.get(0).text());
        }
    }

    private Result result(InterfaceMethods.Method method, TypeUse returned) {
        if (returned.kind() == TypeUse.Kind.VOID) {
            methods.checkMisplaced(method, "an action without a result", Annotations.USE_CODEC);
            return new Result.Nothing();
        }
        if (isStage(returned)) {
            return stage(method, returned);
        }
        if (returned.element().isPresent() && isStream(returned.element().get())) {
            scope.problems().add(DiagnosticCode.STREAM_RESERVED, method.place(), method.name(), returned.text());
            return new Result.Nothing();
        }
        return new Result.Value(scope.signature(returned), payloads.read(returned, method.element(), method.place()));
    }

    /** What is sent, if there is {@link #isValue one}: what a method returns, or the value of the stage that it returns. */
    static TypeUse value(TypeUse returned) {
        return isStage(returned) ? returned.arguments().get(0) : returned;
    }

    /** Whether there is something to send. */
    static boolean isValue(TypeUse value) {
        return value.kind() != TypeUse.Kind.VOID && !value.is("java.lang.Void");
    }

    private static boolean isStage(TypeUse returned) {
        return STAGES.contains(returned.qualifiedName()) && returned.kind() == TypeUse.Kind.DECLARED;
    }

    private boolean isStream(TypeElement type) {
        return !Annotations.has(type, Annotations.USE_CODEC) && UnsupportedType.isStream(type, scope);
    }

    private Result stage(InterfaceMethods.Method method, TypeUse returned) {
        if (returned.nullable()) {
            scope.problems()
                    .add(
                            DiagnosticCode.NULLABLE_MISPLACED,
                            method.place(),
                            returned.text(),
                            "a stage is always there; put it on the type that the stage is of");
        }
        TypeUse value = value(returned);
        if (!isValue(value)) {
            methods.checkMisplaced(method, "an action without a result", Annotations.USE_CODEC);
            return new Result.StageOfNothing(scope.signature(returned));
        }
        PayloadModel payload = payloads.read(value, method.element(), method.place());
        return new Result.StageOfValue(scope.signature(returned), scope.signature(value), payload);
    }
}
