package dev.troupe.processor.check;

import dev.troupe.processor.model.ActorModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.ModuleElement.ProvidesDirective;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Finds actors in named modules that do not provide the definitions of the actors. On a module path a server finds only
 * definitions that modules provide.
 */
public final class ProvidedActors {

    private ProvidedActors() {}

    /**
     * Looks at all actors of a compilation.
     *
     * @param service the name of the service
     * @return one diagnostic at each actor whose definition its module does not provide
     */
    public static List<Diagnostic> check(Collection<ActorModel> actors, String service, Elements elements) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (ActorModel actor : actors) {
            TypeElement type = elements.getTypeElement(actor.type().canonicalName());
            ModuleElement module = type == null ? null : elements.getModuleOf(type);
            String definition = actor.definition().canonicalName();
            if (type != null && module != null && !module.isUnnamed() && !provides(module, service, definition)) {
                diagnostics.add(Diagnostic.of(
                        DiagnosticCode.ACTOR_NOT_PROVIDED,
                        Position.of(type),
                        module.getQualifiedName(),
                        type.getSimpleName(),
                        service,
                        definition));
            }
        }
        return diagnostics;
    }

    private static boolean provides(ModuleElement module, String service, String definition) {
        return ElementFilter.providesIn(module.getDirectives()).stream()
                .filter(provided -> provided.getService().getQualifiedName().contentEquals(service))
                .map(ProvidesDirective::getImplementations)
                .flatMap(Collection::stream)
                .anyMatch(provided -> provided.getQualifiedName().contentEquals(definition));
    }
}
