package dev.troupe.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes are UTF-8 (RFC 3629): no overlong form, no surrogate, nothing beyond U+10FFFF, nothing cut off. */
public final class Utf8 {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Whether the {@code length} bytes from {@code offset} are UTF-8. */
    public static boolean isValid(byte[] array, int offset, int length) {
        java.util.Objects.checkFromIndexSize(offset, length, array.length);
        int end = offset + length;
        int at = offset;
        while (true) {
            at = skipAscii(array, at, end);
            if (at == end) {
                return true;
            }
            int size = sizeOfSequence(array, at, end);
            if (size == 0) {
                return false;
            }
            at += size;
        }
    }

    /** Eight bytes at a time, then one by one. */
    private static int skipAscii(byte[] array, int from, int end) {
        int at = from;
        while (end - at >= Long.BYTES && ((long) LONG.get(array, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < end && array[at] >= 0) {
            at++;
        }
        return at;
    }

    /** The bytes of the character at {@code at}, which is not ASCII; 0 if there is none (RFC 3629, section 4). */
    private static int sizeOfSequence(byte[] array, int at, int end) {
        int first = array[at] & 0xFF;
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (end - at < size || !isSecond(first, array[at + 1] & 0xFF)) {
            return 0;
        }
        for (int i = 2; i < size; i++) {
            if ((array[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    /** Overlong forms, surrogates and what is beyond the last character show in the second byte. */
    private static boolean isSecond(int first, int second) {
        return switch (first) {
            case 0xE0 -> second >= 0xA0 && second <= 0xBF;
            case 0xED -> second >= 0x80 && second <= 0x9F;
            case 0xF0 -> second >= 0x90 && second <= 0xBF;
            case 0xF4 -> second >= 0x80 && second <= 0x8F;
            default -> second >= 0x80 && second <= 0xBF;
        };
    }
}
