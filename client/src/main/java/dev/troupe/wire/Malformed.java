package dev.troupe.wire;

/** Says what is wrong with a message, to end a sentence that begins with it. It has no stack trace. */
final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    Malformed(String problem) {
        super(problem, null, false, false);
    }

    static Malformed tooDeep() {
        return new Malformed("nests deeper than " + WireFormat.MAX_DEPTH + " objects and lists");
    }

    /** What it says, never null. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
