package dev.troupe.wire;

import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;

/** Reads and writes the constants of an enum, as strings whose bytes are made once. */
record EnumPayload<E extends Enum<E>>(EnumNames<E> names) implements PayloadType<E> {

    @Override
    public E read(PayloadReader in) throws IOException {
        E constant = names.constant(in.readString());
        if (constant == null) {
            throw in.problem(names.complaint());
        }
        return constant;
    }

    @Override
    public void write(PayloadWriter out, E value) throws IOException {
        out.writeString(name(out, out.require(value)));
    }

    private SerializedString name(PayloadWriter out, E value) {
        try {
            return names.name(value);
        } catch (IllegalArgumentException e) {
            throw out.problem(String.valueOf(e.getMessage()));
        }
    }
}
