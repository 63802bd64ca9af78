package dev.troupe.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * An action.
 *
 * @param index its place, from 0
 * @param method the name of the method
 * @param declaredIn the interface that declares the method, for javadoc
 * @param wireName its name on the wire
 * @param constant its constant in the descriptor, {@code POST}
 * @param argumentsRecord the simple name of the record of its arguments in the codec, {@code PostArguments}, if they need one
 * @param argumentsConstant the constant of that record's payload type, {@code POST_ARGUMENTS}
 * @param kind how it runs
 * @param access who may call it
 * @param parameters in their order
 * @param result what it returns
 * @param thrown the exceptions it declares
 * @param deprecated {@code @Deprecated}, if it has it
 */
public record ActionModel(
        int index,
        String method,
        ClassName declaredIn,
        String wireName,
        String constant,
        String argumentsRecord,
        String argumentsConstant,
        Kind kind,
        Access access,
        List<MemberModel> parameters,
        Result result,
        List<ClassName> thrown,
        Optional<AnnotationSpec> deprecated) {

    /** How an action runs; the constants of {@code Action.Kind}. */
    public enum Kind {
        /** Alone. */
        EXCLUSIVE,
        /** Beside other readers. */
        READ_ONLY,
        /** Alone, without a reply. */
        ONE_WAY
    }

    /** Who may call an action. */
    public sealed interface Access {

        /** Every connected client. */
        record Everybody() implements Access {}

        /** Clients that have one of these roles. Without a role in the list, no client. */
        record Roles(List<String> names) implements Access {}
    }

    /** What an action returns. */
    public sealed interface Result {

        /** The return type as the interface declares it; of its annotations only {@code @Nullable}. */
        TypeName declared();

        /** {@code void}. */
        record Nothing() implements Result {
            @Override
            public TypeName declared() {
                return TypeName.VOID;
            }
        }

        /** {@code CompletionStage<Void>}, or another stage type of it. */
        record StageOfNothing(TypeName declared) implements Result {}

        /** A value. */
        record Value(TypeName declared, PayloadModel payload) implements Result {}

        /** A stage of a value; {@code value} is the boxed type of the value. */
        record StageOfValue(TypeName declared, TypeName value, PayloadModel payload) implements Result {}
    }
}
