package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ProcessEndTest {

    @Test
    void aServerThatHangsDoesNotKeepTheProcess() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Thread hook = ProcessEnd.hook(
                () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                Duration.ofMillis(1));
        hook.start();
        hook.join(10_000);
        assertThat(hook.isAlive()).isFalse();
        never.countDown();
    }

    @Test
    void aServerThatStopsIsWaitedFor() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = ProcessEnd.hook(stopped::countDown, Duration.ofHours(1));
        hook.start();
        hook.join(10_000);
        assertThat(hook.isAlive()).isFalse();
        assertThat(stopped.getCount()).isZero();
    }
}
