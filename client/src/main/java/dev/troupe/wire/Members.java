package dev.troupe.wire;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HashMap;
import java.util.Map;

/**
 * The members of one type of object, numbered from 0 in the order in which they are written: their names, prepared for
 * reading and writing, and which of them must be there. Immutable; one instance serves all threads.
 */
public final class Members {

    private static final int MOST = Long.SIZE;

    private final SerializedString[] names;
    private final Map<String, Integer> numbers;
    private final long required;

    private Members(long required, String[] names) {
        if (names.length > MOST) {
            throw new IllegalArgumentException("An object has at most " + MOST + " members, and not " + names.length);
        }
        this.required = required;
        this.names = new SerializedString[names.length];
        this.numbers = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            this.names[i] = new SerializedString(names[i]);
            numbers.put(names[i], i);
        }
    }

    /**
     * The members with these names.
     *
     * @param required a bit for each member that must be there, the lowest for the first
     * @param names at most 64 different names
     * @throws IllegalArgumentException if there are more than 64 names
     */
    public static Members of(long required, String... names) {
        return new Members(required, names);
    }

    /** How many there are. */
    int count() {
        return names.length;
    }

    /** The name of a member. */
    SerializableString name(int member) {
        return names[member];
    }

    /** The number of the member with this name; -1 if there is none. */
    int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /** The first member that must be there and has not been met; -1 if there is none. */
    int missing(long seen) {
        long missing = required & ~seen;
        return missing == 0 ? -1 : Long.numberOfTrailingZeros(missing);
    }
}
