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
 * as a whole. Computed from the model alone, so that the codec and the descriptor agree.
 */
final class CodecConstants {

    private final ClassName codec;
    private final List<CodecObject> objects = new ArrayList<>();
    private final Map<PayloadModel, String> compositions = new LinkedHashMap<>();
    private final Map<String, String> memberNames = new LinkedHashMap<>();
    private final Map<String, ClassName> userCodecs = new LinkedHashMap<>();
    private final Set<String> enumKeys = new LinkedHashSet<>();
    private final List<EnumPayload> enums = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();

    CodecConstants(ProtocolModel protocol) {
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
        objects.forEach(object -> object.members().forEach(member -> nameComposition(present(member.payload()))));
        results.forEach(this::nameComposition);
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
            enumKeys.add(map.key().constant());
        }
        Compositions.parts(payload).forEach(this::collectUses);
    }

    private void nameComposition(PayloadModel payload) {
        if (PayloadCode.constant(payload).isPresent() || compositions.containsKey(payload)) {
            return;
        }
        String name = Compositions.name(payload);
        while (!taken.add(name)) {
            name += "_";
        }
        compositions.put(payload, name);
    }

    /** A constant of the codec's own that does not meet any other. */
    String fresh(String name) {
        return taken.contains(name) ? fresh(name + "_") : name;
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

    /** The enums that are keys of maps. */
    List<EnumPayload> enumKeys() {
        return enums.stream()
                .filter(payload -> enumKeys.contains(payload.constant()))
                .toList();
    }

    /** All names that a local variable would hide. */
    Collection<String> taken() {
        return taken;
    }
}
