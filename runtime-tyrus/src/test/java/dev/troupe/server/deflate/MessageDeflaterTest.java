package dev.troupe.server.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.util.Random;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDeflaterTest {

    private static final String TEXT =
            "{\"event\":\"posted\",\"args\":{\"text\":\"again and again and again and again\"}}";

    private final MessageDeflater deflater = new MessageDeflater();

    @AfterEach
    void close() {
        deflater.close();
    }

    /** As RFC 7692, section 7.2.2, tells a receiver to do, and nothing else. */
    private static String expanded(WireMessage message, int expected) throws Exception {
        byte[] compressed = new byte[message.length() + 4];
        System.arraycopy(message.array(), message.offset(), compressed, 0, message.length());
        compressed[compressed.length - 2] = -1;
        compressed[compressed.length - 1] = -1;
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            byte[] text = new byte[expected + 1];
            int length = inflater.inflate(text);
            assertThat(inflater.getRemaining()).isZero();
            return new String(text, 0, length, java.nio.charset.StandardCharsets.UTF_8);
        } finally {
            inflater.end();
        }
    }

    @Test
    void aReceiverThatFollowsTheStandardReadsIt() throws Exception {
        WireMessage compressed = deflater.deflate(Texts.message(TEXT));

        assertThat(compressed.length()).isLessThan(TEXT.length());
        assertThat(compressed.format()).isEqualTo(WireFormat.JSON);
        assertThat(expanded(compressed, TEXT.length())).isEqualTo(TEXT);
    }

    @Test
    void noMessageRefersToThoseBeforeIt() throws Exception {
        deflater.deflate(Texts.message("something else " + TEXT));
        WireMessage first = deflater.deflate(Texts.message(TEXT));
        WireMessage second = deflater.deflate(Texts.message(TEXT));

        assertThat(Texts.bytes(second)).isEqualTo(Texts.bytes(first));
        assertThat(expanded(second, TEXT.length())).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 100, 5_000, 70_000})
    void aMessageThatWouldNotShrinkIsGivenBack(int length) {
        byte[] random = new byte[length];
        new Random(3).nextBytes(random);
        WireMessage message = Texts.message(random);

        assertThat(deflater.deflate(message)).isSameAs(message);
    }

    @Test
    void aMessageAfterOneThatDidNotFitIsWhole() throws Exception {
        byte[] random = new byte[70_000];
        new Random(5).nextBytes(random);
        deflater.deflate(Texts.message(random));

        assertThat(expanded(deflater.deflate(Texts.message(TEXT)), TEXT.length()))
                .isEqualTo(TEXT);
    }

    @Test
    void nothingIsCompressedOnceItIsClosed() {
        deflater.deflate(Texts.message(TEXT));
        deflater.close();

        assertThatIllegalStateException().isThrownBy(() -> deflater.deflate(Texts.message(TEXT)));
    }
}
