package dev.troupe.processor.read;

import dev.troupe.processor.check.DiagnosticCode;
import dev.troupe.processor.read.MissingMarkers.Marker;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Reads which hooks an actor implements, and checks that their type arguments agree with the protocol. */
final class HooksReader {

    private static final String HOOKS = "dev.troupe.actor.ConnectionHooks";
    private static final List<String> HANDLERS = List.of(
            "dev.troupe.actor.RawSocketHandler",
            "dev.troupe.actor.AsyncRawSocketHandler",
            "dev.troupe.actor.FetchHandler",
            "dev.troupe.actor.AsyncFetchHandler");
    private static final String ASYNC_HOOKS = "dev.troupe.actor.AsyncConnectionHooks";

    private final Scope scope;
    private final TypeElement type;
    private final Place place;
    private final MissingMarkers markers;

    HooksReader(Scope scope, TypeElement type, Place place) {
        this.scope = scope;
        this.type = type;
        this.place = place;
        this.markers = new MissingMarkers(scope);
    }

    /** The types of the protocol, with the state of connections that the hooks make. */
    ActorTypes read(ActorTypes types) {
        TypeUse self = scope.self(type);
        Optional<TypeUse> hooks = first(scope.supertypesNamed(self, HOOKS));
        Optional<TypeUse> asyncHooks = first(scope.supertypesNamed(self, ASYNC_HOOKS));
        if (hooks.isPresent() && asyncHooks.isPresent()) {
            scope.problems().add(DiagnosticCode.HOOKS_TWICE, place, type.getSimpleName());
        }
        ActorTypes known =
                hooks.or(() -> asyncHooks).map(use -> check(use, types)).orElse(types);
        for (String handler : HANDLERS) {
            first(scope.supertypesNamed(self, handler)).ifPresent(use -> checkHandler(use, known));
        }
        return known;
    }

    private void checkHandler(TypeUse handler, ActorTypes types) {
        if (handler.arguments().size() != 2) {
            String whole = handler.text() + "<" + types.params().text() + ", "
                    + types.connectionState().text() + ">";
            scope.problems().add(DiagnosticCode.RAW_TYPE, place, handler.text(), whole);
            return;
        }
        String ofProtocol = "those of " + types.protocol() + " are ";
        if (!markers.report(handler.arguments().get(0), Marker.PARAMS, types, place)) {
            agree(handler, 0, "the params", types.params(), ofProtocol);
        }
        agree(handler, 1, "the state of connections", types.connectionState(), "its connections have ");
    }

    private static Optional<TypeUse> first(List<TypeUse> uses) {
        return uses.stream().findFirst();
    }

    private ActorTypes check(TypeUse hooks, ActorTypes types) {
        if (hooks.arguments().size() != 3) {
            scope.problems()
                    .add(
                            DiagnosticCode.RAW_TYPE,
                            place,
                            hooks.text(),
                            hooks.text() + "<" + types.params().text() + ", ..., "
                                    + types.events().text() + ">");
            return types;
        }
        TypeUse state = hooks.arguments().get(1);
        String ofProtocol = "those of " + types.protocol() + " are ";
        if (!markers.report(hooks.arguments().get(0), Marker.PARAMS, types, place)) {
            agree(hooks, 0, "the params", types.params(), ofProtocol);
        }
        if (!markers.report(hooks.arguments().get(2), Marker.EVENTS, types, place)) {
            agree(hooks, 2, "the events", types.events(), ofProtocol);
        }
        checkState(state);
        return types.withConnectionState(state.withNullable(false));
    }

    private void agree(TypeUse hooks, int index, String role, TypeUse expected, String why) {
        TypeUse actual = hooks.arguments().get(index);
        if (actual.kind() != TypeUse.Kind.MISSING && !actual.key().equals(expected.key())) {
            scope.problems()
                    .add(
                            DiagnosticCode.HOOKS_DISAGREE,
                            place,
                            type.getSimpleName(),
                            actual.text(),
                            role,
                            hooks.element().map(TypeElement::getSimpleName).orElseThrow(),
                            why + expected.text(),
                            expected.text());
        }
    }

    /** Generated code names the whole of it. */
    private void checkState(TypeUse state) {
        state.arguments().forEach(this::checkState);
        if (state.kind() == TypeUse.Kind.RAW) {
            scope.problems().add(DiagnosticCode.RAW_TYPE, place, state.text(), PayloadTypes.withArguments(state));
        }
        if (state.kind() == TypeUse.Kind.VARIABLE) {
            scope.problems().add(DiagnosticCode.TYPE_VARIABLE, place, state.text());
        }
        state.element()
                .flatMap(element -> scope.visibility().obstacle(element))
                .ifPresent(obstacle -> scope.problems()
                        .add(
                                DiagnosticCode.TYPE_NOT_REACHABLE,
                                place,
                                state.text(),
                                scope.packageName(),
                                obstacle.element().getSimpleName(),
                                obstacle.what()));
    }
}
