package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.wire.WireMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboundQueueStressTest {

    private static final int ADDERS = 4;
    private static final int EACH = 20_000;

    /** The taker sleeps until it is woken, so that a message that stays behind stops the test. */
    @Test
    void noneStaysBehindAndEachAddersOrderHolds() throws Exception {
        OutboundQueue queue = new OutboundQueue(ADDERS * EACH, Long.MAX_VALUE / 2);
        Semaphore wakes = new Semaphore(0);
        ExecutorService threads = Executors.newFixedThreadPool(ADDERS);
        try {
            List<Future<?>> adders = new ArrayList<>();
            for (int adder = 0; adder < ADDERS; adder++) {
                int number = adder;
                adders.add(threads.submit(() -> addAll(queue, number, wakes)));
            }
            Map<String, Integer> last = new HashMap<>();
            int left = ADDERS * EACH;
            while (left > 0) {
                assertThat(wakes.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
                left -= takeAll(queue, last);
            }
            for (Future<?> adder : adders) {
                adder.get();
            }
            assertThat(last)
                    .hasSize(ADDERS)
                    .allSatisfy((adder, number) -> assertThat(number).isEqualTo(EACH - 1));
            assertThat(queue.messages()).isZero();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void addAll(OutboundQueue queue, int adder, Semaphore wakes) {
        for (int i = 0; i < EACH; i++) {
            queue.add(Messages.text(adder + ":" + i));
            if (queue.wakes()) {
                wakes.release();
            }
        }
    }

    private static int takeAll(OutboundQueue queue, Map<String, Integer> last) {
        WireMessage[] batch = new WireMessage[16];
        int all = 0;
        for (int count = queue.take(batch, 1_000); count > 0; count = queue.take(batch, 1_000)) {
            for (int i = 0; i < count; i++) {
                String[] parts = batch[i].text().split(":");
                int number = Integer.parseInt(parts[1]);
                Integer before = last.put(parts[0], number);
                assertThat(number).isEqualTo(before == null ? 0 : before + 1);
                queue.written(1, batch[i].length());
            }
            all += count;
        }
        return all;
    }
}
