package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.KEY_TYPES;
import static dev.troupe.processor.emit.LibraryTypes.PAYLOADS;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.ArrayOf;
import dev.troupe.processor.model.PayloadModel.Constrained;
import dev.troupe.processor.model.PayloadModel.Converted;
import dev.troupe.processor.model.PayloadModel.KeyModel;
import dev.troupe.processor.model.PayloadModel.ListOf;
import dev.troupe.processor.model.PayloadModel.MapOf;
import dev.troupe.processor.model.PayloadModel.NullableOf;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.Scalar;
import dev.troupe.processor.model.PayloadModel.SetOf;
import java.util.Map;
import java.util.Optional;

/**
 * The expressions that stand for a payload type, inside the codec.
 *
 * @param enumKeys the constants of enums that are keys of maps, by the constants of the enums
 */
record PayloadCode(Map<String, String> enumKeys) {

    /** The expression that makes the payload type, from constants that are there before it. */
    CodeBlock construction(PayloadModel payload) {
        Optional<CodeBlock> constant = constant(payload);
        if (constant.isPresent()) {
            return constant.get();
        }
        if (payload instanceof ListOf list) {
            return CodeBlock.of("$T.list($L)", PAYLOADS, construction(list.element()));
        } else if (payload instanceof SetOf set) {
            return CodeBlock.of("$T.set($L)", PAYLOADS, construction(set.element()));
        } else if (payload instanceof MapOf map) {
            return CodeBlock.of("$T.map($L, $L)", PAYLOADS, key(map.key()), construction(map.value()));
        } else if (payload instanceof ArrayOf array) {
            return CodeBlock.of("$T.array($L, $L)", PAYLOADS, construction(array.element()), newArray(array));
        } else if (payload instanceof OptionalOf optional) {
            return CodeBlock.of("$T.optional($L)", PAYLOADS, construction(optional.value()));
        } else if (payload instanceof NullableOf nullable) {
            return CodeBlock.of("$T.nullable($L)", PAYLOADS, construction(nullable.value()));
        } else if (payload instanceof Constrained constrained) {
            return CodeBlock.of(
                    "$T.constrained($L,$W$L)",
                    PAYLOADS,
                    construction(constrained.value()),
                    CodeBlock.join(
                            constrained.constraints().stream()
                                    .map(ConstraintCode::of)
                                    .toList(),
                            ",$W"));
        } else if (payload instanceof Converted converted) {
            return CodeBlock.of(
                    "$T.converted($L, $L)", PAYLOADS, converted.codecConstant(), construction(converted.wire()));
        }
        throw new IllegalStateException("no construction for " + payload);
    }

    /** The constant of a payload type that has one without our help. */
    static Optional<CodeBlock> constant(PayloadModel payload) {
        if (payload instanceof Scalar scalar) {
            return Optional.of(CodeBlock.of("$T.$L", PAYLOADS, scalar.constant()));
        } else if (payload instanceof Reference reference) {
            return Optional.of(CodeBlock.of("$L", reference.constant()));
        }
        return Optional.empty();
    }

    /** An enum has a constant of its own for its use as a key. */
    private CodeBlock key(KeyModel key) {
        return key.isEnum()
                ? CodeBlock.of("$L", enumKeys.get(key.constant()))
                : CodeBlock.of("$T.$L", KEY_TYPES, key.constant());
    }

    /** An array of a generic type can only be made by a cast. */
    private static CodeBlock newArray(ArrayOf array) {
        return isGeneric(array.type())
                ? CodeBlock.of(
                        "size -> ($T) new $T[size]$L",
                        array.type(),
                        innermost(array.type()),
                        "[]".repeat(depth(array.type()) - 1))
                : CodeBlock.of("$T::new", array.type());
    }

    /** Whether making it takes an unchecked cast. */
    static boolean hasGenericArray(PayloadModel payload) {
        return (payload instanceof ArrayOf array && isGeneric(array.type()))
                || Compositions.parts(payload).stream().anyMatch(PayloadCode::hasGenericArray);
    }

    static boolean isGeneric(TypeName type) {
        return type instanceof ArrayTypeName array
                ? isGeneric(array.componentType())
                : type instanceof ParameterizedTypeName;
    }

    /** The raw type of the elements of an array of arrays. */
    private static TypeName innermost(TypeName type) {
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.rawType();
        }
        return type instanceof ArrayTypeName array ? innermost(array.componentType()) : type;
    }

    private static int depth(TypeName type) {
        return type instanceof ArrayTypeName array ? 1 + depth(array.componentType()) : 0;
    }
}
