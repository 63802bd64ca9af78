package dev.troupe.processor.emit;

import com.google.common.collect.Sets;
import dev.troupe.processor.model.ProtocolModel;
import java.util.Set;

/**
 * A protocol as its emitters share it: the model with names that hide no type, and the constants of the codec, which descriptor
 * and encoder name as well.
 */
public final class EmittedProtocol {

    private final ProtocolModel model;
    private final Set<String> taken;
    private final String[] packages;
    private final VariableNames names;
    private final CodecConstants constants;

    /** What is to be emitted for this model. */
    public EmittedProtocol(ProtocolModel model) {
        TypeNames types = new TypeNames(model);
        this.taken = types.firstIdentifiers();
        this.packages = types.packages();
        this.names = new VariableNames(Sets.union(taken, model.inheritedFields()));
        this.model = new RenamedProtocol(names).of(model);
        this.constants = new CodecConstants(this.model, names);
    }

    /** What has been read. */
    public ProtocolModel model() {
        return model;
    }

    /** What a local variable must not be called. */
    Set<String> typeNames() {
        return taken;
    }

    /** Simple names that no import may give a meaning. */
    String[] packages() {
        return packages.clone();
    }

    /** The names of variables. */
    VariableNames names() {
        return names;
    }

    CodecConstants constants() {
        return constants;
    }
}
