package dev.troupe.server.websocket;

import dev.troupe.wire.Utf8;
import java.nio.charset.StandardCharsets;

/** What stands in a close frame (RFC 6455, sections 5.5.1 and 7.4). */
final class PeerClose {

    /** Stands for a close frame without a code; itself never sent. */
    static final int NO_CODE = 1005;

    private static final int CODE_BYTES = 2;

    private PeerClose() {}

    static void read(byte[] payload, FrameSink sink) throws FrameBreach {
        if (payload.length == 0) {
            sink.onClose(NO_CODE, "");
            return;
        }
        if (payload.length < CODE_BYTES) {
            throw FrameBreach.protocol("Half a close code");
        }
        int code = ((payload[0] & 0xFF) << Byte.SIZE) | (payload[1] & 0xFF);
        if (!mayBeSent(code)) {
            throw FrameBreach.protocol("No such close code");
        }
        if (!Utf8.isValid(payload, CODE_BYTES, payload.length - CODE_BYTES)) {
            throw FrameBreach.notUtf8("The reason is not UTF-8");
        }
        sink.onClose(code, new String(payload, CODE_BYTES, payload.length - CODE_BYTES, StandardCharsets.UTF_8));
    }

    /** Whether a peer may send this code: those of RFC 6455 and IANA, and the ranges of libraries and applications. */
    private static boolean mayBeSent(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
