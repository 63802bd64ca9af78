package dev.troupe.processor.emit;

import com.palantir.javapoet.NameAllocator;
import java.util.Collection;
import java.util.Set;

/**
 * The names inside one generated method. Those that the generated code needs for itself are taken first; a name of the
 * user's that meets one of them gets an underscore at its end.
 */
final class LocalNames {

    private final Set<String> taken;
    private final NameAllocator given = new NameAllocator();

    private LocalNames(Set<String> taken) {
        this.taken = taken;
    }

    /** Names of which these are taken. An unmodifiable set is not copied, so that many methods may share a large one. */
    static LocalNames without(Collection<String> taken) {
        return new LocalNames(Set.copyOf(taken));
    }

    /** Takes a name for {@code name}, or for something close to it. */
    String of(String name) {
        String close = allocate(name);
        while (taken.contains(close)) {
            close = allocate(close);
        }
        return close;
    }

    /** For a name without a tag the allocator draws a random one, which costs more than all the rest. */
    private String allocate(String name) {
        return given.newName(name, new Object());
    }
}
