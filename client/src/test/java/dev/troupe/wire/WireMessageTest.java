package dev.troupe.wire;

import static org.assertj.core.api.Assertions.assertThat;

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

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> message.compressed(plain -> {
                    throw new IllegalStateException("on purpose");
                })))
                .hasMessage("on purpose");
        assertThat(message.compressed(plain -> smaller)).isSameAs(smaller);
    }
}
