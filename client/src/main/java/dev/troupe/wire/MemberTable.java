package dev.troupe.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HashMap;
import java.util.Map;

/** The members in a table. It is a record, since HotSpot takes the components of a constant record for constants. */
@SuppressWarnings("ArrayRecordComponent") // tables are not compared
record MemberTable(SerializedString[] names, Map<String, Integer> numbers, long required) implements Members {

    private static final int MOST = Long.SIZE;

    static MemberTable of(long required, String... names) {
        if (names.length > MOST) {
            throw new IllegalArgumentException("An object has at most " + MOST + " members, and not " + names.length);
        }
        SerializedString[] prepared = new SerializedString[names.length];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            prepared[i] = new SerializedString(names[i]);
            numbers.put(names[i], i);
        }
        return new MemberTable(prepared, numbers, required);
    }

    @Override
    public int count() {
        return names.length;
    }

    @Override
    public SerializableString name(int member) {
        return names[member];
    }

    @Override
    public int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    @Override
    public int missing(long seen) {
        long missing = required & ~seen;
        return missing == 0 ? -1 : Long.numberOfTrailingZeros(missing);
    }
}
