package dev.troupe.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * A type where it is used. Its type variables are replaced by the types that they stand for, and {@code @Nullable} and
 * constraints are noted at every depth.
 *
 * @param kind what sort of type
 * @param name the type, annotations left out
 * @param nullable whether {@code @Nullable} stands on this use of it
 * @param element the class or interface; empty unless {@code kind} is {@code DECLARED} or {@code RAW}
 * @param arguments the type arguments; for an array, the type of its elements
 * @param constraints the constraints on this use of it
 */
record TypeUse(
        Kind kind,
        TypeName name,
        boolean nullable,
        Optional<TypeElement> element,
        List<TypeUse> arguments,
        List<StatedAnnotation> constraints) {

    private static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(ClassName.bestGuess(TypeUses.NULLABLE)).build();

    /** What sort of type. */
    enum Kind {
        PRIMITIVE,
        DECLARED,
        /** A generic class without type arguments. */
        RAW,
        ARRAY,
        WILDCARD,
        VARIABLE,
        VOID,
        /** Not there, perhaps not yet. */
        MISSING,
        /** An intersection or the like, which no signature can name. */
        OTHER
    }

    /** Without constraints. */
    TypeUse(Kind kind, TypeName name, boolean nullable, Optional<TypeElement> element, List<TypeUse> arguments) {
        this(kind, name, nullable, element, arguments, List.of());
    }

    TypeUse withNullable(boolean nullableHere) {
        return new TypeUse(kind, name, nullableHere, element, arguments, constraints);
    }

    /** With these as well. */
    TypeUse withConstraints(List<StatedAnnotation> more) {
        List<StatedAnnotation> all =
                Stream.concat(constraints.stream(), more.stream()).distinct().toList();
        return new TypeUse(kind, name, nullable, element, arguments, all);
    }

    /** With the constraints of another use of this type as well, at every depth. */
    TypeUse withConstraintsOf(TypeUse other) {
        List<TypeUse> merged = arguments.size() != other.arguments.size()
                ? arguments
                : IntStream.range(0, arguments.size())
                        .mapToObj(i -> arguments.get(i).withConstraintsOf(other.arguments.get(i)))
                        .toList();
        return new TypeUse(kind, name, nullable, element, merged, constraints).withConstraints(other.constraints);
    }

    /**
     * With those on the declaration that has this type. They are about the whole; where that is an array, the compiler has
     * them stand on its elements besides (JLS 9.7.4).
     */
    TypeUse withDeclared(List<StatedAnnotation> declared) {
        return withoutOnElements(declared).withConstraints(declared);
    }

    private TypeUse withoutOnElements(List<StatedAnnotation> declared) {
        if (kind != Kind.ARRAY) {
            return this;
        }
        TypeUse of = arguments.get(0);
        List<StatedAnnotation> left = of.constraints.stream()
                .filter(constraint -> of.kind == Kind.ARRAY || !declared.contains(constraint))
                .toList();
        TypeUse without = new TypeUse(of.kind, of.name, of.nullable, of.element, of.arguments, left);
        return new TypeUse(kind, name, nullable, element, List.of(without.withoutOnElements(declared)), constraints);
    }

    /** The same without constraints, at every depth. */
    TypeUse withoutConstraints() {
        return new TypeUse(
                kind,
                name,
                nullable,
                element,
                arguments.stream().map(TypeUse::withoutConstraints).toList(),
                List.of());
    }

    /** The constraints at every depth. */
    Stream<StatedAnnotation> allConstraints() {
        return Stream.concat(constraints.stream(), arguments.stream().flatMap(TypeUse::allConstraints));
    }

    /** Whether {@code @Nullable} stands on it, at any depth. */
    boolean hasNullable() {
        return nullable || arguments.stream().anyMatch(TypeUse::hasNullable);
    }

    /** The type with {@code @Nullable} wherever it stands. */
    TypeName signature() {
        if (!hasNullable()) {
            return name;
        }
        TypeName inside = name;
        if (kind == Kind.ARRAY) {
            inside = ArrayTypeName.of(arguments.get(0).signature());
        } else if (!arguments.isEmpty() && element.isPresent()) {
            TypeName[] names = arguments.stream()
                    .map(TypeUse::signature)
                    .map(TypeName::box)
                    .toArray(TypeName[]::new);
            inside = ParameterizedTypeName.get(ClassName.get(element.get()), names);
        }
        return nullable ? inside.annotated(NULLABLE) : inside;
    }

    /** Whether it is this class or interface. */
    boolean is(String qualifiedName) {
        return element.isPresent() && element.get().getQualifiedName().contentEquals(qualifiedName);
    }

    /** Its qualified name; empty if it is no class or interface. */
    String qualifiedName() {
        return element.map(type -> type.getQualifiedName().toString()).orElse("");
    }

    /** A key for the form on the wire. Annotations on the use itself do not change it. */
    String key() {
        if (arguments.isEmpty()) {
            return name.toString();
        }
        boolean isWhollyNamed = kind == Kind.WILDCARD || isInnerOfGeneric();
        return (isWhollyNamed
                        ? name.toString()
                        : element.map(TypeElement::getQualifiedName)
                                .map(Object::toString)
                                .orElse("[]"))
                + arguments.stream()
                        .map(argument -> argument.key()
                                + (argument.nullable ? "?" : "")
                                + (argument.constraints.isEmpty() ? "" : argument.constraints))
                        .collect(Collectors.joining(",", "<", ">"));
    }

    /** Whether type arguments of a class around it are part of its name. */
    boolean isInnerOfGeneric() {
        return name.toString().contains(">.");
    }

    /** How deeply type arguments are nested in it; 0 if it has none. */
    int depth() {
        return arguments.stream()
                .mapToInt(argument -> argument.depth() + 1)
                .max()
                .orElse(0);
    }

    /** The type as a message names it, without packages. */
    String text() {
        return switch (kind) {
            case ARRAY -> arguments.get(0).text() + "[]";
            case WILDCARD ->
                arguments.isEmpty()
                        ? "?"
                        : (name instanceof WildcardTypeName wildcard
                                                && wildcard.lowerBounds().isEmpty()
                                        ? "? extends "
                                        : "? super ")
                                + arguments.get(0).text();
            case DECLARED, RAW ->
                element.map(TypeElement::getSimpleName).map(Object::toString).orElse("?")
                        + (arguments.isEmpty()
                                ? ""
                                : arguments.stream().map(TypeUse::text).collect(Collectors.joining(", ", "<", ">")));
            default -> name.toString();
        };
    }
}
