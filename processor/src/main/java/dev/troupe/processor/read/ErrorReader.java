package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.check.Suggestion;
import dev.troupe.processor.check.WireNames;
import dev.troupe.processor.model.ErrorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads the failures that actions declare. */
final class ErrorReader {

    private static final String ACTOR_EXCEPTION = "dev.troupe.ActorException";

    /** What the runtime itself says; a client would take these for the declared class. */
    private static final Set<String> OWN_CODES = Set.of(
            "bad_message",
            "unknown_kind",
            "unknown_action",
            "bad_argument",
            "invalid_argument",
            "duplicate_id",
            "too_many_calls",
            "too_large",
            "rate_limited",
            "overloaded",
            "timeout",
            "canceled",
            "crashed",
            "unavailable",
            "internal",
            "deadlock",
            "state_not_saved",
            "state_unreadable",
            "connection_lost");

    private final Scope scope;
    private final Map<ClassName, ErrorModel> errors = new LinkedHashMap<>();

    ErrorReader(Scope scope) {
        this.scope = scope;
    }

    /** Reads what an action declares to throw. */
    List<ClassName> read(InterfaceMethods.Method method, List<TypeUse> thrown) {
        List<ClassName> names = new ArrayList<>();
        for (TypeUse use : thrown) {
            if (use.kind() == TypeUse.Kind.MISSING) {
                continue;
            }
            Optional<TypeElement> type = use.element();
            if (type.isPresent() && !scope.hasAllSupertypes(use)) {
                continue;
            }
            if (type.isEmpty() || !scope.isSubtype(type.get().asType(), ACTOR_EXCEPTION)) {
                scope.problems().add(DiagnosticCode.UNDECLARABLE_EXCEPTION, method.place(), method.name(), use.text());
                continue;
            }
            ClassName name = ClassName.get(type.get());
            names.add(name);
            if (!use.is(ACTOR_EXCEPTION) && !errors.containsKey(name)) {
                readClass(name, type.get(), method.place().into(type.get(), use.text()));
            }
        }
        return names;
    }

    /** What was declared, sorted by code. */
    List<ErrorModel> errors() {
        return errors.values().stream()
                .sorted(Comparator.comparing(ErrorModel::code))
                .toList();
    }

    private void readClass(ClassName name, TypeElement type, Place place) {
        new ForeignAnnotations(scope).checkType(type, place);
        Optional<String> found = LombokConstructors.await(type, place, scope) ? Optional.empty() : fault(type);
        found.ifPresent(fault -> scope.problems()
                .add(DiagnosticCode.ERROR_CLASS_UNUSABLE, place, type.getSimpleName(), fault, type.getSimpleName()));
        String code = code(type, place);
        Optional<ErrorModel> same = errors.values().stream()
                .filter(error -> error.code().equals(code))
                .findFirst();
        if (same.isPresent() || OWN_CODES.contains(code)) {
            String owner = same.map(error -> error.type().simpleName()).orElse("Troupe itself");
            scope.problems().add(DiagnosticCode.ERROR_CODE_TAKEN, place, code, type.getSimpleName(), owner);
        }
        errors.put(name, new ErrorModel(name, code));
    }

    private Optional<String> fault(TypeElement type) {
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of("it is abstract");
        }
        if (Visibility.isInner(type)) {
            return Optional.of("it is an inner class");
        }
        Optional<Visibility.Obstacle> obstacle = scope.visibility().obstacle(type);
        if (obstacle.isPresent()) {
            return Optional.of(obstacle.get().element().getSimpleName() + " is "
                    + obstacle.get().what());
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (takesMessage(constructor)) {
                return constructorFault(constructor);
            }
        }
        return Optional.of("it has no constructor that takes the message alone");
    }

    private Optional<String> constructorFault(ExecutableElement constructor) {
        if (!scope.visibility().canCall(constructor)) {
            return Optional.of("its constructor is not visible in " + scope.packageName());
        }
        return scope.throwsChecked(constructor)
                ? Optional.of("its constructor declares a checked exception")
                : Optional.empty();
    }

    private boolean takesMessage(ExecutableElement constructor) {
        return constructor.getParameters().size() == 1
                && scope.isSubtype(constructor.getParameters().get(0).asType(), "java.lang.String");
    }

    private String code(TypeElement type, Place place) {
        scope.awaitValues(type, place);
        Optional<AnnotationMirror> annotation = Annotations.find(type, Annotations.WIRE_NAME);
        String code = annotation
                .flatMap(found -> Annotations.text(found, "value"))
                .orElseGet(() -> Names.snake(type.getSimpleName().toString()));
        if (!WireNames.isErrorCode(code)) {
            String near = Names.snake(code).replaceAll("[^a-z0-9_]+", "_").replaceAll("^[^a-z]+|_+$", "");
            scope.problems()
                    .add(
                            DiagnosticCode.ERROR_CODE_MALFORMED,
                            place,
                            annotation
                                    .flatMap(found -> Annotations.value(found, "value")
                                            .map(value -> place.position(type, found, value)))
                                    .orElseGet(place::position),
                            code,
                            type.getSimpleName(),
                            Suggestion.question(near.toLowerCase(Locale.ROOT)));
        }
        return code;
    }
}
