package dev.troupe.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WireMessageTest {

    private static WireMessage message() {
        return new WireMessage(WireFormat.JSON, new byte[WireMessage.HEADROOM + 2], WireMessage.HEADROOM, 2);
    }

    @Test
    void eachWhoAsksGetsABufferOfItsOwnThatCannotBeWritten() {
        byte[] array = "0123456789hello!".getBytes(UTF_8);
        WireMessage message = new WireMessage(WireFormat.JSON, array, WireMessage.HEADROOM, 5);

        ByteBuffer first = message.bytes();
        assertThat(UTF_8.decode(first).toString()).isEqualTo("hello");
        ByteBuffer second = message.bytes();
        assertThat(second.isReadOnly()).isTrue();
        assertThatThrownBy(() -> second.put(0, (byte) 'j')).isInstanceOf(ReadOnlyBufferException.class);
        assertThat(UTF_8.decode(second).toString()).isEqualTo("hello");
        assertThat(second.clear().remaining())
                .as("nothing of what is beside it")
                .isEqualTo(5);
    }

    @Test
    void theTransportDecidesWhetherItIsCompressedUnlessItSaysSoItself() {
        byte[] array = new byte[WireMessage.HEADROOM + 5];
        WireMessage silent = new WireMessage(WireFormat.CBOR, array, WireMessage.HEADROOM, 5);
        WireMessage always = new WireMessage(WireFormat.CBOR, array, WireMessage.HEADROOM, 5, 0);
        WireMessage never = new WireMessage(WireFormat.CBOR, array, WireMessage.HEADROOM, 5, Integer.MAX_VALUE);

        assertThat(silent.isCompressed(5)).isTrue();
        assertThat(silent.isCompressed(6)).isFalse();
        assertThat(always.isCompressed(6)).isTrue();
        assertThat(never.isCompressed(0)).isFalse();
    }

    @Test
    void itIsCompressedOnceForAllWhoAsk() throws Exception {
        WireMessage message = message();
        WireMessage smaller = message();
        AtomicInteger made = new AtomicInteger();
        int threads = 4;
        CountDownLatch all = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<WireMessage>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(pool.submit(() -> {
                    all.countDown();
                    all.await();
                    return message.compressed(plain -> {
                        made.incrementAndGet();
                        return smaller;
                    });
                }));
            }
            for (Future<WireMessage> answer : answers) {
                assertThat(answer.get()).isSameAs(smaller);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void aMessageThatDoesNotShrinkIsNotTriedAgain() {
        WireMessage message = message();
        AtomicInteger tried = new AtomicInteger();

        for (int i = 0; i < 3; i++) {
            assertThat(message.compressed(plain -> {
                        tried.incrementAndGet();
                        return plain;
                    }))
                    .isSameAs(message);
        }
        assertThat(tried).hasValue(1);
    }

    @Test
    void aCompressorThatFailsIsAskedAgain() {
        WireMessage message = message();
        WireMessage smaller = message();

        assertThat(catchThrowable(() -> message.compressed(plain -> {
                    throw new IllegalStateException("on purpose");
                })))
                .hasMessage("on purpose");
        assertThat(message.compressed(plain -> smaller)).isSameAs(smaller);
    }
}
