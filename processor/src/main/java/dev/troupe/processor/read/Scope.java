package dev.troupe.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.read.TypeUse.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What the readers of one type share: the tools of the compiler, the package of the generated code, and the problems found
 * so far.
 */
record Scope(
        Elements elements,
        Types types,
        SourceTypes sources,
        ClassFiles classFiles,
        PackageElement generatedIn,
        Problems problems,
        ConstraintAnnotations constraints,
        TypeUses typeUses) {

    static Scope of(ProcessingEnvironment environment, SourceTypes sources, ClassFiles classFiles, TypeElement type) {
        Problems problems = new Problems();
        ConstraintAnnotations constraints = new ConstraintAnnotations(environment.getElementUtils());
        return new Scope(
                environment.getElementUtils(),
                environment.getTypeUtils(),
                sources,
                classFiles,
                environment.getElementUtils().getPackageOf(type),
                problems,
                constraints,
                new TypeUses(problems, constraints));
    }

    /**
     * The type as a generated signature names it, with {@code @Nullable} where the use has it. The annotation is left out
     * where generated code could not name it: a class file may use it without JSpecify on the class path.
     */
    TypeName signature(TypeUse use) {
        boolean isVisible = use.hasNullable()
                && elements.getTypeElement(elements.getModuleOf(generatedIn), TypeUses.NULLABLE) != null;
        return isVisible ? use.signature() : use.name();
    }

    /** The package that is generated into, as a message names it. */
    String packageName() {
        return generatedIn.isUnnamed() ? "the unnamed package" : "package " + generatedIn.getQualifiedName();
    }

    /**
     * The type of this name that the user has written and compiles now, and not a generated one. It looks only in the module of the
     * generated code: most names are free, and a search in every module of the JDK takes milliseconds for each.
     */
    Optional<TypeElement> written(ClassName name) {
        return Optional.ofNullable(elements.getTypeElement(elements.getModuleOf(generatedIn), name.canonicalName()))
                .filter(sources::contain)
                .filter(type -> !Annotations.has(type, "javax.annotation.processing.Generated"));
    }

    /** Notes which annotations of an element have values that are not there yet. */
    void awaitValues(Element element, Place place) {
        new UnresolvedValues(this).check(element, place);
    }

    /** Whether and why generated code cannot name a type. */
    Visibility visibility() {
        return new Visibility(elements, generatedIn);
    }

    /** Whether calling it has to reckon with a checked exception. */
    boolean throwsChecked(ExecutableElement executable) {
        return executable.getThrownTypes().stream()
                .anyMatch(thrown ->
                        !isSubtype(thrown, "java.lang.RuntimeException") && !isSubtype(thrown, "java.lang.Error"));
    }

    /** Whether a type, its arguments aside, is this class or interface or one below it. */
    boolean isSubtype(TypeMirror type, String qualifiedName) {
        TypeElement other = elements.getTypeElement(qualifiedName);
        return other != null && types.isSubtype(types.erasure(type), types.erasure(other.asType()));
    }

    /** Whether a class or interface extends another one, directly or through others. */
    boolean isBelow(TypeElement one, TypeElement other) {
        return !one.equals(other) && types.isSubtype(types.erasure(one.asType()), types.erasure(other.asType()));
    }

    /** A type as it stands in its own declaration; its type parameters stand for themselves. */
    TypeUse self(TypeElement type) {
        return typeUses.of(type.asType(), Map.of(), TypeAnnotations.NONE);
    }

    /** What the type parameters of a class or interface stand for where it is used so. */
    Map<String, TypeUse> bindings(TypeUse use) {
        Map<String, TypeUse> bindings = new HashMap<>();
        List<? extends TypeParameterElement> parameters =
                use.element().map(TypeElement::getTypeParameters).orElse(List.of());
        for (int i = 0; i < Math.min(parameters.size(), use.arguments().size()); i++) {
            bindings.put(
                    parameters.get(i).getSimpleName().toString(),
                    use.arguments().get(i));
        }
        return bindings;
    }

    TypeUse component(RecordComponentElement component, TypeUse record) {
        TypeElement element = record.element().orElseThrow();
        String name = component.getSimpleName().toString();
        TypeUse use = typeUses.of(
                component.asType(),
                bindings(record),
                sources.contain(element)
                        ? TypeAnnotations.NONE
                        : classFiles.of(element).component(name));
        return use.withDeclared(constraints.on(component));
    }

    /** The superclass, if there is one that is mentioned, and the interfaces of a class or interface. */
    List<TypeUse> supertypes(TypeUse use) {
        List<TypeUse> supertypes = new ArrayList<>();
        TypeElement element = use.element().orElseThrow();
        Map<String, TypeUse> bindings = bindings(use);
        TypeMirror superclass = element.getSuperclass();
        if (superclass.getKind() != TypeKind.NONE) {
            supertypes.add(typeUses.of(superclass, bindings, inSupertype(element, -1)));
        }
        for (TypeMirror superinterface : element.getInterfaces()) {
            int index = supertypes.size() - (superclass.getKind() == TypeKind.NONE ? 0 : 1);
            supertypes.add(typeUses.of(superinterface, bindings, inSupertype(element, index)));
        }
        return supertypes;
    }

    private TypeAnnotations inSupertype(TypeElement element, int index) {
        return sources.contain(element)
                ? TypeAnnotations.NONE
                : classFiles.of(element).supertype(index);
    }

    /** Whether all supertypes are there, at any distance; if not, what is missing has been noted. */
    boolean hasAllSupertypes(TypeUse use) {
        return supertypes(use).stream()
                .allMatch(supertype -> supertype.kind() != Kind.MISSING
                        && (supertype.element().isEmpty() || hasAllSupertypes(supertype)));
    }

    /** All uses of a class or interface among the supertypes of another, at any distance. */
    List<TypeUse> supertypesNamed(TypeUse use, String qualifiedName) {
        List<TypeUse> found = new ArrayList<>();
        for (TypeUse supertype : supertypes(use)) {
            if (supertype.is(qualifiedName)) {
                found.add(supertype);
            } else if (supertype.kind() == Kind.DECLARED || supertype.kind() == Kind.RAW) {
                found.addAll(supertypesNamed(supertype, qualifiedName));
            }
        }
        return found;
    }
}
