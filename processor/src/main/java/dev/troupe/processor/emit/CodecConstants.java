package dev.troupe.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.troupe.processor.model.ActionModel;
import dev.troupe.processor.model.ActionModel.Result;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.Converted;
import dev.troupe.processor.model.PayloadModel.EnumPayload;
import dev.troupe.processor.model.PayloadModel.MapOf;
import dev.troupe.processor.model.PayloadModel.NullableOf;
import dev.troupe.processor.model.PayloadModel.OptionalOf;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import dev.troupe.processor.model.ProtocolModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<String, String> memberTables = new HashMap<>();
    private final Set<String> referenced = new HashSet<>();
    private final Set<String> variants = new HashSet<>();
    private final Map<String, ClassName> userCodecs = new LinkedHashMap<>();
    private final Map<String, String> enumKeys = new LinkedHashMap<>();
    private final List<EnumPayload> enums = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();

    CodecConstants(ProtocolModel protocol, VariableNames names) {
        this.names = names;
        this.codec = protocol.generated().codec();
        protocol.payloads().forEach(named -> taken.add(named.constant()));
        protocol.params().ifPresent(params -> referenced.add(params.constant()));
        List<PayloadModel> whole = new ArrayList<>();
        collectNamed(protocol);
        for (Arguments arguments : arguments(protocol)) {
            if (arguments.isRecord()) {
                objects.add(arguments.object());
            } else {
                arguments.members().forEach(member -> whole.add(member.payload()));
            }
        }
        protocol.actions().forEach(action -> result(action).ifPresent(whole::add));
        for (CodecObject object : objects) {
            taken.add(object.constant());
            object.members().forEach(member -> collectUses(member.payload()));
        }
        whole.forEach(this::collectUses);
        taken.addAll(userCodecs.keySet());
        nameWhatIsDerived(whole);
    }

    private void nameWhatIsDerived(List<PayloadModel> whole) {
        enumKeys.replaceAll((constant, key) -> take(constant + "_KEY"));
        objects.forEach(object -> object.members().forEach(member -> nameComposition(present(member.payload()))));
        whole.forEach(this::nameComposition);
        objects.forEach(object -> memberTables.put(object.constant(), take(object.constant() + "_MEMBERS")));
    }

    private String take(String wanted) {
        String name = names.of(wanted);
        return taken.add(name) ? name : take(wanted + "_");
    }

    private void collectNamed(ProtocolModel protocol) {
        for (PayloadModel.Named named : protocol.payloads()) {
            if (named instanceof RecordPayload payload) {
                objects.add(CodecObject.of(payload));
                if (payload.isCompiled()) {
                    referenced.add(payload.constant());
                }
            } else if (named instanceof SealedPayload payload) {
                payload.variants().forEach(variant -> variants.add(variant.record()));
            } else if (named instanceof EnumPayload payload) {
                enums.add(payload);
            }
        }
    }

    private static List<Arguments> arguments(ProtocolModel protocol) {
        List<Arguments> arguments = new ArrayList<>();
        protocol.actions().forEach(action -> arguments.add(Arguments.of(protocol, action)));
        protocol.events().forEach(event -> arguments.add(Arguments.of(protocol, event)));
        return arguments;
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
        if (payload instanceof Reference reference) {
            referenced.add(reference.constant());
        } else if (payload instanceof Converted converted) {
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

    /** The constant of the members of an object. */
    String members(CodecObject object) {
        return Objects.requireNonNull(memberTables.get(object.constant()));
    }

    /** Whether a sealed type has this record among its variants. */
    boolean isVariant(String constant) {
        return variants.contains(constant);
    }

    /** Whether it is read and written only as a variant of a sealed type, and then needs no payload type of its own. */
    boolean isVariantOnly(String constant) {
        return isVariant(constant) && !referenced.contains(constant);
    }

    /** The codecs of the user's, by their constants. */
    Map<String, ClassName> userCodecs() {
        return userCodecs;
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
