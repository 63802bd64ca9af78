package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.client.WaitingThread;
import dev.troupe.runtime.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnPoolTest {

    private final Ticker ticker = Ticker.start();
    private final CountDownLatch release = new CountDownLatch(1);
    private TurnPool pool = new TurnPool(2, 6, Duration.ofMillis(50), ticker);

    @AfterEach
    void close() {
        release.countDown();
        pool.close();
        ticker.close();
    }

    private Runnable blocking(CountDownLatch begun) {
        return new Runnable() {
            @Override
            public void run() {
                begun.countDown();
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public String toString() {
                return "probe/lobby act";
            }
        };
    }

    @Test
    void whatIsToldToRunRunsOnceOnAnotherThread() throws Exception {
        int tasks = 100_000;
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(tasks);
        AtomicReference<Thread> own = new AtomicReference<>();
        for (int i = 0; i < tasks; i++) {
            pool.execute(() -> {
                runs.incrementAndGet();
                own.compareAndSet(null, Thread.currentThread());
                done.countDown();
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(tasks);
        assertThat(own.get()).isNotSameAs(Thread.currentThread());
        assertThat(pool.threads()).isLessThanOrEqualTo(6);
    }

    @Test
    void aThreadIsAddedAlsoWhileThreadsTakeTurnsThatEachBlockShortly() throws Exception {
        int tasks = 500;
        AtomicBoolean enough = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(tasks);
        Runnable task = new Runnable() {
            @Override
            public void run() {
                try {
                    // Nobody releases it: it stands for a turn that asks a database.
                    release.await(2, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                // There is as much to do as before until all threads were seen.
                if (enough.get()) {
                    done.countDown();
                } else {
                    pool.execute(this);
                }
            }
        };
        for (int i = 0; i < tasks; i++) {
            pool.execute(task);
        }
        await().until(() -> pool.threads() == 6);
        enough.set(true);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void noWakeUpIsLost() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            CountDownLatch done = new CountDownLatch(1);
            pool.execute(done::countDown);
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aThreadIsAddedWhenAllAreInsideTurnsThatBlock() throws Exception {
        CountDownLatch begun = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            pool.execute(blocking(begun));
        }
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.threads()).isEqualTo(5);
    }

    @Test
    void aThreadThatSaysThatItWaitsIsReplacedAtOnce() throws Exception {
        // A ticker that stands still never finds that somebody has waited for long.
        pool = new TurnPool(1, 3, Duration.ofMillis(50), Ticker.standing());
        CountDownLatch waiting = new CountDownLatch(2);
        CountDownLatch answered = new CountDownLatch(2);
        Runnable waits = () -> {
            WaitingThread thread = (WaitingThread) Thread.currentThread();
            thread.waitBegins();
            blocking(waiting).run();
            thread.waitEnds();
            answered.countDown();
        };
        pool.execute(waits);
        pool.execute(waits);
        assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
        pool.execute(release::countDown);
        assertThat(answered.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pool.threads()).isLessThanOrEqualTo(3);
    }

    @Test
    void atTheLimitTheLogNamesTheTurnsThatOccupyTheThreads() throws Exception {
        // The log speaks of it once in a while: not before all are told to run.
        Ticker standing = Ticker.standing();
        pool = new TurnPool(2, 6, Duration.ofMillis(50), standing);
        try (LogCapture log = LogCapture.of(TurnPool.class)) {
            CountDownLatch begun = new CountDownLatch(6);
            for (int i = 0; i < 8; i++) {
                pool.execute(blocking(begun));
            }
            await().until(() -> {
                standing.tick();
                return !log.text().isEmpty();
            });
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(log.text()).contains("All 6 threads", "2 actors wait", "probe/lobby act");
            assertThat(pool.threads()).isEqualTo(6);
        }
    }

    @Test
    void aThreadBeyondTheProcessorsEndsWhenItHasNothingToDo() throws Exception {
        CountDownLatch begun = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            pool.execute(blocking(begun));
        }
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        await().until(() -> pool.threads() <= 2);
        CountDownLatch done = new CountDownLatch(1);
        pool.execute(done::countDown);
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void afterACloseNothingKeepsAThreadAndWhatIsToldStillRuns() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        pool.execute(first::countDown);
        first.await();
        pool.close();
        await().until(() -> pool.threads() == 0);
        CountDownLatch second = new CountDownLatch(1);
        pool.execute(second::countDown);
        assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
        await().until(() -> pool.threads() == 0);
    }

    @Test
    void aTurnThatThrowsDoesNotCostTheThread() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(1);
        try (LogCapture log = LogCapture.of(TurnPool.class)) {
            pool = new TurnPool(1, 1, Duration.ofMillis(50), ticker);
            pool.execute(() -> {
                threads.add(Thread.currentThread());
                Thread.currentThread().interrupt();
                throw new IllegalStateException("broken");
            });
            pool.execute(() -> {
                threads.add(Thread.currentThread());
                if (!Thread.currentThread().isInterrupted()) {
                    done.countDown();
                }
            });
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(threads).hasSize(1);
            assertThat(log.text()).contains("broken");
        }
    }
}
