package dev.troupe.processor.read;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import dev.troupe.processor.read.TypeUse.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * Reads types of the compiler.
 *
 * <p>It replaces type variables itself and does not use {@code Types.asMemberOf}: javac drops type annotations there, and
 * does not know those of class files.
 */
final class TypeUses {

    static final String NULLABLE = "org.jspecify.annotations.Nullable";

    private static final TypeName ANYTHING = WildcardTypeName.subtypeOf(ClassName.OBJECT);

    private final Problems problems;
    private final ConstraintAnnotations constraints;

    TypeUses(Problems problems, ConstraintAnnotations constraints) {
        this.problems = problems;
        this.constraints = constraints;
    }

    /**
     * Reads a type.
     *
     * @param type the type as declared
     * @param bindings what the type variables of the declaration stand for, by name
     * @param inClassFile for a declaration from a class file, what stands in that
     */
    TypeUse of(TypeMirror type, Map<String, TypeUse> bindings, TypeAnnotations inClassFile) {
        return of(type, bindings, inClassFile, "");
    }

    private TypeUse of(TypeMirror type, Map<String, TypeUse> bindings, TypeAnnotations inClassFile, String path) {
        List<StatedAnnotation> hidden = inClassFile.at(path);
        boolean nullable = isNullable(type)
                || hidden.stream().anyMatch(annotation -> annotation.name().equals(NULLABLE));
        return unconstrained(type, bindings, inClassFile, path, nullable)
                .withConstraints(constraints.of(type))
                .withConstraints(constraints.among(hidden));
    }

    private TypeUse unconstrained(
            TypeMirror type,
            Map<String, TypeUse> bindings,
            TypeAnnotations inClassFile,
            String path,
            boolean nullable) {
        return switch (type.getKind()) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE ->
                simple(Kind.PRIMITIVE, TypeName.get(type).withoutAnnotations(), nullable);
            case VOID -> simple(Kind.VOID, TypeName.VOID, nullable);
            case ARRAY -> array((ArrayType) type, bindings, inClassFile, path, nullable);
            case DECLARED -> declared((DeclaredType) type, bindings, inClassFile, path, nullable);
            case TYPEVAR -> variable((TypeVariable) type, bindings, nullable);
            case WILDCARD -> wildcard((WildcardType) type, bindings, inClassFile, path, nullable);
            case ERROR -> missing((ErrorType) type);
            default -> simple(Kind.OTHER, ANYTHING, nullable);
        };
    }

    private static boolean isNullable(TypeMirror type) {
        return type.getAnnotationMirrors().stream().anyMatch(mirror -> Annotations.is(mirror, NULLABLE));
    }

    private static TypeUse simple(Kind kind, TypeName name, boolean nullable) {
        return new TypeUse(kind, name, nullable, Optional.empty(), List.of());
    }

    private TypeUse array(
            ArrayType type, Map<String, TypeUse> bindings, TypeAnnotations inClassFile, String path, boolean nullable) {
        TypeUse element = of(type.getComponentType(), bindings, inClassFile, path + "[");
        return new TypeUse(Kind.ARRAY, ArrayTypeName.of(element.name()), nullable, Optional.empty(), List.of(element));
    }

    private TypeUse wildcard(
            WildcardType type,
            Map<String, TypeUse> bindings,
            TypeAnnotations inClassFile,
            String path,
            boolean nullable) {
        TypeMirror upper = type.getExtendsBound();
        TypeMirror bound = upper == null ? type.getSuperBound() : upper;
        if (bound == null) {
            return simple(Kind.WILDCARD, ANYTHING, nullable);
        }
        TypeUse of = of(bound, bindings, inClassFile, path + "*");
        TypeName name = of.name().box();
        return new TypeUse(
                Kind.WILDCARD,
                upper == null ? WildcardTypeName.supertypeOf(name) : WildcardTypeName.subtypeOf(name),
                nullable,
                Optional.empty(),
                List.of(of));
    }

    private TypeUse declared(
            DeclaredType type,
            Map<String, TypeUse> bindings,
            TypeAnnotations inClassFile,
            String path,
            boolean nullable) {
        TypeElement element = (TypeElement) type.asElement();
        List<TypeUse> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            arguments.add(of(argument, bindings, inClassFile, path + arguments.size() + ";"));
        }
        if (type.getEnclosingType() instanceof DeclaredType outer
                && of(outer, bindings, TypeAnnotations.NONE).name() instanceof ParameterizedTypeName generic) {
            return inner(element, generic, arguments, nullable);
        }
        if (arguments.isEmpty()) {
            Kind kind = element.getTypeParameters().isEmpty() ? Kind.DECLARED : Kind.RAW;
            return new TypeUse(kind, ClassName.get(element), nullable, Optional.of(element), List.of());
        }
        return parameterized(element, arguments, nullable);
    }

    /** An inner class of a generic one, whose type arguments belong to its name. */
    private static TypeUse inner(
            TypeElement element, ParameterizedTypeName outer, List<TypeUse> arguments, boolean nullable) {
        List<TypeName> names =
                arguments.stream().map(TypeUse::name).map(TypeName::box).toList();
        TypeName name = outer.nestedClass(element.getSimpleName().toString(), names);
        return new TypeUse(Kind.DECLARED, name, nullable, Optional.of(element), List.copyOf(arguments));
    }

    /** A generic type with these arguments. */
    static TypeUse parameterized(TypeElement element, List<TypeUse> arguments, boolean nullable) {
        TypeName[] names =
                arguments.stream().map(TypeUse::name).map(TypeName::box).toArray(TypeName[]::new);
        return new TypeUse(
                Kind.DECLARED,
                names.length == 0 ? ClassName.get(element) : ParameterizedTypeName.get(ClassName.get(element), names),
                nullable,
                Optional.of(element),
                List.copyOf(arguments));
    }

    private static TypeUse variable(TypeVariable type, Map<String, TypeUse> bindings, boolean nullable) {
        String name = type.asElement().getSimpleName().toString();
        TypeUse bound = bindings.get(name);
        if (bound == null) {
            return simple(Kind.VARIABLE, ClassName.get("", name), nullable);
        }
        return bound.withNullable(bound.nullable() || nullable);
    }

    private TypeUse missing(ErrorType type) {
        String name = type.asElement().toString();
        problems.await(name);
        return simple(Kind.MISSING, ClassName.get("", "Missing"), false);
    }
}
