package dev.troupe.processor.write;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Writes generated types, each into a file of its own, and adds what they all have in common. */
public final class SourceWriter {

    private static final String GENERATED = "javax.annotation.processing.Generated";

    private final ProcessingEnvironment environment;
    private final String processor;

    /** Writes for this processor, whose name the files carry. */
    public SourceWriter(ProcessingEnvironment environment, Class<?> processor) {
        this.environment = environment;
        this.processor = processor.getCanonicalName();
    }

    /**
     * Writes a type into the package of the one that it is generated for.
     *
     * @param type the type
     * @param origin what it is generated for: when that is compiled again, the file is written again
     * @throws IOException if the compiler does not take it
     */
    public void write(TypeSpec type, TypeElement origin) throws IOException {
        Elements elements = environment.getElementUtils();
        TypeSpec.Builder framed = type.toBuilder()
                // What the user's code has deprecated, or exports no further, is no news to who compiles what follows.
                .addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", "{$S, $S, $S}", "deprecation", "exports", "removal")
                        .build());
        // A module that does not read java.compiler has no such annotation.
        if (elements.getTypeElement(elements.getModuleOf(origin), GENERATED) != null) {
            framed.addAnnotation(AnnotationSpec.builder(ClassName.bestGuess(GENERATED))
                    .addMember("value", "$S", processor)
                    .build());
        }
        qualifyWhatIsInherited(framed, origin, new HashSet<>());
        String packageName = elements.getPackageOf(origin).getQualifiedName().toString();
        // The types of java.lang are imported as all others: the package may have an Override of its own, now or later.
        JavaFile file = JavaFile.builder(packageName, framed.build())
                .indent("    ")
                .skipJavaLangImports(false)
                .build();
        String name = (packageName.isEmpty() ? "" : packageName + ".") + type.name();
        try (Writer writer =
                environment.getFiler().createSourceFile(name, origin).openWriter()) {
            writer.write(Layout.tidy(file.toString()));
        }
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
