package dev.troupe.wire;

import java.io.IOException;

/** Says that a message would be larger than it may be. It has no stack trace: the size is that of a value, not of a bug. */
public final class MessageTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int limit;

    /**
     * @param limit the most bytes that the message might have had
     */
    public MessageTooLargeException(int limit) {
        super("The message is larger than " + limit + " bytes");
        this.limit = limit;
    }

    /** The most bytes that the message might have had. */
    public int limit() {
        return limit;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
