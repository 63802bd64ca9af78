package dev.troupe.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of one path segment (RFC 3986, section 2.1), and a decoder that lets nothing doubtful through. */
public final class PercentCoding {

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
            int octet = octet(segment, i, segment.length());
            if (octet < 0) {
                throw new IllegalArgumentException("The key has a % that is not followed by two hexadecimal digits");
            }
            bytes.write(escaped(octet));
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

    /**
     * What a percent sign and two hexadecimal digits of ASCII stand for.
     *
     * @param percent where the percent sign is
     * @param end where the text ends that it belongs to
     * @return 0 to 255; -1 if the digits are not there
     */
    public static int octet(String text, int percent, int end) {
        boolean isThere = percent + 2 < end
                && HexFormat.isHexDigit(text.charAt(percent + 1))
                && HexFormat.isHexDigit(text.charAt(percent + 2));
        return isThere ? HexFormat.fromHexDigits(text, percent + 1, percent + 3) : -1;
    }
}
