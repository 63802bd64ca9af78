package dev.troupe.processor.check;

import dev.troupe.processor.model.ActorModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.util.Elements;

/** Finds protocols that have several actors in one compilation. A protocol has one actor. */
public final class ActorsOfOneProtocol {

    private ActorsOfOneProtocol() {}

    /**
     * Looks at all actors of a compilation.
     *
     * @param actors the actors, in any order
     * @param elements finds the places to point at
     * @return one diagnostic for each actor whose protocol an earlier one, by name, already has
     */
    public static List<Diagnostic> check(Collection<ActorModel> actors, Elements elements) {
        Map<String, ActorModel> first = new HashMap<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        actors.stream()
                .sorted(Comparator.comparing(actor -> actor.type().canonicalName()))
                .forEach(actor -> {
                    ActorModel earlier =
                            first.putIfAbsent(actor.protocolInterface().canonicalName(), actor);
                    if (earlier != null) {
                        diagnostics.add(Diagnostic.of(
                                DiagnosticCode.ACTORS_OF_ONE_PROTOCOL,
                                Position.of(elements.getTypeElement(actor.type().canonicalName())),
                                actor.type().simpleName(),
                                earlier.type().canonicalName(),
                                actor.protocolInterface().simpleName()));
                    }
                });
        return diagnostics;
    }
}
