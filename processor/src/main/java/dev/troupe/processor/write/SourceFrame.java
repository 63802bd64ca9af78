package dev.troupe.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the files have in common that are generated for one type.
 *
 * @param packageName their package
 * @param stated annotations of that type that hold for what is generated for it, too
 * @param generatedBy the processor that {@code @Generated} names; empty where there is no such annotation
 * @param inheritedNames simple names that mean something else in what implements that type
 * @param implicit the types of {@code java.lang} that need no import, since their package has none of the same name
 */
record SourceFrame(
        String packageName,
        Stated stated,
        Optional<String> generatedBy,
        Set<String> inheritedNames,
        Set<String> implicit) {

    private static final String IMPORT = "import java.lang.";

    static final String GENERATED = "javax.annotation.processing.Generated";

    /**
     * A file.
     *
     * @param name the qualified name of its type
     * @param text its content
     */
    record Source(String name, String text) {}

    /**
     * What stands on the type that is generated for.
     *
     * @param annotations those that generated types repeat
     * @param nullMarked whether nothing is null in generated code unless it says so
     */
    record Stated(List<AnnotationSpec> annotations, boolean nullMarked) {}

    private CodeBlock suppressed() {
        CodeBlock others = CodeBlock.of("$S, $S, $S", "deprecation", "exports", "removal");
        // A local variable of a reader is null until its member comes, which NullAway cannot follow.
        return stated.nullMarked() ? CodeBlock.of("{$S, $L}", "NullAway", others) : CodeBlock.of("{$L}", others);
    }

    /** Renders a type. It asks the compiler nothing. */
    Source render(TypeSpec type) {
        TypeSpec.Builder framed = type.toBuilder()
                // A warning belongs where the user's code stands, which has deprecated a type or exports it no further.
                .addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", suppressed())
                        .build());
        stated.annotations().forEach(framed::addAnnotation);
        generatedBy.ifPresent(processor -> framed.addAnnotation(AnnotationSpec.builder(ClassName.bestGuess(GENERATED))
                .addMember("value", "$S", processor)
                .build()));
        framed.alwaysQualify(inheritedNames.toArray(String[]::new));
        // An imported type of such a name would hide the package of all that is written in full.
        framed.alwaysQualify(
                "com", "dev", "jakarta", "java", "javax", packageName.split("\\.", 2)[0]);
        // The package may have an Override of its own.
        JavaFile file = JavaFile.builder(packageName, framed.build())
                .indent("    ")
                .skipJavaLangImports(false)
                .build();
        String name = (packageName.isEmpty() ? "" : packageName + ".") + type.name();
        return new Source(name, AsciiSource.escaped(Layout.tidy(withoutImplicitImports(file.toString()))));
    }

    private String withoutImplicitImports(String source) {
        int begin = source.indexOf(IMPORT);
        if (begin < 0) {
            return source;
        }
        StringBuilder kept = new StringBuilder(source.substring(0, begin));
        int at = begin;
        while (source.startsWith(IMPORT, at)) {
            int end = source.indexOf(";\n", at);
            if (!implicit.contains(source.substring(at + IMPORT.length(), end))) {
                kept.append(source, at, end + 2);
            }
            at = end + 2;
        }
        return kept.append(source, at, source.length()).toString();
    }
}
