package dev.troupe.processor.write;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.TypeSpec;
import dev.troupe.processor.write.SourceFrame.Source;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

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
     * Writes types into the package of the one that they are generated for, in their order. If a type cannot be made, the files
     * after it are not written.
     *
     * @param types are made one after the other, each when the file before it is written
     * @param origin what they are generated for: when that is compiled again, the files are written again
     * @throws IOException if the compiler does not take a file
     */
    public void write(Stream<TypeSpec> types, TypeElement origin) throws IOException {
        SourceFrame frame = frame(origin);
        for (Iterator<TypeSpec> each = types.iterator(); each.hasNext(); ) {
            write(frame.render(each.next()), origin);
        }
    }

    private void write(Source source, TypeElement origin) throws IOException {
        try (Writer writer = create(source.name(), origin).openWriter()) {
            writer.write(source.text());
        } catch (IOException | InvalidPathException refused) {
            throw new UnwrittenFile(source.name(), refused);
        }
    }

    /** A compiler that compiles several modules at once wants to be told which of them a file belongs to. */
    private JavaFileObject create(String name, TypeElement origin) throws IOException {
        Filer filer = environment.getFiler();
        try {
            return filer.createSourceFile(name, origin);
        } catch (FilerException refused) {
            Optional<String> module = moduleOf(origin);
            if (module.isEmpty()) {
                throw refused;
            }
            return filer.createSourceFile(module.get() + "/" + name, origin);
        }
    }

    /** The name of the module of an element; empty for the unnamed one. */
    static Optional<String> moduleOf(Element element) {
        for (Element each = element; each != null; each = each.getEnclosingElement()) {
            if (each instanceof ModuleElement module && !module.isUnnamed()) {
                return Optional.of(module.getQualifiedName().toString());
            }
        }
        return Optional.empty();
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
