package dev.troupe.processor.emit;

import com.palantir.javapoet.NameAllocator;
import java.util.Collection;

/**
 * The names inside one generated method. Those that the generated code needs for itself are taken first; a name of the
 * user's that meets one of them gets an underscore at its end.
 */
final class LocalNames {

    private final NameAllocator names = new NameAllocator();

    private LocalNames() {}

    /** Names of which these are taken. */
    static LocalNames without(Collection<String> taken) {
        LocalNames local = new LocalNames();
        taken.stream().distinct().forEach(local.names::newName);
        return local;
    }

    /** Takes a name for {@code name}, or for something close to it. */
    String of(String name) {
        return names.newName(name);
    }
}
