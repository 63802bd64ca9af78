package dev.troupe.wire;

import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The constants of an enum, as strings whose bytes are made once. */
final class EnumPayload<E extends Enum<E>> implements PayloadType<E> {

    private final Map<String, E> byName = new HashMap<>();
    private final Map<E, SerializedString> names;
    private final String complaint;

    EnumPayload(E[] constants, String[] wireNames) {
        if (constants.length != wireNames.length) {
            throw new IllegalArgumentException(constants.length + " constants, " + wireNames.length + " names");
        }
        names = constants.length == 0 ? Map.of() : new EnumMap<>(constants[0].getDeclaringClass());
        for (int i = 0; i < constants.length; i++) {
            names.put(constants[i], new SerializedString(wireNames[i]));
            byName.put(wireNames[i], constants[i]);
        }
        complaint = "is not one of " + String.join(", ", wireNames);
    }

    @Override
    public E read(PayloadReader in) throws IOException {
        E constant = byName.get(in.readString());
        if (constant == null) {
            throw in.problem(complaint);
        }
        return constant;
    }

    @Override
    public void write(PayloadWriter out, E value) throws IOException {
        SerializedString name = names.get(value);
        if (name == null) {
            throw new IllegalArgumentException("a constant without a name: " + value.name());
        }
        out.writeString(name);
    }
}
