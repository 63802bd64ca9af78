package dev.troupe.processor.read;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Which types this compilation has the sources of, by the names of the top-level ones. */
final class SourceTypes {

    private final Set<String> topLevel = new HashSet<>();

    void add(RoundEnvironment round) {
        for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
            topLevel.add(type.getQualifiedName().toString());
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
