package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionThreadsTest {

    private final SessionThreads threads = new SessionThreads("troupe-test-");

    @Test
    void aTaskWaitsForNoOtherOneUntilThereAreVeryMany() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(SessionThreads.MOST);
        for (int i = 0; i < SessionThreads.MOST; i++) {
            threads.execute(() -> {
                begun.countDown();
                await(free);
            });
        }
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        CountDownLatch late = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            threads.execute(late::countDown);
        }
        assertThat(late.getCount()).isEqualTo(10);
        free.countDown();
        assertThat(late.await(20, TimeUnit.SECONDS)).as("none is lost").isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
