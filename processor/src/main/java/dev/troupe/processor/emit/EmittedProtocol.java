package dev.troupe.processor.emit;

import com.google.common.base.Suppliers;
import dev.troupe.processor.model.ProtocolModel;
import java.util.function.Supplier;

/**
 * A protocol as its emitters share it: the model, and the constants of the codec, which descriptor and encoder name as well. They
 * are worked out once, by the thread that asks first. For any thread.
 */
public final class EmittedProtocol {

    private final ProtocolModel model;
    private final Supplier<CodecConstants> constants;

    /** What is to be emitted for this model. */
    public EmittedProtocol(ProtocolModel model) {
        this.model = model;
        this.constants = Suppliers.memoize(() -> new CodecConstants(model));
    }

    /** What has been read. */
    public ProtocolModel model() {
        return model;
    }

    CodecConstants constants() {
        return constants.get();
    }
}
