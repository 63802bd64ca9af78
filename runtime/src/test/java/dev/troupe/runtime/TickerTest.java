package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.turn.LogCapture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class TickerTest {

    @Test
    void watchersRunOneAfterTheOtherOnOneDaemonThread() throws Exception {
        CountDownLatch ticks = new CountDownLatch(3);
        // A tick that was about to begin when the ticker was closed may still run.
        List<Thread> threads = new CopyOnWriteArrayList<>();
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
    void aWatcherThatThrowsIsLoggedAndStopsNeitherItselfNorTheOthers() {
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

        try (LogCapture log = LogCapture.of(Ticker.class)) {
            ticker.tick();
            ticker.tick();
            ticker.forget(second);
            ticker.tick();

            assertThat(log.text().split("A watcher failed", -1)).hasSize(1 + 5);
            assertThat(log.text()).contains("IllegalStateException: by intention", "AssertionError: by intention");
        }
        assertThat(ran).containsExactly("first", "second", "first", "second", "first");
    }

    @Test
    void aWatcherThatThrowsDoesNotStopTheThread() throws Exception {
        CountDownLatch ticks = new CountDownLatch(3);
        try (Ticker ticker = Ticker.start();
                LogCapture log = LogCapture.of(Ticker.class)) {
            ticker.after(Duration.ofMillis(1), () -> {
                throw new AssertionError("only once");
            });
            ticker.watch(() -> {
                ticks.countDown();
                throw new IllegalStateException("every time");
            });
            assertThat(ticks.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(log.text()).contains("only once", "every time");
        }
    }

    @Test
    void noErrorOfAWatcherOrOfTheLogEndsTheThread() throws Exception {
        CountDownLatch ticks = new CountDownLatch(6);
        Handler broken = new Handler() {
            @Override
            public void publish(LogRecord line) {
                throw new OutOfMemoryError("by intention, of the log");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Ticker.class.getName());
        logger.addHandler(broken);
        logger.setUseParentHandlers(false);
        try (Ticker ticker = Ticker.start()) {
            ticker.watch(() -> {
                throw new OutOfMemoryError("by intention");
            });
            ticker.watch(() -> {
                throw new StackOverflowError("by intention");
            });
            ticker.watch(TickerTest::throwChecked);
            ticker.watch(() -> Thread.currentThread().interrupt());
            ticker.watch(() -> {
                ticker.after(Duration.ZERO, () -> {
                    ticks.countDown();
                    throw new OutOfMemoryError("by intention");
                });
                ticks.countDown();
            });
            long before = ticker.lastTick();
            assertThat(ticks.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ticker.lastTick() - before).isPositive();
        } finally {
            logger.removeHandler(broken);
            logger.setUseParentHandlers(true);
        }
    }

    @Test
    void tasksRunInTheOrderInWhichTheyAreDue() throws Exception {
        List<String> ran = new CopyOnWriteArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        try (Ticker ticker = Ticker.start()) {
            CountDownLatch release = new CountDownLatch(1);
            ticker.after(Duration.ZERO, () -> awaitQuietly(release));
            ticker.after(Duration.ofMillis(30), () -> ran.add("third"));
            ticker.after(Duration.ofMillis(30), last::countDown);
            ticker.after(Duration.ofMillis(20), () -> ran.add("second"));
            ticker.after(Duration.ofMillis(10), () -> ran.add("first"));
            ticker.after(Duration.ofSeconds(Long.MAX_VALUE / 1_000_000_000), () -> ran.add("never"));
            release.countDown();
            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ran).containsExactly("first", "second", "third");
    }

    /** As other languages do. */
    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwChecked() throws X {
        throw (X) new IOException("by intention");
    }

    @Test
    void afterACloseNoWatcherIsBegun() throws Exception {
        Ticker ticker = Ticker.start();
        List<String> ran = new CopyOnWriteArrayList<>();
        CompletableFuture<Thread> closed = new CompletableFuture<>();
        ticker.watch(() -> {
            ran.add("closes");
            ticker.close();
            closed.complete(Thread.currentThread());
        });
        ticker.watch(() -> ran.add("late"));
        Thread thread = closed.get(10, TimeUnit.SECONDS);
        ticker.after(Duration.ZERO, () -> ran.add("after"));
        thread.join(10_000);
        ticker.tick();

        assertThat(thread.isAlive()).isFalse();
        assertThat(ran).containsExactly("closes");
    }

    @Test
    void whatWasToRunAfterACloseDoesNot() {
        Ticker ticker = Ticker.standing();
        List<String> ran = new ArrayList<>();
        ticker.after(Duration.ofMillis(1), () -> {
            ran.add("before");
            ticker.close();
        });
        ticker.after(Duration.ofMillis(1), () -> ran.add("after"));

        ticker.tick();

        assertThat(ran).containsExactly("before");
    }

    @Test
    void whatIsScheduledWhileATickerThatStandsStillTicksWaitsForTheNext() {
        Ticker ticker = Ticker.standing();
        List<String> ran = new ArrayList<>();
        ticker.after(Duration.ZERO, () -> {
            ran.add("first");
            ticker.after(Duration.ZERO, () -> ran.add("scheduled by the first"));
        });
        ticker.after(Duration.ZERO, () -> ran.add("second"));

        ticker.tick();
        assertThat(ran).containsExactly("first", "second");
        ticker.tick();
        assertThat(ran).containsExactly("first", "second", "scheduled by the first");
    }

    @Test
    void whatWasTakenBackDoesNotRun() throws Exception {
        List<String> ran = new ArrayList<>();
        Ticker standing = Ticker.standing();
        standing.schedule(Duration.ZERO, () -> ran.add("taken back")).run();
        standing.schedule(Duration.ZERO, () -> ran.add("left"));
        standing.tick();
        CountDownLatch occupied = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch later = new CountDownLatch(1);
        try (Ticker ticker = Ticker.start()) {
            ticker.after(Duration.ZERO, () -> {
                occupied.countDown();
                awaitQuietly(release);
            });
            assertThat(occupied.await(10, TimeUnit.SECONDS)).isTrue();
            // Its one thread is occupied: what is due at once has not begun.
            ticker.schedule(Duration.ZERO, () -> ran.add("taken back")).run();
            ticker.after(Duration.ZERO, later::countDown);
            release.countDown();
            assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ran).containsExactly("left");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
