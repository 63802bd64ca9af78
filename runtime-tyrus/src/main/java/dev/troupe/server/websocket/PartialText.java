package dev.troupe.server.websocket;

import dev.troupe.wire.Utf8;

/** Checks text of which a part has come (RFC 6455, section 8.1): what cannot become UTF-8 is noticed with the byte that spoils it. */
final class PartialText {

    /** The most bytes of a character of which a part has come. */
    private static final int MOST_CUT_OFF = 3;

    /** Says that the bytes cannot be the beginning of text. */
    static final int INVALID = -1;

    private PartialText() {}

    /**
     * Checks bytes that begin with a character.
     *
     * @return up to where they are whole characters, after which a part of another may follow; {@link #INVALID} if no bytes that
     *     follow would make them text
     */
    static int check(byte[] array, int from, int to) {
        int end = endOfWhole(array, from, to);
        return Utf8.isValid(array, from, end - from) && (end == to || isBeginning(array, end, to)) ? end : INVALID;
    }

    /** Where the last character begins if a part of it is missing; else the end. */
    private static int endOfWhole(byte[] array, int from, int to) {
        for (int at = to - 1; at >= Math.max(from, to - MOST_CUT_OFF); at--) {
            int first = array[at] & 0xFF;
            if (first < 0x80) {
                return to;
            }
            if (first >= 0xC0) {
                return to - at < sizeOf(first) ? at : to;
            }
        }
        return to;
    }

    private static int sizeOf(int first) {
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** Whether more bytes may follow that make one character of it (RFC 3629, section 4). */
    private static boolean isBeginning(byte[] array, int at, int to) {
        int first = array[at] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return false;
        }
        if (to - at == 1) {
            return true;
        }
        int second = array[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        return second >= least && second <= most && (to - at == 2 || (array[at + 2] & 0xC0) == 0x80);
    }
}
