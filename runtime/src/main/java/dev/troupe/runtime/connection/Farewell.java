package dev.troupe.runtime.connection;

import dev.troupe.wire.CloseCode;

/**
 * How a client leaves: by a close frame, by a breach of RFC 6455, or by the end of its stream of bytes.
 *
 * @param at when, on the scale of {@link System#nanoTime()}
 * @param code the code that the actor is told; 1005 if the close frame had none, 1006 if there was no close frame
 * @param reason the reason that the actor is told
 * @param answer the code of the close frame that answers; 1006 if no close frame is sent
 * @param answerReason the reason in that close frame
 * @param gone whether nothing can be sent to the client any more
 */
record Farewell(long at, int code, String reason, int answer, String answerReason, boolean gone) {

    /** A close frame, which is answered by one with the same code (RFC 6455, section 5.5.1). */
    static Farewell closeFrame(long now, int code, String reason) {
        return new Farewell(now, code, reason, code, "", false);
    }

    /** A breach of the standard, which the close frame of the server names. */
    static Farewell breach(long now, int code, String reason) {
        return new Farewell(now, code, reason, code, reason, false);
    }

    /** The end of the stream, without a close frame. The client may still read. */
    static Farewell endOfStream(long now) {
        return new Farewell(now, CloseCode.ABNORMAL, "", CloseCode.ABNORMAL, "", false);
    }

    /** A session that its container has closed already. */
    static Farewell closedSession(long now, int code, String reason) {
        return new Farewell(now, code, reason, code, "", true);
    }
}
