package dev.troupe.processor.write;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.TypeSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Writes generated types, each into a file of its own, and adds what they all have in common. Used by the compiler's thread
 * alone.
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

    /** Writes for this processor, whose name the files carry. */
    public SourceWriter(ProcessingEnvironment environment, Class<?> processor) {
        this.environment = environment;
        this.processor = processor.getCanonicalName();
    }

    /**
     * Prepares to write types into the package of the one that they are generated for.
     *
     * @param types make the types; each is called once
     * @param origin what they are generated for: when that is compiled again, the files are written again
     * @return what is to be written in the same round
     */
    public PendingSources prepare(List<Supplier<TypeSpec>> types, TypeElement origin) {
        return new PendingSources(environment.getFiler(), origin, frame(origin), types);
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
