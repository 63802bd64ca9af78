package dev.troupe.runtime.connection;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The query of a request, as a browser's {@code URLSearchParams} or a person would write it. Parameters that nobody asks for
 * are never decoded, and of those that come more than once the first counts.
 */
final class QueryString {

    private final String raw;

    /** A query as it came, without the question mark. */
    QueryString(String raw) {
        this.raw = raw;
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException if it is not well encoded
     */
    Optional<String> get(String name) {
        int begin = 0;
        while (begin <= raw.length()) {
            int end = raw.indexOf('&', begin);
            if (end < 0) {
                end = raw.length();
            }
            int equals = raw.indexOf('=', begin);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (isName(raw.substring(begin, nameEnd), name)) {
                return Optional.of(nameEnd == end ? "" : decode(raw.substring(nameEnd + 1, end)));
            }
            begin = end + 1;
        }
        return Optional.empty();
    }

    private static boolean isName(String encoded, String name) {
        if (encoded.equals(name)) {
            return true;
        }
        try {
            return encoded.indexOf('%') >= 0 && decode(encoded).equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Decodes percent-encoded UTF-8 (RFC 3986, section 2.1), in which {@code +} stands for a space. */
    static String decode(String encoded) {
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character == '%') {
                bytes[length++] = (byte) octet(encoded, i);
                i += 2;
            } else if (character > 0x7e || character <= ' ') {
                throw new IllegalArgumentException("a character that must be percent-encoded is not");
            } else {
                bytes[length++] = (byte) (character == '+' ? ' ' : character);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }

    private static int octet(String encoded, int percent) {
        if (percent + 2 >= encoded.length()) {
            throw new IllegalArgumentException("a percent sign without two hexadecimal digits");
        }
        int high = Character.digit(encoded.charAt(percent + 1), 16);
        int low = Character.digit(encoded.charAt(percent + 2), 16);
        if (high < 0 || low < 0) {
            throw new IllegalArgumentException("a percent sign without two hexadecimal digits");
        }
        return high << 4 | low;
    }
}
