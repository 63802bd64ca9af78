package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.model.ActorModel.Injected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** Reads the parameters of an actor's constructor, which the server injects. */
final class InjectionReader {

    private static final String CONNECTIONS = "dev.troupe.actor.Connections";
    private static final String BROADCASTER = "dev.troupe.actor.Broadcaster";

    private final Scope scope;
    private final ActorTypes types;

    InjectionReader(Scope scope, ActorTypes types) {
        this.scope = scope;
        this.types = types;
    }

    List<Injected> read(ExecutableElement constructor, Place place) {
        List<Injected> injected = new ArrayList<>();
        for (VariableElement parameter : constructor.getParameters()) {
            String name = parameter.getSimpleName().toString();
            TypeUse use = scope.typeUses().of(parameter.asType(), Map.of(), TypeAnnotations.NONE);
            read(use, name, place.into(parameter, name)).ifPresent(injected::add);
        }
        return injected;
    }

    private Optional<Injected> read(TypeUse use, String name, Place place) {
        return switch (use.kind()) {
            case MISSING -> Optional.empty();
            case PRIMITIVE ->
                refuse(
                        place,
                        name,
                        use.text() + " does not say what the value is for",
                        "Wrap it in a record, and provide that.");
            case ARRAY ->
                refuse(place, name, "an array does not say what it is for", "Wrap it in a record, and provide that.");
            case RAW -> refuseRaw(use, name, place);
            case DECLARED -> declared(use, name, place);
            default -> refuse(place, name, use.text() + " is not a class or an interface", "Name one.");
        };
    }

    private Optional<Injected> refuseRaw(TypeUse use, String name, Place place) {
        boolean isOurs = use.is(CONNECTIONS) || use.is(BROADCASTER);
        if (isOurs) {
            scope.problems().add(DiagnosticCode.RAW_TYPE, place, use.text(), expected(use.is(CONNECTIONS)));
            return Optional.empty();
        }
        return refuse(
                place, name, use.text() + " is generic", "Provide a class that is not, such as a record around it.");
    }

    private Optional<Injected> declared(TypeUse use, String name, Place place) {
        return switch (use.qualifiedName()) {
            case "dev.troupe.actor.ActorContext" -> Optional.of(new Injected.Context());
            case "java.time.Clock" -> Optional.of(new Injected.Clock());
            case CONNECTIONS -> {
                agree(use, 0, "the state of a connection", types.connectionState(), true, name, place);
                agree(use, 1, "the events", types.events(), true, name, place);
                yield Optional.of(new Injected.Connections());
            }
            case BROADCASTER -> {
                agree(use, 0, "the events", types.events(), false, name, place);
                yield Optional.of(new Injected.Connections());
            }
            default -> provided(use, name, place);
        };
    }

    private void agree(
            TypeUse use, int index, String role, TypeUse expected, boolean connections, String name, Place place) {
        TypeUse actual = use.arguments().get(index);
        boolean isEvents = role.equals("the events");
        if (isEvents && new MissingMarkers(scope).report(actual, MissingMarkers.Marker.EVENTS, types, place)) {
            return;
        }
        if (actual.kind() != TypeUse.Kind.MISSING && !actual.key().equals(expected.key())) {
            boolean isWithoutState = !isEvents && expected.is("dev.troupe.actor.NoState");
            String reason = isWithoutState
                    ? "the actor has no connection hooks that make a state, so it is NoState"
                    : "by " + (isEvents ? types.protocol() : "the actor's hooks") + " it is " + expected.text();
            scope.problems()
                    .add(
                            DiagnosticCode.INJECTION_DISAGREES,
                            place,
                            name,
                            actual.text(),
                            role,
                            reason,
                            expected(connections)
                                    + (isWithoutState ? ", or implement ConnectionHooks with that state" : ""));
        }
    }

    private String expected(boolean connections) {
        String events = types.events().text();
        return connections
                ? "Connections<" + types.connectionState().text() + ", " + events + ">"
                : "Broadcaster<" + events + ">";
    }

    private Optional<Injected> provided(TypeUse use, String name, Place place) {
        TypeElement element = use.element().orElseThrow();
        if (use.qualifiedName().startsWith("dev.troupe.actor.")) {
            return refuse(
                    place,
                    name,
                    use.text() + " belongs to one moment in the life of an actor",
                    "Take ActorContext, Connections, Broadcaster or Clock.");
        }
        if (use.is(types.events().qualifiedName())) {
            return refuse(
                    place,
                    name,
                    "the server sends the events of " + types.protocol() + " through a Broadcaster",
                    "Take " + expected(false) + ".");
        }
        if (use.is(types.params().qualifiedName())) {
            return refuse(
                    place, name, "params belong to a connection", "Take them in a hook, from ConnectRequest.params().");
        }
        if (!use.arguments().isEmpty() || use.isInnerOfGeneric()) {
            return refuse(
                    place,
                    name,
                    use.text() + " is generic",
                    "Provide a class that is not, such as a record around it.");
        }
        if (use.qualifiedName().startsWith("java.lang.")
                && Scalars.find(use.name()).isPresent()) {
            return refuse(
                    place,
                    name,
                    use.text() + " does not say what the value is for",
                    "Wrap it in a record, and provide that.");
        }
        Optional<Visibility.Obstacle> obstacle = scope.visibility().obstacle(element);
        if (obstacle.isPresent()) {
            scope.problems()
                    .add(
                            DiagnosticCode.TYPE_NOT_REACHABLE,
                            place,
                            use.text(),
                            scope.packageName(),
                            obstacle.get().element().getSimpleName(),
                            obstacle.get().what());
            return Optional.empty();
        }
        return Optional.of(new Injected.Provided(ClassName.get(element)));
    }

    private Optional<Injected> refuse(Place place, String name, String reason, String wayOut) {
        scope.problems().add(DiagnosticCode.INJECTION_UNSUPPORTED, place, name, reason, wayOut);
        return Optional.empty();
    }
}
