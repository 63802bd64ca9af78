package dev.troupe.runtime.connection;

import dev.troupe.client.PlainText;
import dev.troupe.wire.CloseCode;
import java.nio.charset.StandardCharsets;

/** Texts of close frames, for those who send them. Any thread. */
public final class CloseReasons {

    private CloseReasons() {}

    /**
     * The text for a close frame. Control, format and separator characters, which may come from clients or actors, are escaped as in
     * the log. The text is cut to the 123 bytes that fit the frame (RFC 6455, section 5.5), between two characters and never within
     * an escape. A text that was fitted before stays as it is.
     */
    public static String fit(String reason) {
        int limit = CloseCode.MAX_REASON_BYTES;
        String plain = PlainText.of(reason);
        if (plain.length() * 3 <= limit || bytesOf(plain) <= limit) {
            return plain;
        }
        StringBuilder fitted = new StringBuilder(limit);
        int bytes = 0;
        for (int at = 0; at < reason.length(); ) {
            int character = reason.codePointAt(at);
            String text = PlainText.of(Character.toString(character));
            bytes += bytesOf(text);
            if (bytes > limit) {
                break;
            }
            fitted.append(text);
            at += Character.charCount(character);
        }
        return fitted.toString();
    }

    private static int bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
