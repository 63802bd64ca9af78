package dev.troupe.processor.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * Finds classes that implement a protocol and that no server finds. Where a protocol has an actor, in this compilation or on
 * the class path, other classes may implement it as well: fakes for tests, or classes that pass calls on.
 */
public final class UnmarkedActors {

    private static final String RUNTIME = "dev.troupe.runtime.ActorDefinition";

    private final Elements elements;

    /** Finds types among these. */
    public UnmarkedActors(Elements elements) {
        this.elements = elements;
    }

    /**
     * Looks at all classes of a compilation.
     *
     * @param names the qualified names of the classes that the user has written
     * @param definitions the names of the definitions of actors that were compiled before
     * @return one diagnostic for each class that could be the actor of its protocol
     */
    public List<Diagnostic> check(Collection<String> names, Collection<String> definitions) {
        if (elements.getTypeElement(RUNTIME) == null) {
            return List.of();
        }
        Set<TypeElement> served = new LinkedHashSet<>();
        for (String definition : definitions) {
            TypeElement protocol = DefinedProtocol.of(elements.getTypeElement(definition));
            if (protocol != null) {
                served.add(protocol);
            }
        }
        Map<TypeElement, Set<TypeElement>> unmarked = new LinkedHashMap<>();
        for (String name : new TreeSet<>(names)) {
            TypeElement type = elements.getTypeElement(name);
            if (type == null) {
                continue;
            }
            Set<TypeElement> protocols = protocols(type);
            if (has(type, "dev.troupe.Actor")) {
                served.addAll(protocols);
            } else if (!protocols.isEmpty() && couldBeAnActor(type)) {
                unmarked.put(type, protocols);
            }
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        unmarked.forEach((type, protocols) -> {
            if (protocols.stream().noneMatch(served::contains)) {
                diagnostics.add(Diagnostic.of(
                        DiagnosticCode.ACTOR_NOT_MARKED,
                        Position.of(type),
                        type.getSimpleName(),
                        protocols.iterator().next().getSimpleName()));
            }
        });
        return diagnostics;
    }

    private static boolean couldBeAnActor(TypeElement type) {
        Set<Modifier> modifiers = type.getModifiers();
        boolean isInner = type.getEnclosingElement() instanceof TypeElement && !modifiers.contains(Modifier.STATIC);
        return type.getKind() == ElementKind.CLASS
                && !modifiers.contains(Modifier.ABSTRACT)
                && !modifiers.contains(Modifier.PRIVATE)
                && !isInner
                && type.getTypeParameters().isEmpty()
                && !has(type, "javax.annotation.processing.Generated");
    }

    private static Set<TypeElement> protocols(TypeElement type) {
        Set<TypeElement> protocols = new LinkedHashSet<>();
        try {
            collect(type, protocols, new LinkedHashSet<>());
        } catch (RuntimeException incomplete) {
            // javac throws where the class file of a supertype is missing. It concerns a class that may have nothing to
            // do with us.
            return Set.of();
        }
        return protocols;
    }

    private static void collect(TypeElement type, Set<TypeElement> protocols, Set<TypeElement> seen) {
        List<TypeMirror> above = new ArrayList<>(type.getInterfaces());
        above.add(type.getSuperclass());
        for (TypeMirror mirror : above) {
            if (mirror instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement supertype
                    && seen.add(supertype)) {
                if (has(supertype, "dev.troupe.ActorProtocol")) {
                    protocols.add(supertype);
                }
                collect(supertype, protocols, seen);
            }
        }
    }

    private static boolean has(TypeElement type, String annotation) {
        for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().asElement() instanceof TypeElement found
                    && found.getQualifiedName().contentEquals(annotation)) {
                return true;
            }
        }
        return false;
    }
}
