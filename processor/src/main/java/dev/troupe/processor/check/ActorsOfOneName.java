package dev.troupe.processor.check;

import dev.troupe.processor.model.ActorModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.util.Elements;

/**
 * Finds actors of one package whose protocols have the same simple name. Troupe would generate classes of the same names for
 * them.
 */
public final class ActorsOfOneName {

    private ActorsOfOneName() {}

    /**
     * Looks at all actors of a compilation.
     *
     * @param actors the actors, in any order
     * @param elements finds the places to point at
     * @return one diagnostic for each actor that an earlier one, by name, of another protocol stands in the way of
     */
    public static List<Diagnostic> check(Collection<ActorModel> actors, Elements elements) {
        Map<String, ActorModel> first = new HashMap<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        actors.stream()
                .sorted(Comparator.comparing(actor -> actor.type().canonicalName()))
                .forEach(actor -> {
                    ActorModel earlier = first.putIfAbsent(actor.definition().canonicalName(), actor);
                    if (earlier != null && !earlier.protocolInterface().equals(actor.protocolInterface())) {
                        diagnostics.add(Diagnostic.of(
                                DiagnosticCode.ACTORS_OF_ONE_NAME,
                                Position.of(elements.getTypeElement(actor.type().canonicalName())),
                                actor.definition().simpleName(),
                                actor.type().simpleName(),
                                earlier.type().canonicalName(),
                                earlier.protocolInterface().canonicalName()));
                    }
                });
        return diagnostics;
    }
}
