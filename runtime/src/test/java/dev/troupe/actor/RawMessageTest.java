package dev.troupe.actor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawMessageTest {

    @Test
    void aTextIsItsUtf8() {
        RawMessage text = RawMessage.text("Grüße \ud83d\ude00 \ud83d");
        assertThat(text.isText()).isTrue();
        assertThat(new String(text.bytes(), StandardCharsets.UTF_8)).isEqualTo("Grüße \ud83d\ude00 ?");
        assertThat(text.size()).isEqualTo(14);
        assertThat(text.encoded().format()).isEqualTo(WireFormat.JSON);
        assertThat(text).hasToString("text of 14 bytes");
    }

    @Test
    void whatBecomesOfTheBytesThatWereGivenOrTakenChangesNothing() {
        byte[] given = {1, 2, 3};
        RawMessage binary = RawMessage.binary(given);
        given[0] = 9;
        binary.bytes()[1] = 9;
        assertThat(binary.bytes()).containsExactly(1, 2, 3);
        assertThat(binary.isText()).isFalse();
        assertThat(binary.encoded().format()).isEqualTo(WireFormat.CBOR);
        assertThat(RawMessage.binary(new byte[0]).size()).isZero();
    }

    @Test
    void theChoiceOfCompressionGoesWithIt() {
        assertThat(RawMessage.text("x").encoded().isCompressed(2)).isFalse();
        assertThat(RawMessage.text("xx").encoded().isCompressed(2)).isTrue();
        assertThat(RawMessage.text("x", Compression.ALWAYS).encoded().isCompressed(2))
                .isTrue();
        assertThat(RawMessage.binary(new byte[99], Compression.NEVER).encoded().isCompressed(2))
                .isFalse();
    }
}
