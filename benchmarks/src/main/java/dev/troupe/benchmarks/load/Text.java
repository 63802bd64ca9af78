package dev.troupe.benchmarks.load;

import java.nio.charset.StandardCharsets;

/** What a load looks for in the texts that come: no parser, which would cost more than the server. */
final class Text {

    private Text() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean startsWith(byte[] array, int at, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (array[at + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where what follows {@code marker} begins; -1 if it does not occur. */
    static int after(byte[] array, int at, int length, byte[] marker) {
        for (int i = at; i <= at + length - marker.length; i++) {
            if (array[i] == marker[0] && startsWith(array, i, marker)) {
                return i + marker.length;
            }
        }
        return -1;
    }

    /** The decimal number that stands here; 0 if there is none. */
    static long number(byte[] array, int at) {
        long number = 0;
        for (int i = at; array[i] >= '0' && array[i] <= '9'; i++) {
            number = number * 10 + array[i] - '0';
        }
        return number;
    }
}
