package dev.troupe.wire;

import java.util.OptionalLong;

/** Integers as text: narrower than {@link Long#parseLong}, without a plus sign, and with no digits but those of ASCII. */
final class DecimalText {

    private DecimalText() {}

    /** The integer from -2^63 to 2^63-1 that the text stands for, if it is one. */
    static OptionalLong parse(String text) {
        try {
            return isDecimal(text) ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether it is an integer in digits, with a minus sign or without. */
    static boolean isDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > start;
    }
}
