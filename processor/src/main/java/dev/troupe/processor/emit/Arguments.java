package dev.troupe.processor.emit;

import static dev.troupe.processor.emit.LibraryTypes.NO_ARGUMENTS;
import static dev.troupe.processor.emit.LibraryTypes.PAYLOADS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;

/**
 * How the arguments of an action or an event stand in generated code: as {@code NoArguments}, as the only argument itself, or
 * as a generated record of them. An only argument that may be absent has a record, too: nothing in the library is null.
 *
 * @param object the record, where there is one; its members in any case
 */
record Arguments(CodecObject object) {

    /** The arguments of an action. */
    static Arguments of(ProtocolModel protocol, ActionModel action) {
        return new Arguments(CodecObject.ofArguments(
                protocol.generated().codec(),
                action.argumentsRecord(),
                action.argumentsConstant(),
                action.parameters()));
    }

    /** The arguments of an event. */
    static Arguments of(ProtocolModel protocol, EventModel event) {
        return new Arguments(CodecObject.ofArguments(
                protocol.generated().codec(), event.argumentsRecord(), event.constant(), event.parameters()));
    }

    List<MemberModel> members() {
        return object.members();
    }

    boolean isRecord() {
        return members().size() > 1
                || (members().size() == 1 && members().get(0).isOptional());
    }

    /** Whether the only argument stands for itself. */
    boolean isValue() {
        return members().size() == 1 && !isRecord();
    }

    /** The type that an action or an event has as its parameter. */
    TypeName type() {
        if (isRecord()) {
            return object.type();
        }
        return isValue() ? members().get(0).type().box() : NO_ARGUMENTS;
    }

    /** The payload type, outside the codec. */
    CodeBlock payloadType(ProtocolModel protocol, CodecConstants constants) {
        if (isRecord()) {
            return CodeBlock.of("$T.$N", protocol.generated().codec(), object.constant());
        }
        return isValue()
                ? CodeBlock.of(
                        "$T.member($L, $L)",
                        PAYLOADS,
                        Literals.of(members().get(0).wireName()),
                        constants.outside(members().get(0).payload()))
                : CodeBlock.of("$T.TYPE", NO_ARGUMENTS);
    }

    /** What is passed on for parameters of these names; empty where there is nothing to pass on. */
    CodeBlock made(List<String> names) {
        return isRecord()
                ? CodeBlock.of("new $T($L)", object.type(), String.join(", ", names))
                : CodeBlock.of("$L", String.join("", names));
    }

    /** The arguments again, out of an expression of {@link #type}. */
    List<CodeBlock> values(CodeBlock arguments) {
        return isRecord()
                ? members().stream()
                        .map(member -> CodeBlock.of("$L.$N()", arguments, member.name()))
                        .toList()
                : members().stream().map(member -> arguments).toList();
    }
}
