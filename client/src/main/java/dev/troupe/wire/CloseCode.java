package dev.troupe.wire;

import java.nio.charset.StandardCharsets;

/** WebSocket close codes: those of RFC 6455, section 7.4.1, that are used, and Troupe's own. */
public final class CloseCode {

    /** Done. */
    public static final int NORMAL = 1000;
    /** The server goes away. */
    public static final int GOING_AWAY = 1001;
    /** A breach of RFC 6455. */
    public static final int PROTOCOL_ERROR = 1002;
    /** A kind of frame that the connection has not agreed on. */
    public static final int UNSUPPORTED_DATA = 1003;
    /** There was no close frame; never sent. */
    public static final int ABNORMAL = 1006;
    /** Text that is not UTF-8. */
    public static final int INVALID_TEXT = 1007;
    /** Against a rule that has no code of its own. */
    public static final int POLICY = 1008;
    /** A message larger than allowed. */
    public static final int TOO_BIG = 1009;
    /** The server failed. */
    public static final int INTERNAL_ERROR = 1011;
    /** The server restarts. */
    public static final int RESTART = 1012;
    /** The server has too much to do. */
    public static final int TRY_LATER = 1013;
    /** The params or the key cannot be read. */
    public static final int BAD_PARAMS = 4400;
    /** Nobody known is connecting. */
    public static final int UNAUTHENTICATED = 4401;
    /** The actor rejected the connection. */
    public static final int REJECTED = 4403;
    /** There is no such protocol. */
    public static final int NO_SUCH_PROTOCOL = 4404;
    /** A hook of the actor took too long. */
    public static final int HOOK_TIMEOUT = 4408;
    /** The actor closed the connection. */
    public static final int KICKED = 4409;
    /** The client did not take what was sent to it. */
    public static final int SLOW_CONSUMER = 4410;
    /** Too many connections, or too many messages. */
    public static final int TOO_MANY = 4429;

    /** The most bytes of UTF-8 that a reason may have (RFC 6455, section 5.5). */
    public static final int MAX_REASON_BYTES = 123;

    private CloseCode() {}

    /**
     * Checks a close code and a reason that an actor gives.
     *
     * @throws IllegalArgumentException if the code is not 1000, 1001, 1002, 1003, 1008, 4000 to 4399, 4409, or 4500 to 4999,
     *     or the reason has more than {@link #MAX_REASON_BYTES} bytes
     */
    public static void requireForActors(int code, String reason) {
        boolean allowed = switch (code) {
            case NORMAL, GOING_AWAY, PROTOCOL_ERROR, UNSUPPORTED_DATA, POLICY, KICKED -> true;
            default -> (code >= 4000 && code <= 4399) || (code >= 4500 && code <= 4999);
        };
        if (!allowed) {
            throw new IllegalArgumentException("An actor does not close with " + code);
        }
        if (reason.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
            throw new IllegalArgumentException(
                    "A reason has at most " + MAX_REASON_BYTES + " bytes of UTF-8: " + reason);
        }
    }
}
