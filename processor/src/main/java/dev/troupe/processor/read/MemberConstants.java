package dev.troupe.processor.read;

import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel.Named;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import java.util.List;

/**
 * Gives the names of members their constants in the codec. It does so last, so that all other constants have the shorter
 * names.
 */
record MemberConstants(PayloadRegistry registry) {

    ActionModel given(ActionModel action) {
        return new ActionModel(
                action.index(),
                action.method(),
                action.declaredIn(),
                action.wireName(),
                action.constant(),
                action.argumentsRecord(),
                action.argumentsConstant(),
                action.kind(),
                action.access(),
                given(action.parameters()),
                action.result(),
                action.thrown(),
                action.deprecated());
    }

    EventModel given(EventModel event) {
        return new EventModel(
                event.index(),
                event.method(),
                event.wireName(),
                event.constant(),
                event.argumentsRecord(),
                event.handler(),
                event.policy(),
                event.key(),
                given(event.parameters()),
                event.deprecated(),
                event.access());
    }

    Named given(Named payload) {
        return payload instanceof RecordPayload record
                ? new RecordPayload(
                        record.type(),
                        record.constant(),
                        record.stem(),
                        given(record.components()),
                        record.isCompiled())
                : payload;
    }

    private List<MemberModel> given(List<MemberModel> members) {
        return members.stream()
                .map(member -> new MemberModel(
                        member.name(),
                        member.wireName(),
                        registry.memberConstant(member.wireName()),
                        member.type(),
                        member.signature(),
                        member.payload()))
                .toList();
    }
}
