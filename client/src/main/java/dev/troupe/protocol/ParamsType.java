package dev.troupe.protocol;

import dev.troupe.NoParams;
import dev.troupe.wire.PayloadType;
import dev.troupe.wire.Payloads;
import java.util.List;

/**
 * What a client says when it connects.
 *
 * @param type how the whole is read and written
 * @param components the components, as they may stand in a query one by one
 * @param <P> the record
 */
public record ParamsType<P>(PayloadType<P> type, List<Component> components) {

    /** Defends against changes. */
    public ParamsType {
        components = List.copyOf(components);
    }

    /** The params of a protocol that declares none: an object whose members are ignored. */
    public static ParamsType<NoParams> none() {
        return new ParamsType<>(Payloads.empty(NoParams.INSTANCE), List.of());
    }

    /**
     * A component of the params.
     *
     * @param name its name on the wire
     * @param form what the text of a query parameter of that name stands for
     */
    public record Component(String name, Form form) {}

    /** What the text of a query parameter stands for. */
    public enum Form {
        /** A string, or anything that is written as one. */
        TEXT,
        /** A number or a truth value: the text is its JSON. */
        LITERAL,
        /** A list, an object, or anything else: the text is its JSON. */
        JSON
    }
}
