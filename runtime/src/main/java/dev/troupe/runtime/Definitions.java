package dev.troupe.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** The definitions of a system: where they are found, and what must hold between them. */
final class Definitions {

    private Definitions() {}

    /** Those that class path and module path name. */
    static List<ActorDefinition<?, ?, ?, ?>> discover() {
        List<ActorDefinition<?, ?, ?, ?>> found = new ArrayList<>();
        for (ActorDefinition<?, ?, ?, ?> definition : ServiceLoader.load(ActorDefinition.class)) {
            found.add(definition);
        }
        return found;
    }

    /**
     * Says what is wrong with them, before anything starts.
     *
     * @throws IllegalStateException if something is
     */
    static void check(List<ActorDefinition<?, ?, ?, ?>> found, Set<Class<?>> provided) {
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "There are no actors: no class on the class path is an @Actor that the annotation processor of Troupe"
                            + " has seen. Since JDK 23 javac runs no processor unless it is told to, by -processorpath or"
                            + " <annotationProcessorPaths>.");
        }
        Map<String, ActorDefinition<?, ?, ?, ?>> byProtocol = new HashMap<>();
        for (ActorDefinition<?, ?, ?, ?> definition : found) {
            ActorDefinition<?, ?, ?, ?> other =
                    byProtocol.put(definition.protocol().name(), definition);
            if (other != null) {
                throw new IllegalStateException("Two actors speak the protocol '"
                        + definition.protocol().name() + "': " + other.type().getName() + " and "
                        + definition.type().getName() + ". Name the one that is meant with actors(…).");
            }
            checkProvided(definition, provided);
        }
    }

    private static void checkProvided(ActorDefinition<?, ?, ?, ?> definition, Set<Class<?>> provided) {
        for (Class<?> wanted : definition.wants()) {
            if (!provided.contains(wanted)) {
                throw new IllegalStateException(definition.type().getName() + " wants a " + wanted.getName()
                        + ", which was not provided. Add provide(" + wanted.getSimpleName() + ".class, …).");
            }
        }
    }

    /**
     * What was said of protocols by their classes, by their names.
     *
     * @throws IllegalStateException if no actor has the class
     */
    static <T> Map<String, T> byProtocol(List<ActorDefinition<?, ?, ?, ?>> found, Map<Class<?>, T> byClass) {
        Map<String, T> byName = new HashMap<>();
        byClass.forEach((type, said) -> {
            List<String> names = found.stream()
                    .filter(definition -> type.isAssignableFrom(definition.type()))
                    .map(definition -> definition.protocol().name())
                    .toList();
            if (names.size() != 1) {
                throw new IllegalStateException("There is not one actor of " + type.getName() + " but " + names.size()
                        + ". Name an @ActorProtocol interface that an actor of this server implements.");
            }
            byName.put(names.get(0), said);
        });
        return byName;
    }
}
