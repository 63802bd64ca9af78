package dev.troupe.wire;

import com.fasterxml.jackson.core.SerializableString;

/**
 * The members of one type of object, numbered from 0 in the order in which they are written: their names, prepared for
 * reading and writing, and which of them must be there. Immutable; one instance serves all threads.
 */
public sealed interface Members permits MemberTable {

    /**
     * The members with these names.
     *
     * @param required a bit for each member that must be there, the lowest for the first
     * @param names at most 64 different names
     * @throws IllegalArgumentException if there are more than 64 names
     */
    static Members of(long required, String... names) {
        return MemberTable.of(required, names);
    }

    /** How many there are. */
    int count();

    /** The name of a member. */
    SerializableString name(int member);

    /** The number of the member with this name; -1 if no member has it. */
    int number(String name);

    /** The first member that must be there and is not in {@code seen}, which has a bit for each; -1 if all are in it. */
    int missing(long seen);
}
