package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Something that is written as an object with a member for each component: a record of the user's, or the generated record
 * of the arguments of an action or an event.
 *
 * @param type the record
 * @param constant the constant of its payload type in the codec
 * @param stem what the names of its methods end with
 * @param members its components
 */
record CodecObject(TypeName type, String constant, String stem, List<MemberModel> members) {

    /** What may not be the name of a record's component (JLS 8.10.1), though it may be that of a parameter. */
    private static final Set<String> NO_COMPONENT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** A record of the user's. */
    static CodecObject of(RecordPayload payload) {
        return new CodecObject(payload.type(), payload.constant(), payload.stem(), payload.components());
    }

    /** The record of the arguments of an action or an event. */
    static CodecObject ofArguments(ClassName codec, String record, String constant, List<MemberModel> parameters) {
        LocalNames components = LocalNames.without(NO_COMPONENT);
        List<MemberModel> members = new ArrayList<>();
        for (MemberModel parameter : parameters) {
            members.add(new MemberModel(
                    components.of(parameter.name()),
                    parameter.wireName(),
                    parameter.type(),
                    parameter.signature(),
                    parameter.payload()));
        }
        return new CodecObject(codec.nestedClass(record), constant, record, members);
    }
}
