package dev.troupe.wire;

import java.io.IOException;

/**
 * Says that a payload is not of the type it should be of, and where; a {@link ConstraintException} says that it is, and breaks
 * a rule of the protocol.
 *
 * <p>It has no stack trace: it speaks of a message from outside, not of this program.
 */
public sealed class PayloadException extends IOException permits ConstraintException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path where, in dots and brackets from the root of the payload: {@code message.tags[2]}; empty for the root
     * @param problem what is wrong there, without the value that was found: {@code is not an integer}
     */
    public PayloadException(String path, String problem) {
        super(problem);
        this.path = path;
    }

    /** Where, from the root of the payload; empty for the root. */
    public String path() {
        return path;
    }

    /** What is wrong there; never contains text from the payload. */
    public String problem() {
        return String.valueOf(getMessage());
    }

    /** The whole sentence, with the root named: {@code args.message.author is missing}. */
    public String describe(String root) {
        return place(root) + " " + problem();
    }

    /** Where, with the root named: {@code args.message.author}. */
    final String place(String root) {
        return path.isEmpty() ? root : root + (path.startsWith("[") ? "" : ".") + path;
    }

    /**
     * What the other side is told: {@code bad_argument}.
     *
     * @param root what the root of the payload is called: {@code args}
     */
    public WireError toError(String root) {
        return ErrorCode.BAD_ARGUMENT.with(describe(root));
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
