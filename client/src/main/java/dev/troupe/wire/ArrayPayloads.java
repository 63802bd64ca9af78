package dev.troupe.wire;

import java.io.IOException;
import java.util.Arrays;

/** Arrays of primitive elements, without a box for each. */
final class ArrayPayloads {

    private static final int FIRST_LENGTH = 8;

    static final PayloadType<boolean[]> BOOLEANS = PayloadType.of(ArrayPayloads::readBooleans, (out, array) -> {
        out.startArray(array);
        for (boolean each : array) {
            out.writeBoolean(each);
        }
        out.endArray();
    });

    static final PayloadType<short[]> SHORTS = PayloadType.of(ArrayPayloads::readShorts, (out, array) -> {
        out.startArray(array);
        for (short each : array) {
            out.writeInt(each);
        }
        out.endArray();
    });

    static final PayloadType<char[]> CHARS = PayloadType.of(ArrayPayloads::readChars, (out, array) -> {
        out.startArray(array);
        for (char each : array) {
            out.writeChar(each);
        }
        out.endArray();
    });

    static final PayloadType<int[]> INTS = PayloadType.of(ArrayPayloads::readInts, (out, array) -> {
        out.startArray(array);
        for (int each : array) {
            out.writeInt(each);
        }
        out.endArray();
    });

    static final PayloadType<long[]> LONGS = PayloadType.of(ArrayPayloads::readLongs, (out, array) -> {
        out.startArray(array);
        for (long each : array) {
            out.writeLong(each);
        }
        out.endArray();
    });

    static final PayloadType<float[]> FLOATS = PayloadType.of(ArrayPayloads::readFloats, (out, array) -> {
        out.startArray(array);
        for (float each : array) {
            out.writeFloat(each);
        }
        out.endArray();
    });

    static final PayloadType<double[]> DOUBLES = PayloadType.of(ArrayPayloads::readDoubles, (out, array) -> {
        out.startArray(array);
        for (double each : array) {
            out.writeDouble(each);
        }
        out.endArray();
    });

    private ArrayPayloads() {}

    private static boolean[] readBooleans(PayloadReader in) throws IOException {
        boolean[] array = new boolean[FIRST_LENGTH];
        int length = 0;
        in.startArray();
        while (in.nextElement()) {
            array = length < array.length ? array : Arrays.copyOf(array, 2 * length);
            array[length++] = in.readBoolean();
        }
        return Arrays.copyOf(array, length);
    }

    private static short[] readShorts(PayloadReader in) throws IOException {
        short[] array = new short[FIRST_LENGTH];
        int length = 0;
        in.startArray();
        while (in.nextElement()) {
            array = length < array.length ? array : Arrays.copyOf(array, 2 * length);
            array[length++] = in.readShort();
        }
        return Arrays.copyOf(array, length);
    }

    private static char[] readChars(PayloadReader in) throws IOException {
        char[] array = new char[FIRST_LENGTH];
        int length = 0;
        in.startArray();
        while (in.nextElement()) {
            array = length < array.length ? array : Arrays.copyOf(array, 2 * length);
            array[length++] = in.readChar();
        }
        return Arrays.copyOf(array, length);
    }

    private static int[] readInts(PayloadReader in) throws IOException {
        int[] array = new int[FIRST_LENGTH];
        int length = 0;
        in.startArray();
        while (in.nextElement()) {
            array = length < array.length ? array : Arrays.copyOf(array, 2 * length);
            array[length++] = in.readInt();
        }
        return Arrays.copyOf(array, length);
    }

    private static long[] readLongs(PayloadReader in) throws IOException {
        long[] array = new long[FIRST_LENGTH];
        int length = 0;
        in.startArray();
        while (in.nextElement()) {
            array = length < array.length ? array : Arrays.copyOf(array, 2 * length);
            array[length++] = in.readLong();
        }
        return Arrays.copyOf(array, length);
    }

    private static float[] readFloats(PayloadReader in) throws IOException {
        float[] array = new float[FIRST_LENGTH];
        int length = 0;
        in.startArray();
        while (in.nextElement()) {
            array = length < array.length ? array : Arrays.copyOf(array, 2 * length);
            array[length++] = in.readFloat();
        }
        return Arrays.copyOf(array, length);
    }

    private static double[] readDoubles(PayloadReader in) throws IOException {
        double[] array = new double[FIRST_LENGTH];
        int length = 0;
        in.startArray();
        while (in.nextElement()) {
            array = length < array.length ? array : Arrays.copyOf(array, 2 * length);
            array[length++] = in.readDouble();
        }
        return Arrays.copyOf(array, length);
    }
}
