package dev.troupe.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The strict decoder of the JDK is the oracle. */
class Utf8Test {

    private static final int[] CODE_POINTS = {
        0, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF, 0x20AC, 0x1F600
    };

    @Test
    void everySequenceOfUpToThreeBytesIsJudgedAsTheJdkDoes() {
        for (int first = 0; first < 256; first++) {
            check(new byte[] {(byte) first});
            for (int second = 0; second < 256; second++) {
                check(new byte[] {(byte) first, (byte) second});
                for (int third : new int[] {0, 0x41, 0x7F, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xE0, 0xFF}) {
                    check(new byte[] {(byte) first, (byte) second, (byte) third});
                    check(new byte[] {(byte) first, (byte) second, (byte) third, (byte) 0x80});
                    check(new byte[] {(byte) first, (byte) second, (byte) third, (byte) 0xC0});
                }
            }
        }
    }

    @Test
    void mutatedTextIsJudgedAsTheJdkDoes() {
        var random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? CODE_POINTS[random.nextInt(CODE_POINTS.length)] : 'a');
            }
            byte[] bytes = text.toString().getBytes(UTF_8);
            assertThat(Utf8.isValid(bytes, 0, bytes.length)).isTrue();
            check(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            if (bytes.length > 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                check(bytes);
            }
        }
    }

    @Test
    void onlyTheRangeIsJudged() {
        byte[] bytes = {(byte) 0xFF, 'a', 'b', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF};

        assertThat(Utf8.isValid(bytes, 1, 4)).isTrue();
        assertThat(Utf8.isValid(bytes, 1, 3)).isFalse();
        assertThat(Utf8.isValid(bytes, 1, 0)).isTrue();
        assertThatThrownBy(() -> Utf8.isValid(bytes, 1, 6)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static void check(byte[] bytes) {
        if (Utf8.isValid(bytes, 0, bytes.length) != jdk(bytes)) {
            throw new AssertionError("judged wrongly: " + Arrays.toString(bytes));
        }
    }

    private static boolean jdk(byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        return !UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true).isError();
    }
}
