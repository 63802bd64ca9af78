package dev.troupe.server.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The masking of client frames (RFC 6455, section 5.3), eight bytes at a time. */
final class Mask {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Mask() {}

    /**
     * Masks or unmasks in place.
     *
     * @param key the masking key, its first byte highest
     * @param phase how many bytes of the same frame came before these
     */
    static void apply(byte[] array, int offset, int length, int key, long phase) {
        int rotated = Integer.rotateLeft(key, (int) (phase & 3) * Byte.SIZE);
        long twice = ((long) rotated << Integer.SIZE) | (rotated & 0xFFFF_FFFFL);
        int at = offset;
        int end = offset + length;
        for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
            LONGS.set(array, at, (long) LONGS.get(array, at) ^ twice);
        }
        for (int shift = Integer.SIZE - Byte.SIZE; at < end; at++) {
            array[at] ^= (byte) (rotated >>> shift);
            shift = shift == 0 ? Integer.SIZE - Byte.SIZE : shift - Byte.SIZE;
        }
    }
}
