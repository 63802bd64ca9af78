package dev.troupe.processor.check;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.troupe.processor.model.MemberModel;
import dev.troupe.processor.model.PayloadModel;
import dev.troupe.processor.model.PayloadModel.Constrained;
import dev.troupe.processor.model.PayloadModel.Converted;
import dev.troupe.processor.model.PayloadModel.EnumPayload;
import dev.troupe.processor.model.PayloadModel.Named;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds records of which no value can be built, because each needs another one first. */
public final class EndlessRecords {

    /**
     * One of them.
     *
     * @param constant its constant in the codec
     * @param simpleName its name
     * @param component the component that needs another
     */
    public record Endless(String constant, String simpleName, String component) {}

    private EndlessRecords() {}

    /**
     * Looks at all payload types of a protocol.
     *
     * @param incomplete the constants of sealed interfaces with a variant that has been reported: with that variant corrected, a value
     *     can perhaps be built
     */
    public static List<Endless> find(List<Named> payloads, Set<String> incomplete) {
        Set<String> finite = new HashSet<>(incomplete);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Named payload : payloads) {
                if (!finite.contains(payload.constant()) && isFinite(payload, finite)) {
                    grew |= finite.add(payload.constant());
                }
            }
        }
        return payloads.stream()
                .filter(RecordPayload.class::isInstance)
                .map(RecordPayload.class::cast)
                .filter(record -> !finite.contains(record.constant()))
                .map(record -> new Endless(
                        record.constant(),
                        simpleName(record.type()),
                        record.components().stream()
                                .filter(component -> !isFinite(component.payload(), finite))
                                .map(MemberModel::name)
                                .findFirst()
                                .orElse("")))
                .toList();
    }

    private static boolean isFinite(Named payload, Set<String> finite) {
        if (payload instanceof RecordPayload record) {
            return record.components().stream().allMatch(component -> isFinite(component.payload(), finite));
        }
        if (payload instanceof SealedPayload sealedType) {
            return sealedType.variants().stream().anyMatch(variant -> finite.contains(variant.record()));
        }
        return payload instanceof EnumPayload;
    }

    private static boolean isFinite(PayloadModel payload, Set<String> finite) {
        if (payload instanceof Reference reference) {
            return finite.contains(reference.constant());
        }
        if (payload instanceof Constrained constrained) {
            return isFinite(constrained.value(), finite);
        }
        return !(payload instanceof Converted converted) || isFinite(converted.wire(), finite);
    }

    private static String simpleName(TypeName type) {
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.rawType().simpleName();
        }
        return type instanceof ClassName name ? name.simpleName() : type.toString();
    }
}
