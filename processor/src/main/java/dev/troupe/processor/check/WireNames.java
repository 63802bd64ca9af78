package dev.troupe.processor.check;

import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for names on the wire. */
public final class WireNames {

    private static final int LONGEST = 64;

    /** Longer names of members are refused by every reader (docs/wire-protocol.md). */
    private static final int LONGEST_MEMBER = 1_024;

    private static final Pattern PROTOCOL = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z][a-z0-9_]*");

    private WireNames() {}

    /** What is wrong with the name of an action, an event, a member, a variant or an enum constant. */
    public static Optional<String> fault(String name) {
        if (name.isBlank()) {
            return Optional.of("it is empty");
        }
        if (name.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of("it has a control character in it");
        }
        if (name.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return Optional.of("it has half a surrogate pair in it");
        }
        if (name.length() > LONGEST_MEMBER) {
            return Optional.of("it has " + name.length() + " characters, and " + LONGEST_MEMBER + " is the most");
        }
        return Optional.empty();
    }

    /** Whether it is the name of a protocol. */
    public static boolean isProtocol(String name) {
        return name.length() <= LONGEST && PROTOCOL.matcher(name).matches();
    }

    /** Whether it is the code of an error. */
    public static boolean isErrorCode(String code) {
        return code.length() <= LONGEST && ERROR_CODE.matcher(code).matches();
    }
}
