package dev.troupe.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * A parameter of an action or an event, or a component of a record.
 *
 * @param name its name in the source
 * @param wireName its name on the wire
 * @param type its type as declared, annotations left out
 * @param signature the same with {@code @Nullable} where the declaration has it
 * @param payload how it is read and written
 */
public record MemberModel(String name, String wireName, TypeName type, TypeName signature, PayloadModel payload) {

    /** Whether it may be absent from the message. */
    public boolean isOptional() {
        return payload instanceof PayloadModel.OptionalOf
                || payload instanceof PayloadModel.NullableOf
                || (payload instanceof PayloadModel.Scalar scalar && scalar.isAbsence());
    }
}
