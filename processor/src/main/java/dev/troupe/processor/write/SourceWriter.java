package dev.troupe.processor.write;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.TypeSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Writes generated types, each into a file of its own, and adds what they all have in common.
 *
 * <ul>
 *   <li>Types are made and rendered beside the compiler's thread, while that reads on; a machine with one processor does so on
 *       the compiler's thread.
 *   <li>The compiler is asked, and files are created, on its own thread alone, and in the order of the calls.
 *   <li>What is written does not depend on which thread has made it, nor when.
 *   <li>When a round has ended nothing is under way any more, and no thread is left.
 * </ul>
 *
 * <p>Used by the compiler's thread alone.
 */
public final class SourceWriter {

    /** What generated code takes from {@code java.lang}. */
    private static final List<String> OF_JAVA_LANG = List.of(
            "AutoCloseable",
            "Boolean",
            "Byte",
            "Character",
            "Class",
            "Deprecated",
            "Double",
            "Exception",
            "Float",
            "FunctionalInterface",
            "IllegalArgumentException",
            "Integer",
            "Long",
            "Object",
            "Override",
            "Short",
            "String",
            "SuppressWarnings",
            "Throwable",
            "Void");

    private final Map<String, Set<String>> implicit = new HashMap<>();
    private final ProcessingEnvironment environment;
    private final String processor;
    private final RenderingThreads threads;

    /** Writes for this processor, whose name the files carry. */
    public SourceWriter(ProcessingEnvironment environment, Class<?> processor) {
        this(environment, processor, Runtime.getRuntime().availableProcessors());
    }

    /** Writes as on a machine with so many processors. */
    SourceWriter(ProcessingEnvironment environment, Class<?> processor, int processors) {
        this.environment = environment;
        this.processor = processor.getCanonicalName();
        this.threads = new RenderingThreads(processors);
    }

    /**
     * Begins to write types into the package of the one that they are generated for.
     *
     * @param types make the types; each is called once, by any thread, and may ask the compiler nothing
     * @param origin what they are generated for: when that is compiled again, the files are written again
     * @return what is to be written before the round ends
     */
    public PendingSources begin(List<Supplier<TypeSpec>> types, TypeElement origin) {
        SourceFrame frame = frame(origin);
        List<FutureTask<SourceFrame.Source>> renderings = types.stream()
                .map(type -> new FutureTask<>(() -> frame.render(type.get())))
                .toList();
        renderings.forEach(threads::begin);
        return new PendingSources(environment.getFiler(), origin, threads, renderings);
    }

    /** The round ends: what has been begun in it and is not written yet will not be. */
    public void endRound() {
        threads.endRound();
    }

    private SourceFrame frame(TypeElement origin) {
        Elements elements = environment.getElementUtils();
        String packageName = elements.getPackageOf(origin).getQualifiedName().toString();
        // A module that does not read java.compiler has no such annotation.
        boolean hasGenerated = elements.getTypeElement(elements.getModuleOf(origin), SourceFrame.GENERATED) != null;
        TypeSpec.Builder namesake = TypeSpec.classBuilder(origin.getSimpleName().toString());
        qualifyWhatIsInherited(namesake, origin, new HashSet<>());
        return new SourceFrame(
                packageName,
                StatedOnOrigin.of(origin),
                hasGenerated ? Optional.of(processor) : Optional.empty(),
                namesake.build().alwaysQualifiedNames(),
                implicit.computeIfAbsent(packageName, none -> implicit(elements.getPackageOf(origin))));
    }

    private Set<String> implicit(PackageElement home) {
        Elements elements = environment.getElementUtils();
        ModuleElement module = elements.getModuleOf(home);
        String prefix = home.isUnnamed() ? "" : home.getQualifiedName() + ".";
        return OF_JAVA_LANG.stream()
                .filter(name -> module == null
                        ? elements.getTypeElement(prefix + name) == null
                        : elements.getTypeElement(module, prefix + name) == null)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A generated class that implements a user's interface inherits the simple names of all that is nested in it. */
    private static void qualifyWhatIsInherited(TypeSpec.Builder type, TypeElement origin, Set<TypeElement> seen) {
        if (seen.add(origin)) {
            type.avoidClashesWithNestedClasses(origin);
            ElementFilter.typesIn(origin.getEnclosedElements())
                    .forEach(nested -> qualifyWhatIsInherited(type, nested, seen));
            origin.getInterfaces()
                    .forEach(parent -> qualifyWhatIsInherited(type, MoreTypes.asTypeElement(parent), seen));
        }
    }
}
