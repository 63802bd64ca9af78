package dev.troupe.processor.emit;

import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Result;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.ParamsModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.ArrayOf;
import dev.troupe.processor.model.PayloadModel.Constrained;
import dev.troupe.processor.model.PayloadModel.Converted;
import dev.troupe.processor.model.PayloadModel.EnumPayload;
import dev.troupe.processor.model.PayloadModel.KeyModel;
import dev.troupe.processor.model.PayloadModel.ListOf;
import dev.troupe.processor.model.PayloadModel.MapOf;
import dev.troupe.processor.model.PayloadModel.Named;
import dev.troupe.processor.model.PayloadModel.NullableOf;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import dev.troupe.processor.model.PayloadModel.SetOf;
import dev.troupe.processor.model.PayloadModel.Variant;
import dev.troupe.processor.model.ProtocolModel;
import java.util.List;

/** Gives a protocol's constants and parameters names that hide no type. */
record RenamedProtocol(VariableNames names) {

    ProtocolModel of(ProtocolModel model) {
        return new ProtocolModel(
                model.type(),
                model.name(),
                model.fingerprint(),
                model.isPublic(),
                model.access(),
                model.generated(),
                model.actions().stream().map(this::action).toList(),
                model.eventsType(),
                model.events().stream().map(this::event).toList(),
                model.params()
                        .map(params ->
                                new ParamsModel(params.type(), names.of(params.constant()), params.components())),
                model.errors(),
                model.payloads().stream().map(this::named).toList(),
                model.inheritedFields());
    }

    private ActionModel action(ActionModel action) {
        return new ActionModel(
                action.index(),
                action.method(),
                action.declaredIn(),
                action.wireName(),
                names.of(action.constant()),
                action.argumentsRecord(),
                names.of(action.argumentsConstant()),
                action.kind(),
                action.access(),
                parameters(action.parameters()),
                result(action.result()),
                action.thrown(),
                action.deprecated());
    }

    private EventModel event(EventModel event) {
        return new EventModel(
                event.index(),
                event.method(),
                event.wireName(),
                names.of(event.constant()),
                event.argumentsRecord(),
                event.handler(),
                event.policy(),
                event.key().map(names::of),
                parameters(event.parameters()),
                event.deprecated(),
                event.access());
    }

    private List<MemberModel> parameters(List<MemberModel> parameters) {
        return parameters.stream()
                .map(parameter -> member(parameter, names.of(parameter.name())))
                .toList();
    }

    /** A component keeps its name, by which its accessor is called. */
    private MemberModel component(MemberModel component) {
        return member(component, component.name());
    }

    private MemberModel member(MemberModel member, String name) {
        return new MemberModel(name, member.wireName(), member.type(), member.signature(), payload(member.payload()));
    }

    private Result result(Result result) {
        if (result instanceof Result.Value value) {
            return new Result.Value(value.declared(), payload(value.payload()));
        } else if (result instanceof Result.StageOfValue stage) {
            return new Result.StageOfValue(stage.declared(), stage.value(), payload(stage.payload()));
        }
        return result;
    }

    private Named named(Named named) {
        String constant = names.of(named.constant());
        if (named instanceof RecordPayload payload) {
            List<MemberModel> components =
                    payload.components().stream().map(this::component).toList();
            return new RecordPayload(payload.type(), constant, payload.stem(), components, payload.isCompiled());
        } else if (named instanceof SealedPayload payload) {
            List<Variant> variants = payload.variants().stream()
                    .map(variant -> new Variant(variant.type(), variant.wireName(), names.of(variant.record())))
                    .toList();
            return new SealedPayload(payload.type(), constant, payload.stem(), variants);
        }
        EnumPayload payload = (EnumPayload) named;
        return new EnumPayload(payload.type(), constant, payload.names(), payload.wireNames());
    }

    private PayloadModel payload(PayloadModel payload) {
        if (payload instanceof Reference reference) {
            return new Reference(reference.type(), names.of(reference.constant()));
        } else if (payload instanceof ListOf list) {
            return new ListOf(list.type(), payload(list.element()));
        } else if (payload instanceof SetOf set) {
            return new SetOf(set.type(), payload(set.element()));
        } else if (payload instanceof MapOf map) {
            return new MapOf(map.type(), key(map.key()), payload(map.value()));
        } else if (payload instanceof ArrayOf array) {
            return new ArrayOf(array.type(), payload(array.element()));
        } else if (payload instanceof OptionalOf optional) {
            return new OptionalOf(optional.type(), payload(optional.value()));
        } else if (payload instanceof NullableOf nullable) {
            return new NullableOf(payload(nullable.value()));
        } else if (payload instanceof Constrained constrained) {
            return new Constrained(payload(constrained.value()), constrained.constraints());
        } else if (payload instanceof Converted converted) {
            return new Converted(
                    converted.type(),
                    converted.codec(),
                    names.of(converted.codecConstant()),
                    payload(converted.wire()));
        }
        return payload;
    }

    private KeyModel key(KeyModel key) {
        return key.isEnum() ? new KeyModel(key.type(), names.of(key.constant()), true) : key;
    }
}
