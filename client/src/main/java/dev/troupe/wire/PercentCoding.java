package dev.troupe.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of one path segment (RFC 3986, section 2.1), and a decoder that lets nothing doubtful through. */
final class PercentCoding {

    private static final String HEX = "0123456789ABCDEF";

    private PercentCoding() {}

    /** Leaves unreserved characters (RFC 3986, section 2.3) and the comma as they are. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(byte b) {
        return isBetween(b, 'a', 'z') || isBetween(b, 'A', 'Z') || isBetween(b, '0', '9') || "-._~,".indexOf(b) >= 0;
    }

    private static boolean isBetween(byte b, char first, char last) {
        return b >= first && b <= last;
    }

    /** @throws IllegalArgumentException with the reason */
    static byte[] decode(String segment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '%') {
                bytes.write(raw(c));
                continue;
            }
            if (segment.length() - i < 3) {
                throw malformed();
            }
            bytes.write(escaped(hex(segment.charAt(i + 1)) << 4 | hex(segment.charAt(i + 2))));
            i += 2;
        }
        return bytes.toByteArray();
    }

    /** Servers and proxies take these apart in different ways, or use them for something else. */
    private static int raw(char c) {
        if (c <= ' ' || c > '~' || ";/\\?#".indexOf(c) >= 0) {
            throw new IllegalArgumentException("The key has a character in it that must be percent-encoded");
        }
        return c;
    }

    private static int escaped(int value) {
        if (value == '/' || value == '\\') {
            throw new IllegalArgumentException("The key has %2F or %5C in it; write ~2 or ~3");
        }
        return value;
    }

    private static int hex(char c) {
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("The key has a % that is not followed by two hexadecimal digits");
    }
}
