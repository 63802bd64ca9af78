package dev.troupe.server.deflate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.util.Arrays;
import java.util.Random;

/** Messages to be compressed. */
public final class Texts {

    private Texts() {}

    public static WireMessage message(String text) {
        return message(text.getBytes(UTF_8));
    }

    public static WireMessage message(byte[] bytes) {
        byte[] array = new byte[WireMessage.HEADROOM + 3 + bytes.length];
        System.arraycopy(bytes, 0, array, WireMessage.HEADROOM + 3, bytes.length);
        return new WireMessage(WireFormat.JSON, array, WireMessage.HEADROOM + 3, bytes.length);
    }

    static byte[] bytes(WireMessage message) {
        return Arrays.copyOfRange(message.array(), message.offset(), message.offset() + message.length());
    }

    /** Bytes that compress well, a little, or not at all. */
    public static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        int letters = new int[] {1, 4, 40, 256}[random.nextInt(4)];
        for (int i = 0; i < length; i++) {
            boolean repeats = i > 100 && letters < 256 && random.nextInt(3) > 0;
            bytes[i] = repeats ? bytes[i - 100] : (byte) ('0' + random.nextInt(letters));
        }
        return bytes;
    }
}
