package dev.troupe.server.deflate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.management.ThreadMXBean;
import dev.troupe.wire.MessageTooLargeException;
import dev.troupe.wire.WireMessage;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageInflaterTest {

    private static final int MOST = 65_536;
    private static final int SEEDS = 300;

    private final MessageInflater inflater = new MessageInflater();

    @AfterEach
    void close() {
        inflater.close();
    }

    private String inflate(String hex) throws Exception {
        byte[] compressed = HexFormat.of().parseHex(hex);
        return new String(inflater.inflate(compressed, compressed.length, MOST), UTF_8);
    }

    /** What zlib makes of it, without the four bytes that are not sent. */
    private static byte[] deflated(byte[] bytes, int level) {
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setInput(bytes);
            byte[] room = new byte[2 * bytes.length + 100];
            int length = deflater.deflate(room, 0, room.length, Deflater.SYNC_FLUSH);
            return Arrays.copyOf(room, length - 4);
        } finally {
            deflater.end();
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "f248cdc9c90700, one block (7.2.3.1)",
        "000500faff48656c6c6f00, a block without compression (7.2.3.3)",
        "f348cdc9c9070000, a block that calls itself the last (7.2.3.4)",
        "f248050000 00ffffcac9c90700, two blocks (7.2.3.5)"
    })
    void readsTheExamplesOfTheStandard(String hex, String what) throws Exception {
        assertThat(inflate(hex.replace(" ", ""))).as(what).isEqualTo("Hello");
    }

    @Test
    void anEmptyMessageIsOneByteOrNone() throws Exception {
        assertThat(inflate("")).isEmpty();
        assertThat(inflate("00")).isEmpty();
    }

    @Test
    void aMessageThatRefersToTheOneBeforeIsRefused() throws Exception {
        assertThat(inflate("f248cdc9c90700")).isEqualTo("Hello");

        assertThatExceptionOfType(DataFormatException.class).isThrownBy(() -> inflate("f200110000"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"ff", "07", "0000", "f248cdc9c907000000ffff", "000500000048656c6c6f00", "f348cdc9c90700"})
    void whatIsNoCompressedDataIsRefused(String hex) {
        assertThatExceptionOfType(DataFormatException.class).isThrownBy(() -> inflate(hex));
    }

    @Test
    void aMessageThatIsCutOffIsRefused() throws Exception {
        byte[] whole = deflated(Texts.random(new Random(17), 700), Deflater.DEFAULT_COMPRESSION);

        for (int length = 1; length < whole.length; length++) {
            int cut = length;
            assertThatExceptionOfType(DataFormatException.class)
                    .as("%d of %d", cut, whole.length)
                    .isThrownBy(() -> inflater.inflate(whole, cut, MOST));
        }
        assertThat(inflater.inflate(whole, whole.length, MOST)).hasSize(700);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4_095, 4_096, 4_097, 8_192, MOST - 1, MOST})
    void itStopsAtOneByteMoreThanAllowed(int most) throws Exception {
        byte[] fits = deflated(new byte[most], 6);
        byte[] tooLarge = deflated(new byte[most + 1], 6);

        assertThat(inflater.inflate(fits, fits.length, most)).hasSize(most);
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> inflater.inflate(tooLarge, tooLarge.length, most));
        assertThat(inflater.inflate(fits, fits.length, most)).hasSize(most);
    }

    @Test
    void aBombCostsNoMoreMemoryThanAMessage() {
        byte[] bomb = deflated(new byte[10 * 1_024 * 1_024], 9);
        // Once before, since classes that are loaded cost memory, too.
        assertThatItIsTooLarge(bomb);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatItIsTooLarge(bomb);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8L * MOST);
    }

    private void assertThatItIsTooLarge(byte[] bomb) {
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> inflater.inflate(bomb, bomb.length, MOST));
    }

    /** A message of so many parts, each of which ends with a block that calls itself the last one. */
    private static byte[] lastBlocks(int parts, byte[] part) {
        Deflater deflater = new Deflater(6, true);
        try {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            byte[] room = new byte[2 * part.length + 100];
            for (int i = 0; i < parts; i++) {
                deflater.reset();
                deflater.setInput(part);
                deflater.finish();
                message.write(room, 0, deflater.deflate(room));
            }
            message.write(0);
            return message.toByteArray();
        } finally {
            deflater.end();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100})
    void aMessageMayHave256LastBlocksAndNoMore(int size) throws Exception {
        byte[] part = Texts.random(new Random(size), size);
        byte[] most = lastBlocks(256, part);
        byte[] tooMany = lastBlocks(257, part);
        byte[] flood = lastBlocks(30_000 / (size + 1), part);

        assertThat(inflater.inflate(most, most.length, MOST))
                .hasSize(256 * size)
                .endsWith(part);
        for (byte[] message : List.of(tooMany, flood)) {
            assertThatExceptionOfType(DataFormatException.class)
                    .isThrownBy(() -> inflater.inflate(message, message.length, MOST))
                    .withMessageContaining("last blocks");
        }
        assertThat(inflater.inflate(most, most.length, MOST)).hasSize(256 * size);
    }

    @Test
    void whateverBytesComeNoMoreThan256BlocksAreBegunAnew() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = random.nextBoolean()
                    ? lastBlocks(random.nextInt(600), Texts.random(random, random.nextInt(3)))
                    : new byte[random.nextInt(4_000)];
            for (int i = random.nextInt(20); i > 0 && bytes.length > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(inflater.inflate(bytes, bytes.length, MOST)).hasSizeLessThanOrEqualTo(MOST);
            } catch (MessageTooLargeException | DataFormatException refused) {
                assertThat(inflater.held()).as("seed %d", seed).isLessThanOrEqualTo(65_536);
            }
            assertThat(inflater.lastBlocks()).as("seed %d", seed).isLessThanOrEqualTo(256);
        }
    }

    @Test
    void betweenMessagesItKeeps64KiBAtMost() throws Exception {
        for (int size : new int[] {10, 40_000, 65_536, 65_537, 1_000_000}) {
            byte[] compressed = deflated(new byte[size], 6);
            assertThat(inflater.inflate(compressed, compressed.length, 2_000_000))
                    .hasSize(size);
            assertThat(inflater.held()).isLessThanOrEqualTo(65_536);
        }
    }

    @Test
    void roundTripsWhateverItIs() throws Exception {
        try (MessageDeflater deflater = new MessageDeflater()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Random random = new Random(seed);
                byte[] bytes = Texts.random(random, random.nextInt(random.nextBoolean() ? 300 : MOST));
                WireMessage message = Texts.message(bytes);
                WireMessage compressed = deflater.deflate(message);
                if (compressed != message) {
                    byte[] sent = Texts.bytes(compressed);
                    assertThat(inflater.inflate(sent, sent.length, MOST))
                            .as("seed %d", seed)
                            .isEqualTo(bytes);
                }
            }
        }
    }

    @Test
    void roomForCompressedMessagesSufficesForAllThatZlibMakes() throws Exception {
        assertThat(MessageInflater.mostCompressed(Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        for (int level = 0; level <= 9; level++) {
            for (int size : new int[] {0, 1, 1_000, 16_384, MOST}) {
                byte[] random = new byte[size];
                new Random(size).nextBytes(random);
                byte[] compressed = deflated(random, level);

                assertThat(compressed.length).isLessThanOrEqualTo(MessageInflater.mostCompressed(size));
                assertThat(inflater.inflate(compressed, compressed.length, MOST))
                        .isEqualTo(random);
            }
        }
    }

    @Test
    void nothingIsExpandedOnceItIsClosed() throws Exception {
        inflate("f248cdc9c90700");
        inflater.close();

        assertThatIllegalStateException().isThrownBy(() -> inflate("f248cdc9c90700"));
    }
}
