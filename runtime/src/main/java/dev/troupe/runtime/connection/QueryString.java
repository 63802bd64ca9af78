package dev.troupe.runtime.connection;

import dev.troupe.wire.PercentCoding;
import dev.troupe.wire.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The query of a request, as a browser's {@code URLSearchParams} or a person would write it. Parameters that nobody asks for
 * are never decoded, and of those that come more than once the first counts. A search looks at each character once or twice.
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
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        int begin = 0;
        while (begin <= raw.length()) {
            int end = raw.indexOf('&', begin);
            if (end < 0) {
                end = raw.length();
            }
            int nameEnd = begin;
            while (nameEnd < end && raw.charAt(nameEnd) != '=') {
                nameEnd++;
            }
            if (isName(begin, nameEnd, name, encoded)) {
                return Optional.of(nameEnd == end ? "" : decode(raw.substring(nameEnd + 1, end)));
            }
            begin = end + 1;
        }
        return Optional.empty();
    }

    /** Looks no further than the first letter that differs: of names that nobody asks for there may be thousands. */
    private boolean isName(int begin, int end, String name, byte[] utf8) {
        if (end - begin == name.length() && raw.startsWith(name, begin)) {
            return true;
        }
        int length = 0;
        for (int i = begin; i < end; i++) {
            int octet = raw.charAt(i);
            if (octet == '%') {
                octet = PercentCoding.octet(raw, i, end);
                i += 2;
            } else if (octet == '+') {
                octet = ' ';
            } else if (octet > 0x7e) {
                return false;
            }
            if (length == utf8.length || octet != (utf8[length] & 0xff)) {
                return false;
            }
            length++;
        }
        return length == utf8.length;
    }

    /** Decodes percent-encoded UTF-8 (RFC 3986, section 2.1), in which {@code +} stands for a space. */
    static String decode(String encoded) {
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char character = encoded.charAt(i);
            if (character == '%') {
                int octet = PercentCoding.octet(encoded, i, encoded.length());
                if (octet < 0) {
                    throw new IllegalArgumentException("a percent sign without two hexadecimal digits");
                }
                bytes[length++] = (byte) octet;
                i += 2;
            } else if (character > 0x7e || character <= ' ') {
                throw new IllegalArgumentException("a character that must be percent-encoded is not");
            } else {
                bytes[length++] = (byte) (character == '+' ? ' ' : character);
            }
        }
        if (!Utf8.isValid(bytes, 0, length)) {
            throw new IllegalArgumentException("it is not UTF-8");
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
