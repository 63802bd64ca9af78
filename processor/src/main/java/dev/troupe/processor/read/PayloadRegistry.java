package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import dev.troupe.processor.model.PayloadModel.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The payload types of one protocol that have a constant of their own, each once, with their names in the generated codec.
 * The order of reading is the order of the source, and gives the names.
 */
final class PayloadRegistry {

    /** The names of one payload type: {@code MESSAGE}, and {@code Message} for {@code readMessage}. */
    record Naming(String constant, String stem) {}

    private final Names constants = new Names();
    private final Names stems = new Names();
    private final Map<String, Naming> known = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final List<Named> payloads = new ArrayList<>();
    private final Map<ClassName, String> codecs = new HashMap<>();
    private final Set<String> incomplete = new HashSet<>();

    Optional<Naming> find(TypeUse use) {
        return Optional.ofNullable(known.get(use.key()));
    }

    /** Names a payload type before it is read, so that it may contain itself. */
    Naming register(TypeUse use, Place place) {
        String simple = stem(use);
        String full = enclosing(use.element().orElseThrow()) + simple;
        Naming naming = name(List.of(simple, full));
        known.put(use.key(), naming);
        places.put(naming.constant(), place);
        return naming;
    }

    /** Gives out the first of these stems that is free, or the last with a number. */
    Naming name(List<String> candidates) {
        String stem = candidates.stream()
                .filter(this::isFree)
                .findFirst()
                .orElseGet(() -> numbered(candidates.get(candidates.size() - 1)));
        stems.take(stem);
        constants.take(Names.constant(stem));
        return new Naming(Names.constant(stem), stem);
    }

    private boolean isFree(String stem) {
        return stems.isFree(stem) && constants.isFree(Names.constant(stem));
    }

    private String numbered(String stem) {
        int number = 2;
        while (!isFree(stem + "_" + number)) {
            number++;
        }
        return stem + "_" + number;
    }

    /** Where the payload type with this constant was first met. */
    Place place(String constant) {
        return Objects.requireNonNull(places.get(constant));
    }

    /** Notes a sealed interface with a variant that was reported, or with none. */
    void markIncomplete(String constant) {
        incomplete.add(constant);
    }

    /** The constants of those that were marked. */
    Set<String> incomplete() {
        return Set.copyOf(incomplete);
    }

    /** Adds what has been read; what it contains has been added before, unless that contains it in turn. */
    void add(Named payload) {
        payloads.add(payload);
    }

    List<Named> payloads() {
        return List.copyOf(payloads);
    }

    String codecConstant(ClassName codec) {
        return codecs.computeIfAbsent(
                codec,
                name -> constants.give(
                        Names.constant(name.simpleName()), Names.constant(String.join("", name.simpleNames()))));
    }

    /** {@code PageOfMessage}. */
    private static String stem(TypeUse use) {
        String simple = use.kind() == TypeUse.Kind.ARRAY
                ? "Array"
                : use.element()
                        .map(element -> element.getSimpleName().toString())
                        .orElseGet(() -> Names.capitalized(use.name().toString()));
        if (use.arguments().isEmpty()) {
            return simple;
        }
        return simple
                + use.arguments().stream()
                        .map(argument -> (argument.nullable() ? "Nullable" : "") + stem(argument))
                        .collect(Collectors.joining("And", "Of", ""));
    }

    private static String enclosing(TypeElement type) {
        StringBuilder names = new StringBuilder();
        for (Element each = type.getEnclosingElement();
                each instanceof TypeElement;
                each = each.getEnclosingElement()) {
            names.insert(0, each.getSimpleName());
        }
        return names.toString();
    }
}
