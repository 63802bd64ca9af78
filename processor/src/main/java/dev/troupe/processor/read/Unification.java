package dev.troupe.processor.read;

import dev.troupe.processor.read.TypeUse.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the types that the type parameters of a declaration stand for, so that the declared types become certain others.
 * {@code List<T>} becomes {@code List<String>} where {@code T} is {@code String}, and never becomes {@code Set<String>}.
 *
 * <p>{@code @Nullable} makes no difference, since it does not change a type for the compiler.
 */
final class Unification {

    private final Map<String, TypeUse> bindings = new HashMap<>();

    /** What the variables stand for; empty if the types do not fit. */
    static Optional<Map<String, TypeUse>> of(List<TypeUse> declared, List<TypeUse> actual) {
        Unification unification = new Unification();
        return unification.fit(declared, actual) ? Optional.of(unification.bindings) : Optional.empty();
    }

    private boolean fit(List<TypeUse> declared, List<TypeUse> actual) {
        boolean fits = declared.size() == actual.size();
        for (int i = 0; fits && i < declared.size(); i++) {
            fits = fits(declared.get(i), actual.get(i));
        }
        return fits;
    }

    private boolean fits(TypeUse declared, TypeUse actual) {
        if (declared.kind() == Kind.MISSING || actual.kind() == Kind.MISSING) {
            // It is waited for, and read again when it is there.
            return true;
        }
        if (declared.kind() == Kind.VARIABLE) {
            TypeUse bound = bindings.putIfAbsent(declared.name().toString(), actual);
            return bound == null || bound.name().equals(actual.name());
        }
        if (declared.arguments().isEmpty() || declared.kind() == Kind.WILDCARD) {
            return declared.name().equals(actual.name());
        }
        return declared.kind() == actual.kind()
                && declared.qualifiedName().equals(actual.qualifiedName())
                && fit(declared.arguments(), actual.arguments());
    }
}
