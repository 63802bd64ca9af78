package dev.troupe.processor.read;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;

/** Knows which types have their sources in this compilation, by the names of their top-level types. */
final class SourceTypes {

    private static final Optional<Method> FILE_OF = fileOf();

    private final Elements elements;
    private final Set<String> topLevel = new HashSet<>();

    SourceTypes(Elements elements) {
        this.elements = elements;
    }

    void add(RoundEnvironment round) {
        for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
            if (!isClassFile(type)) {
                topLevel.add(type.getQualifiedName().toString());
            }
        }
    }

    /** An incremental build can hand over class files to be processed again; compilers of Java 18 and later can tell. */
    private boolean isClassFile(TypeElement type) {
        try {
            return FILE_OF.isPresent()
                    && FILE_OF.get().invoke(elements, type) instanceof FileObject file
                    && file.getName().endsWith(".class");
        } catch (ReflectiveOperationException notTold) {
            return false;
        }
    }

    private static Optional<Method> fileOf() {
        try {
            return Optional.of(Elements.class.getMethod("getFileObjectOf", Element.class));
        } catch (NoSuchMethodException before18) {
            return Optional.empty();
        }
    }

    /** Whether the element stands in a source, so that a diagnostic can point at it. */
    boolean contain(Element element) {
        Element outermost = element;
        while (outermost.getEnclosingElement() != null
                && !(outermost.getEnclosingElement() instanceof PackageElement)) {
            outermost = outermost.getEnclosingElement();
        }
        return outermost instanceof TypeElement type
                && topLevel.contains(type.getQualifiedName().toString());
    }
}
