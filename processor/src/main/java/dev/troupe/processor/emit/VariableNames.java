package dev.troupe.processor.emit;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the variables of generated code apart from the types and packages that it names. Where an expression begins with an
 * identifier, Java takes it for a variable if there is one of that name, and never finds the type. So no field, parameter or
 * local variable of generated code is called like anything that the name of a type begins with: it gets more underscores at
 * its end than any of those has.
 *
 * <p>Two different names stay different. Immutable.
 */
final class VariableNames {

    private final Set<String> stems;
    private final String suffix;

    /** Variables that are not called like any of {@code taken}, whatever underscores are at the end of either. */
    VariableNames(Collection<String> taken) {
        this.stems = taken.stream().map(VariableNames::stem).collect(Collectors.toUnmodifiableSet());
        int most = taken.stream()
                .mapToInt(name -> name.length() - stem(name).length())
                .max()
                .orElse(0);
        this.suffix = "_".repeat(most + 1);
    }

    /** The variable that would like to be called {@code name}. */
    String of(String name) {
        return stems.contains(stem(name)) ? name + suffix : name;
    }

    private static String stem(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '_') {
            end--;
        }
        return name.substring(0, end);
    }
}
