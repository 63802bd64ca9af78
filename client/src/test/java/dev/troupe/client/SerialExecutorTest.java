package dev.troupe.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SerialExecutorTest {

    private final SerialExecutor serial = new SerialExecutor(ClientThreads.newPool());

    @Test
    void tasksRunOneAtATimeAndInTheOrderInWhichTheyWereGiven() throws Exception {
        serial.start();
        int threads = 4;
        int each = 5_000;
        List<List<Integer>> seen = new ArrayList<>();
        // Neither of the two is safe for several threads: they show whether tasks are run one at a time.
        int[] count = new int[1];
        CountDownLatch done = new CountDownLatch(threads * each);
        List<Thread> givers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            List<Integer> ours = new ArrayList<>();
            seen.add(ours);
            givers.add(new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    int number = i;
                    serial.execute(() -> {
                        ours.add(number);
                        count[0]++;
                        done.countDown();
                    });
                }
            }));
        }
        givers.forEach(Thread::start);

        done.await();
        for (Thread giver : givers) {
            giver.join();
        }

        assertThat(count[0]).isEqualTo(threads * each);
        assertThat(seen).allSatisfy(ours -> assertThat(ours).hasSize(each).isSorted());
    }

    @Test
    void noTaskIsForgottenThatComesJustAsTheLastOneEnds() {
        serial.start();
        AtomicInteger ran = new AtomicInteger();
        for (int given = 1; given <= 10_000; given++) {
            // Tasks that end a little earlier or later, so that the next one meets every moment of the end.
            int linger = given % 200;
            serial.execute(() -> {
                int number = ran.incrementAndGet();
                for (int i = 0; i < linger && ran.get() == number; i++) {}
            });
            for (int look = 1; ran.get() < given; look++) {
                if (Thread.interrupted()) {
                    throw new AssertionError("task " + given + " does not run");
                }
                if (look % 1_000 == 0) {
                    // The other thread may need this processor.
                    Thread.yield();
                }
            }
        }
        assertThat(ran).hasValue(10_000);
    }

    @Test
    void noTaskRunsBeforeTheStart() {
        List<Runnable> pooled = new CopyOnWriteArrayList<>();
        SerialExecutor waiting = new SerialExecutor(pooled::add);
        AtomicInteger ran = new AtomicInteger();
        waiting.execute(ran::incrementAndGet);
        waiting.execute(ran::incrementAndGet);
        assertThat(pooled).isEmpty();

        waiting.start();

        assertThat(pooled).hasSize(1);
        pooled.get(0).run();
        assertThat(ran).hasValue(2);
    }

    @Test
    void executeNeverRunsATaskItself() {
        List<Runnable> pooled = new CopyOnWriteArrayList<>();
        SerialExecutor ours = SerialExecutor.started(pooled::add);
        List<String> ran = new ArrayList<>();

        ours.execute(() -> {
            ours.execute(() -> ran.add("inner"));
            ran.add("outer");
        });
        ours.execute(() -> ran.add("second"));
        assertThat(ran).isEmpty();
        assertThat(pooled).hasSize(1);

        pooled.get(0).run();
        assertThat(ran).containsExactly("outer", "second", "inner");
    }

    @Test
    void aStartWithNothingToDoTakesNoThread() {
        List<Runnable> pooled = new CopyOnWriteArrayList<>();
        SerialExecutor idle = new SerialExecutor(pooled::add);
        idle.start();
        assertThat(pooled).isEmpty();

        idle.execute(() -> {});

        assertThat(pooled).hasSize(1);
    }

    @Test
    void aTaskThatThrowsIsLoggedAndTheOthersStillRun() {
        serial.start();
        AtomicInteger ran = new AtomicInteger();
        try (LogCapture log = new LogCapture(SerialExecutor.class)) {
            serial.execute(() -> {
                throw new AssertionError("on purpose");
            });
            serial.execute(ran::incrementAndGet);

            await().untilAsserted(() -> assertThat(ran).hasValue(1));
            assertThat(log.lines).hasSize(1);
        }
    }

    @Test
    void isCurrentTellsATaskFromEveryOtherThread() throws Exception {
        serial.start();
        CompletableFuture<Boolean> inside = new CompletableFuture<>();
        CompletableFuture<Boolean> other = new CompletableFuture<>();
        serial.execute(() -> {
            inside.complete(serial.isCurrent());
            Thread thread = new Thread(() -> other.complete(serial.isCurrent()));
            thread.start();
            other.join();
        });

        assertThat(inside.get()).isTrue();
        assertThat(other.get()).isFalse();
        assertThat(serial.isCurrent()).isFalse();
    }
}
