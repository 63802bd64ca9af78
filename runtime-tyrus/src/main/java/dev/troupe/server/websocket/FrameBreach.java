package dev.troupe.server.websocket;

import dev.troupe.wire.CloseCode;

/**
 * Says that a peer broke RFC 6455, and with which code its connection is to be closed. It has no stack trace: it speaks of
 * bytes from outside, not of this program.
 */
final class FrameBreach extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;

    private FrameBreach(int code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    static FrameBreach protocol(String reason) {
        return new FrameBreach(CloseCode.PROTOCOL_ERROR, reason);
    }

    static FrameBreach notUtf8(String reason) {
        return new FrameBreach(CloseCode.INVALID_TEXT, reason);
    }

    static FrameBreach notDeflated() {
        return new FrameBreach(CloseCode.INVALID_TEXT, "Compressed data that cannot be expanded");
    }

    static FrameBreach tooBig(int limit) {
        return new FrameBreach(CloseCode.TOO_BIG, "A message may have " + limit + " bytes");
    }

    static FrameBreach noRoom() {
        return new FrameBreach(CloseCode.TRY_LATER, "Too many messages have come in part");
    }

    int code() {
        return code;
    }

    /** The reason, which names no more than what the peer did. */
    String reason() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
