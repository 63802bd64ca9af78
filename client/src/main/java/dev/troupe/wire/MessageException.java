package dev.troupe.wire;

import java.util.OptionalLong;

/** Says that a message is none. It has no stack trace: it speaks of a message from outside, not of this program. */
public final class MessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient WireError error;
    private final transient OptionalLong id;

    /**
     * @param error what the other side is told
     * @param id the id that the message carried
     */
    public MessageException(WireError error, OptionalLong id) {
        super(error.message(), null, false, false);
        this.error = error;
        this.id = id;
    }

    /** What the other side is told. */
    public WireError error() {
        return error;
    }

    /** The id that the message carried. */
    public OptionalLong id() {
        return id;
    }
}
