package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Result;
import dev.troupe.processor.model.EventModel;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.Converted;
import dev.troupe.processor.model.PayloadModel.EnumPayload;
import dev.troupe.processor.model.PayloadModel.MapOf;
import dev.troupe.processor.model.PayloadModel.NullableOf;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import dev.troupe.processor.model.ProtocolModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The constants of a codec: those that the model names, and those for the compositions (a list of messages) that are used
 * as a whole. There is one of these for each {@link EmittedProtocol}, so that all that is generated agrees.
 */
final class CodecConstants {

    private final ClassName codec;
    private final VariableNames names;
    private final List<CodecObject> objects = new ArrayList<>();
    private final Map<PayloadModel, String> compositions = new LinkedHashMap<>();
    private final Map<String, String> memberNames = new LinkedHashMap<>();
    private final Map<String, ClassName> userCodecs = new LinkedHashMap<>();
    private final Map<String, String> enumKeys = new LinkedHashMap<>();
    private final List<EnumPayload> enums = new ArrayList<>();
    private final String typeName;
    private final Set<String> taken = new LinkedHashSet<>();

    CodecConstants(ProtocolModel protocol, VariableNames names) {
        this.names = names;
        this.codec = protocol.generated().codec();
        protocol.payloads().forEach(named -> taken.add(named.constant()));
        collectObjects(protocol);
        for (CodecObject object : objects) {
            taken.add(object.constant());
            for (MemberModel member : object.members()) {
                memberNames.put(member.constant(), member.wireName());
                collectUses(member.payload());
            }
        }
        List<PayloadModel> results = results(protocol);
        results.forEach(this::collectUses);
        taken.addAll(memberNames.keySet());
        taken.addAll(userCodecs.keySet());
        nameWhatIsDerived(results);
        this.typeName = memberNames.entrySet().stream()
                .filter(name -> name.getValue().equals("type"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> take("TYPE"));
    }

    private void nameWhatIsDerived(List<PayloadModel> results) {
        enumKeys.replaceAll((constant, key) -> take(constant + "_KEY"));
        objects.forEach(object -> object.members().forEach(member -> nameComposition(present(member.payload()))));
        results.forEach(this::nameComposition);
    }

    private String take(String wanted) {
        String name = names.of(wanted);
        return taken.add(name) ? name : take(wanted + "_");
    }

    private void collectObjects(ProtocolModel protocol) {
        for (PayloadModel.Named named : protocol.payloads()) {
            if (named instanceof RecordPayload payload) {
                objects.add(CodecObject.of(payload));
            } else if (named instanceof EnumPayload payload) {
                enums.add(payload);
            }
        }
        for (ActionModel action : protocol.actions()) {
            objects.add(CodecObject.of(codec, action));
        }
        for (EventModel event : protocol.events()) {
            objects.add(CodecObject.of(codec, event));
        }
    }

    private static List<PayloadModel> results(ProtocolModel protocol) {
        List<PayloadModel> results = new ArrayList<>();
        for (ActionModel action : protocol.actions()) {
            result(action).ifPresent(results::add);
        }
        return results;
    }

    /** How the result of an action is written, if it has one. */
    static Optional<PayloadModel> result(ActionModel action) {
        if (action.result() instanceof Result.Value value) {
            return Optional.of(value.payload());
        }
        return action.result() instanceof Result.StageOfValue stage ? Optional.of(stage.payload()) : Optional.empty();
    }

    /** What is written for a member that is not absent. */
    static PayloadModel present(PayloadModel payload) {
        if (payload instanceof NullableOf nullable) {
            return nullable.value();
        }
        return payload instanceof OptionalOf optional ? optional.value() : payload;
    }

    private void collectUses(PayloadModel payload) {
        if (payload instanceof Converted converted) {
            userCodecs.put(converted.codecConstant(), converted.codec());
        } else if (payload instanceof MapOf map && map.key().isEnum()) {
            enumKeys.put(map.key().constant(), "");
        }
        Compositions.parts(payload).forEach(this::collectUses);
    }

    private void nameComposition(PayloadModel payload) {
        if (PayloadCode.constant(payload).isPresent() || compositions.containsKey(payload)) {
            return;
        }
        compositions.put(payload, take(Compositions.name(payload)));
    }

    /** The payload type, inside the codec. */
    CodeBlock inside(PayloadModel payload) {
        return PayloadCode.constant(payload).orElseGet(() -> CodeBlock.of("$L", compositions.get(payload)));
    }

    /** The payload type, outside the codec. */
    CodeBlock outside(PayloadModel payload) {
        CodeBlock inside = inside(payload);
        boolean ofLibrary = PayloadCode.constant(payload).isPresent() && !(payload instanceof PayloadModel.Reference);
        return ofLibrary ? inside : CodeBlock.of("$T.$L", codec, inside);
    }

    /** All that is written as an object, records of the user's first. */
    List<CodecObject> objects() {
        return objects;
    }

    /** The compositions and their constants. */
    Map<PayloadModel, String> compositions() {
        return compositions;
    }

    /** The names of members on the wire, by their constants. */
    Map<String, String> memberNames() {
        return memberNames;
    }

    /** The codecs of the user's, by their constants. */
    Map<String, ClassName> userCodecs() {
        return userCodecs;
    }

    /** The constant of the name {@code type}. */
    String typeName() {
        return typeName;
    }

    /** The enums that are keys of maps, and their constants as such. */
    Map<EnumPayload, String> enumKeys() {
        Map<EnumPayload, String> keys = new LinkedHashMap<>();
        enums.stream()
                .filter(payload -> enumKeys.containsKey(payload.constant()))
                .forEach(payload -> keys.put(payload, enumKeys.get(payload.constant())));
        return keys;
    }

    /** The expression that makes a composition. */
    CodeBlock construction(PayloadModel payload) {
        return new PayloadCode(enumKeys).construction(payload);
    }

    /** All names that a local variable would hide. */
    Collection<String> taken() {
        return taken;
    }
}
