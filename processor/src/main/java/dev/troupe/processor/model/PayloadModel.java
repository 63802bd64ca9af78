package dev.troupe.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.stream.IntStream;

/** How a type is read and written. */
public sealed interface PayloadModel {

    /** The Java type, unboxed where it is declared so. */
    TypeName type();

    /**
     * A type that the library knows.
     *
     * @param type the Java type
     * @param access the stem of the methods of {@code PayloadReader} and {@code PayloadWriter} that read and write it
     *     directly, {@code Long} for {@code readLong} and {@code writeLong}; empty if there are none
     * @param constant its constant in {@code Payloads}, {@code LONG}
     */
    record Scalar(TypeName type, String access, String constant) implements PayloadModel {

        /** Whether it is {@code OptionalInt} or one of its like. */
        public boolean isAbsence() {
            return constant.startsWith("OPTIONAL_");
        }
    }

    /** A list. */
    record ListOf(TypeName type, PayloadModel element) implements PayloadModel {}

    /** A set. */
    record SetOf(TypeName type, PayloadModel element) implements PayloadModel {}

    /**
     * A map.
     *
     * @param key how the key is written as the name of a member
     */
    record MapOf(TypeName type, KeyModel key, PayloadModel value) implements PayloadModel {}

    /** An array of references; arrays of primitives are scalars. */
    record ArrayOf(TypeName type, PayloadModel element) implements PayloadModel {}

    /** An {@code Optional}; {@code OptionalInt} and its like are scalars. */
    record OptionalOf(TypeName type, PayloadModel value) implements PayloadModel {}

    /** Something that may be null. */
    record NullableOf(PayloadModel value) implements PayloadModel {
        @Override
        public TypeName type() {
            return value.type();
        }
    }

    /**
     * Something whose value has to keep rules where it comes from a client. What may be absent is around it, not in it.
     *
     * @param constraints at least one, in the order in which they are looked at
     */
    record Constrained(PayloadModel value, List<ConstraintModel> constraints) implements PayloadModel {
        @Override
        public TypeName type() {
            return value.type();
        }
    }

    /**
     * A type with a codec of the user's.
     *
     * @param codec the class of the codec
     * @param codecConstant the constant in the generated codec that holds the only instance of it
     * @param wire what is written in its place
     */
    record Converted(TypeName type, ClassName codec, String codecConstant, PayloadModel wire) implements PayloadModel {}

    /** A type with a constant of its own in the generated codec; its details are in the model of the protocol. */
    record Reference(TypeName type, String constant) implements PayloadModel {}

    /** What a {@link Reference} points to. */
    sealed interface Named {

        /** The Java type; parameterized where the record is generic. */
        TypeName type();

        /** Its constant in the generated codec, {@code MESSAGE} or {@code PAGE_OF_MESSAGE}. */
        String constant();
    }

    /**
     * A record.
     *
     * @param stem what the names of its methods end with: {@code Message} for {@code readMessage}
     * @param isCompiled whether it comes from a library, so that another version of it may be there at run time
     */
    record RecordPayload(TypeName type, String constant, String stem, List<MemberModel> components, boolean isCompiled)
            implements Named {}

    /** A sealed interface of records. */
    record SealedPayload(TypeName type, String constant, String stem, List<Variant> variants) implements Named {}

    /**
     * One of the records of a sealed interface.
     *
     * @param wireName what stands in {@code type}
     * @param record the constant of the record, itself among the payloads; its writer must be able to write the members
     *     alone, after {@code type}
     */
    record Variant(TypeName type, String wireName, String record) {}

    /**
     * An enum.
     *
     * @param names the names of the constants in the source
     * @param wireNames their names on the wire, in the same order
     */
    record EnumPayload(TypeName type, String constant, List<String> names, List<String> wireNames) implements Named {

        /** The constants as the library takes them: {@code RED}, or {@code RED=rouge} where the names differ. */
        public List<String> constants() {
            return IntStream.range(0, names.size())
                    .mapToObj(i -> names.get(i).equals(wireNames.get(i))
                            ? names.get(i)
                            : names.get(i) + "=" + wireNames.get(i))
                    .toList();
        }
    }

    /**
     * The key of a map.
     *
     * @param type the Java type
     * @param constant its constant in {@code KeyTypes}, {@code STRING}; for an enum, its constant in the generated codec
     * @param isEnum whether it is one
     */
    record KeyModel(TypeName type, String constant, boolean isEnum) {}
}
