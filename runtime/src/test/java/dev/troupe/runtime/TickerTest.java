package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TickerTest {

    @Test
    void watchersRunOneAfterTheOtherOnOneDaemonThread() throws Exception {
        CountDownLatch ticks = new CountDownLatch(3);
        List<Thread> threads = new ArrayList<>();
        try (Ticker ticker = Ticker.start()) {
            ticker.watch(() -> threads.add(Thread.currentThread()));
            ticker.watch(() -> {
                threads.add(Thread.currentThread());
                ticks.countDown();
            });
            assertThat(ticks.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(threads.stream().distinct()).hasSize(1);
        assertThat(threads.get(0).isDaemon()).isTrue();
    }

    @Test
    void aWatcherThatThrowsStopsNeitherItselfNorTheOthers() {
        Ticker ticker = Ticker.standing();
        List<String> ran = new ArrayList<>();
        ticker.watch(() -> {
            ran.add("first");
            throw new IllegalStateException("by intention");
        });
        Runnable second = () -> {
            ran.add("second");
            throw new AssertionError("by intention");
        };
        ticker.watch(second);

        ticker.tick();
        ticker.tick();
        ticker.forget(second);
        ticker.tick();

        assertThat(ran).containsExactly("first", "second", "first", "second", "first");
    }

    @Test
    void whatWasTakenBackDoesNotRun() throws Exception {
        List<String> ran = new ArrayList<>();
        Ticker standing = Ticker.standing();
        standing.schedule(Duration.ZERO, () -> ran.add("taken back")).run();
        standing.schedule(Duration.ZERO, () -> ran.add("left"));
        standing.tick();
        CountDownLatch later = new CountDownLatch(1);
        try (Ticker ticker = Ticker.start()) {
            Runnable takeBack = ticker.schedule(Duration.ofMillis(200), () -> ran.add("taken back"));
            takeBack.run();
            ticker.after(Duration.ofMillis(210), later::countDown);
            assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ran).containsExactly("left");
    }
}
