package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.ArrayOf;
import dev.troupe.processor.model.PayloadModel.Constrained;
import dev.troupe.processor.model.PayloadModel.Converted;
import dev.troupe.processor.model.PayloadModel.ListOf;
import dev.troupe.processor.model.PayloadModel.MapOf;
import dev.troupe.processor.model.PayloadModel.NullableOf;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.Scalar;
import dev.troupe.processor.model.PayloadModel.SetOf;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Payload types that are composed of others, such as a list of messages. */
final class Compositions {

    private Compositions() {}

    /** What it is composed of, written in its place. */
    static List<PayloadModel> parts(PayloadModel payload) {
        if (payload instanceof ListOf list) {
            return List.of(list.element());
        } else if (payload instanceof SetOf set) {
            return List.of(set.element());
        } else if (payload instanceof MapOf map) {
            return List.of(map.value());
        } else if (payload instanceof ArrayOf array) {
            return List.of(array.element());
        } else if (payload instanceof OptionalOf optional) {
            return List.of(optional.value());
        } else if (payload instanceof NullableOf nullable) {
            return List.of(nullable.value());
        } else if (payload instanceof Constrained constrained) {
            return List.of(constrained.value());
        } else if (payload instanceof Converted converted) {
            return List.of(converted.wire());
        }
        return List.of();
    }

    /** The name that its constant would like to have: {@code LIST_OF_MESSAGE}. */
    static String name(PayloadModel payload) {
        if (payload instanceof Scalar scalar) {
            return scalar.constant();
        } else if (payload instanceof Reference reference) {
            return reference.constant();
        } else if (payload instanceof ListOf list) {
            return "LIST_OF_" + name(list.element());
        } else if (payload instanceof SetOf set) {
            return "SET_OF_" + name(set.element());
        } else if (payload instanceof MapOf map) {
            return "MAP_OF_" + map.key().constant() + "_TO_" + name(map.value());
        } else if (payload instanceof ArrayOf array) {
            return "ARRAY_OF_" + name(array.element());
        } else if (payload instanceof OptionalOf optional) {
            return "OPTIONAL_OF_" + name(optional.value());
        } else if (payload instanceof NullableOf nullable) {
            return "NULLABLE_OF_" + name(nullable.value());
        } else if (payload instanceof Constrained constrained) {
            return constrained.constraints().stream()
                    .map(constraint -> constraint.rule().constant())
                    .collect(Collectors.joining("_", name(constrained.value()) + "_", ""));
        } else if (payload instanceof Converted converted) {
            return upperSnake(simpleName(converted.type())) + "_BY_" + converted.codecConstant();
        }
        throw new IllegalStateException("no name for " + payload);
    }

    private static String simpleName(TypeName type) {
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.rawType().simpleName();
        }
        return type instanceof ClassName name ? name.simpleName() : "VALUE";
    }

    private static String upperSnake(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toUpperCase(Locale.ROOT);
    }
}
