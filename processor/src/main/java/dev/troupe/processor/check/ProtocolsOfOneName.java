package dev.troupe.processor.check;

import dev.troupe.processor.model.ActorModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds protocols with the same name. A server that finds the actors of both does not start. */
public final class ProtocolsOfOneName {

    private static final String ACTOR_PROTOCOL = "dev.troupe.ActorProtocol";

    private final Elements elements;

    /** Finds types among these. */
    public ProtocolsOfOneName(Elements elements) {
        this.elements = elements;
    }

    /**
     * Looks at all protocols of a compilation, and at those that its actors implement.
     *
     * @param compiled the qualified names of the protocols that are compiled
     * @param actors the actors that are compiled
     * @return one diagnostic for each protocol whose name an earlier one, by its qualified name, already has: at the protocol, or
     *     at its actor if the protocol comes from a class file
     */
    public List<Diagnostic> check(Set<String> compiled, Collection<ActorModel> actors) {
        Map<String, String> places = places(actors);
        compiled.forEach(protocol -> places.put(protocol, protocol));
        // What can be changed here is reported, rather than what comes from a class file.
        Set<String> ordered = new TreeSet<>((one, other) -> compiled.contains(one) == compiled.contains(other)
                ? one.compareTo(other)
                : compiled.contains(one) ? 1 : -1);
        ordered.addAll(places.keySet());
        Map<String, String> first = new HashMap<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (String protocol : ordered) {
            Optional<String> name = name(elements.getTypeElement(protocol));
            Optional<String> earlier = name.map(text -> first.putIfAbsent(text, protocol));
            earlier.ifPresent(other -> diagnostics.add(Diagnostic.of(
                    DiagnosticCode.PROTOCOLS_OF_ONE_NAME,
                    Position.of(elements.getTypeElement(places.getOrDefault(protocol, protocol))),
                    protocol,
                    name.get(),
                    other)));
        }
        return diagnostics;
    }

    /**
     * Compares the protocols of actors with those of actors that were compiled before.
     *
     * @param actors the actors that are compiled
     * @param definitions the names of definitions on the class path
     * @return one diagnostic at each actor whose protocol has the name of another one there
     */
    public List<Diagnostic> checkClassPath(Collection<ActorModel> actors, Collection<String> definitions) {
        Map<String, String> known = new TreeMap<>();
        for (String definition : definitions) {
            TypeElement protocol = DefinedProtocol.of(elements.getTypeElement(definition));
            name(protocol).ifPresent(name -> known.put(name, qualifiedName(protocol)));
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        places(actors).forEach((protocol, actor) -> {
            Optional<String> name = name(elements.getTypeElement(protocol));
            name.map(known::get)
                    .filter(other -> !other.equals(protocol))
                    .ifPresent(other -> diagnostics.add(Diagnostic.of(
                            DiagnosticCode.NAME_ON_CLASS_PATH,
                            Position.of(elements.getTypeElement(actor)),
                            protocol,
                            name.get(),
                            other)));
        });
        return diagnostics;
    }

    /** The actors, by the names of their protocols. */
    private static Map<String, String> places(Collection<ActorModel> actors) {
        Map<String, String> places = new TreeMap<>();
        actors.forEach(actor -> places.putIfAbsent(
                actor.protocolInterface().canonicalName(), actor.type().canonicalName()));
        return places;
    }

    private static String qualifiedName(@Nullable TypeElement type) {
        return type == null ? "" : type.getQualifiedName().toString();
    }

    private static Optional<String> name(@Nullable TypeElement protocol) {
        if (protocol == null) {
            return Optional.empty();
        }
        for (AnnotationMirror annotation : protocol.getAnnotationMirrors()) {
            if (annotation.getAnnotationType().asElement() instanceof TypeElement type
                    && type.getQualifiedName().contentEquals(ACTOR_PROTOCOL)) {
                return annotation.getElementValues().values().stream()
                        .map(AnnotationValue::getValue)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .findFirst();
            }
        }
        return Optional.empty();
    }
}
