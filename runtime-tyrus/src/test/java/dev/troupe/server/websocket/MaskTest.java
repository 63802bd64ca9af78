package dev.troupe.server.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void equalsTheDefinitionByteForByte() {
        Random random = new Random(3);
        for (int length = 0; length < 70; length++) {
            for (int phase = 0; phase < 9; phase++) {
                int key = random.nextInt();
                int offset = random.nextInt(5);
                byte[] array = new byte[offset + length + 3];
                random.nextBytes(array);
                byte[] expected = array.clone();
                for (int i = 0; i < length; i++) {
                    expected[offset + i] ^= (byte) (key >>> 24 - 8 * ((phase + i) % 4));
                }

                Mask.apply(array, offset, length, key, phase);

                assertThat(array).isEqualTo(expected);
            }
        }
    }
}
