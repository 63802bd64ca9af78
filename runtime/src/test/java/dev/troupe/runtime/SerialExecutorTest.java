package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SerialExecutorTest {

    @Test
    void executeDoesNotRunTheTaskItself() {
        Queue<Runnable> threads = new ArrayDeque<>();
        List<String> ran = new ArrayList<>();
        SerialExecutor serial = new SerialExecutor(threads::add);

        serial.execute(() -> ran.add("one"));
        serial.execute(() -> ran.add("two"));
        assertThat(ran).isEmpty();
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(ran).containsExactly("one", "two");

        serial.execute(() -> ran.add("three"));
        assertThat(threads).hasSize(1);
    }

    @Test
    void aTaskThatThrowsDoesNotStopTheNextOne() {
        List<String> ran = new ArrayList<>();
        SerialExecutor serial = new SerialExecutor(Runnable::run);

        serial.execute(() -> {
            throw new IllegalStateException("by intention");
        });
        serial.execute(() -> ran.add("next"));

        assertThat(ran).containsExactly("next");
    }

    @Test
    @Timeout(60)
    void tasksRunOneAtATimeInTheOrderInWhichTheyCame() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        ExecutorService callers = Executors.newFixedThreadPool(3);
        try {
            SerialExecutor serial = new SerialExecutor(threads);
            int[] last = {-1, -1, -1};
            int[] ran = {0};
            CountDownLatch done = new CountDownLatch(30_000);
            List<String> wrong = new ArrayList<>();
            for (int caller = 0; caller < 3; caller++) {
                int number = caller;
                callers.execute(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        int task = i;
                        serial.execute(() -> {
                            if (last[number] != task - 1) {
                                wrong.add(number + ":" + task);
                            }
                            last[number] = task;
                            ran[0]++;
                            done.countDown();
                        });
                    }
                });
            }
            assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(wrong).isEmpty();
            assertThat(ran[0]).isEqualTo(30_000);
        } finally {
            threads.shutdownNow();
            callers.shutdownNow();
        }
    }
}
