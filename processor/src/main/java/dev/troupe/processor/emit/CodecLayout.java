package dev.troupe.processor.emit;

import dev.troupe.processor.model.PayloadModel.Named;
import dev.troupe.processor.model.PayloadModel.RecordPayload;
import dev.troupe.processor.model.PayloadModel.Reference;
import dev.troupe.processor.model.PayloadModel.SealedPayload;
import dev.troupe.processor.model.ProtocolModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which methods and constants of a codec stand for what. */
final class CodecLayout {

    private final CodecConstants constants;
    private final Map<String, String> stems = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Set<String> hidden;

    CodecLayout(EmittedProtocol emitted) {
        ProtocolModel protocol = emitted.model();
        this.constants = emitted.constants();
        for (Named named : protocol.payloads()) {
            if (named instanceof RecordPayload payload) {
                stems.put(payload.constant(), payload.stem());
            } else if (named instanceof SealedPayload payload) {
                stems.put(payload.constant(), payload.stem());
            }
        }
        taken.addAll(stems.values());
        constants.objects().forEach(object -> taken.add(object.stem()));
        Set<String> named = new HashSet<>(emitted.typeNames());
        named.addAll(constants.taken());
        hidden = Set.copyOf(named);
    }

    CodecConstants constants() {
        return constants;
    }

    /** Whether the codec has methods for it; an enum has none. */
    boolean hasMethods(Reference reference) {
        return stems.containsKey(reference.constant());
    }

    String stem(Reference reference) {
        return stem(reference.constant());
    }

    String stem(String constant) {
        String stem = stems.get(constant);
        if (stem == null) {
            throw new IllegalStateException("no payload " + constant);
        }
        return stem;
    }

    String readMethod(String stem) {
        return "read" + stem;
    }

    String writeMethod(String stem) {
        return "write" + stem;
    }

    String readMembersMethod(String stem) {
        return readMethod(membersStem(stem));
    }

    String writeMembersMethod(String stem) {
        return writeMethod(membersStem(stem));
    }

    /** A user's type may be called {@code CircleMembers}. */
    private String membersStem(String stem) {
        String members = stem + "Members";
        while (taken.contains(members)) {
            members += "_";
        }
        return members;
    }

    /** The names inside a method. */
    LocalNames localNames() {
        return LocalNames.without(hidden);
    }
}
