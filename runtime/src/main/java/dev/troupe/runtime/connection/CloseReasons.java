package dev.troupe.runtime.connection;

import dev.troupe.wire.CloseCode;
import java.nio.charset.StandardCharsets;

/** Texts of close frames, for those who send them. */
public final class CloseReasons {

    private CloseReasons() {}

    /** The beginning of the text that fits a close frame (RFC 6455, section 5.5), cut between two characters. */
    public static String fit(String reason) {
        int limit = CloseCode.MAX_REASON_BYTES;
        if (reason.length() * 3 <= limit || reason.getBytes(StandardCharsets.UTF_8).length <= limit) {
            return reason;
        }
        int bytes = 0;
        int end = 0;
        while (end < reason.length()) {
            int character = reason.codePointAt(end);
            bytes += bytesOf(character);
            if (bytes > limit) {
                break;
            }
            end += Character.charCount(character);
        }
        return reason.substring(0, end);
    }

    private static int bytesOf(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
