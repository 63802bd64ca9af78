package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.Suggestion;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.VariableElement;

/** Reads events. */
final class EventReader {

    private static final String LATEST = "LATEST";

    private final Scope scope;
    private final MethodReader methods;
    private final ReservedMethods reserved;
    private final AccessReader access;

    EventReader(Scope scope, MethodReader methods, AccessReader access) {
        this.access = access;
        this.scope = scope;
        this.methods = methods;
        this.reserved = new ReservedMethods(scope);
    }

    /** What an event is called in the generated code. */
    record EventNames(int index, String wireName, PayloadRegistry.Naming arguments, String handler) {}

    /** Whether it can be an event at all. */
    boolean check(InterfaceMethods.Method method) {
        methods.checkMisplaced(method, "an event", Annotations.ONE_WAY, Annotations.READ_ONLY, Annotations.USE_CODEC);
        return reserved.checkObject(method) && methods.checkForm(method);
    }

    /** Reads an event that has passed {@link #check}, under names that were given out before. */
    EventModel read(InterfaceMethods.Method method, EventNames names) {
        TypeUse returned = methods.result(method);
        if (returned.kind() != TypeUse.Kind.VOID) {
            scope.problems().add(DiagnosticCode.EVENT_RESULT, method.place(), method.name(), returned.text());
        }
        List<TypeUse> thrown = methods.thrown(method);
        if (!thrown.isEmpty()) {
            scope.problems()
                    .add(
                            DiagnosticCode.EVENT_THROWS,
                            method.place(),
                            method.name(),
                            thrown.get(0).text());
        }
        List<MemberModel> parameters = methods.sent(method);
        Optional<AnnotationMirror> slowConsumer = Annotations.find(method.element(), Annotations.SLOW_CONSUMER);
        String policy = slowConsumer.map(EventReader::policy).orElse("DISCONNECT");
        Optional<String> key = slowConsumer
                .flatMap(annotation -> Annotations.text(annotation, "key"))
                .filter(text -> !text.isEmpty());
        key.ifPresent(text -> checkKey(method, slowConsumer.get(), policy, text, parameters));
        return new EventModel(
                names.index(),
                method.name(),
                names.wireName(),
                names.arguments().constant(),
                names.arguments().stem(),
                names.handler(),
                policy,
                key,
                parameters,
                Annotations.deprecation(method.element()),
                access.ofEvent(method));
    }

    private static String policy(AnnotationMirror annotation) {
        return Annotations.value(annotation, "value")
                .map(AnnotationValue::getValue)
                .map(value -> value instanceof VariableElement constant
                        ? constant.getSimpleName().toString()
                        : value.toString())
                .orElse("DISCONNECT");
    }

    private void checkKey(
            InterfaceMethods.Method method,
            AnnotationMirror annotation,
            String policy,
            String key,
            List<MemberModel> parameters) {
        AnnotationValue value = Annotations.value(annotation, "key").orElseThrow();
        var position = method.place().position(method.element(), annotation, value);
        if (!policy.equals(LATEST)) {
            scope.problems().add(DiagnosticCode.SLOW_CONSUMER_KEY_WITHOUT_LATEST, method.place(), position, policy);
            return;
        }
        List<String> names = parameters.stream().map(MemberModel::name).toList();
        if (!names.contains(key)) {
            scope.problems()
                    .add(
                            DiagnosticCode.SLOW_CONSUMER_KEY_UNKNOWN,
                            method.place(),
                            position,
                            method.name(),
                            key,
                            Suggestion.didYouMean(key, names));
        }
    }
}
