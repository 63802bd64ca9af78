package dev.troupe.wire;

import com.fasterxml.jackson.core.SerializableString;
import org.jspecify.annotations.Nullable;

/**
 * What a reader knows of an object that it is reading: its members, and which of them were met. The objects of one reader
 * are a chain, from the outermost to the innermost; a link serves one object of its depth after the other.
 */
final class OpenObject {

    private static final Members NONE = Members.of(0);

    private final @Nullable OpenObject outer;
    private @Nullable OpenObject inner;
    private Members members = NONE;
    private long seen;

    /** The beginning of the chain, which is no object. */
    OpenObject() {
        this(null);
    }

    private OpenObject(@Nullable OpenObject outer) {
        this.outer = outer;
    }

    /** An object inside this one begins. */
    OpenObject begin(Members expected) {
        OpenObject begun = inner;
        if (begun == null) {
            begun = new OpenObject(this);
            inner = begun;
        }
        begun.members = expected;
        begun.seen = 0;
        return begun;
    }

    /** The object around this one; the beginning of the chain stays where it is. */
    OpenObject end() {
        return outer == null ? this : outer;
    }

    /** The member after the last that was met, in the order in which they are written; -1 after the last of all. */
    int next() {
        int next = Long.SIZE - Long.numberOfLeadingZeros(seen);
        return next < members.count() ? next : -1;
    }

    /** The name of a member. */
    SerializableString name(int member) {
        return members.name(member);
    }

    /** The number of the member with this name; -1 if no member has it. */
    int number(String name) {
        return members.number(name);
    }

    /** Marks that a member was met; false if it was met before. */
    boolean meet(int member) {
        long bit = 1L << member;
        boolean isFirst = (seen & bit) == 0;
        seen |= bit;
        return isFirst;
    }

    /** Refuses the end of an object in which a member is missing that must be there; {@code in} stands on it. */
    void requireAll(PayloadReader in) throws PayloadException {
        int missing = members.missing(seen);
        if (missing >= 0) {
            String path = in.path();
            String name = members.name(missing).getValue();
            throw new PayloadException(path.isEmpty() ? name : path + "." + name, "is missing");
        }
    }
}
