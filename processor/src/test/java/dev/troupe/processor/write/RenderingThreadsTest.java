package dev.troupe.processor.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The promises of {@link RenderingThreads}. */
@Timeout(60)
class RenderingThreadsTest {

    /** Those of other tests, which may have ended already and still be on their way out. */
    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    @Test
    void thereAreNoneBeforeTheFirstTaskAndNoneWhenARoundHasEnded() throws Exception {
        RenderingThreads threads = new RenderingThreads(3);
        assertThat(running()).isEmpty();
        for (int round = 0; round < 2; round++) {
            CountDownLatch begun = new CountDownLatch(2);
            CountDownLatch go = new CountDownLatch(1);
            List<FutureTask<Boolean>> tasks = List.of(task(begun, go), task(begun, go));
            tasks.forEach(threads::begin);
            begun.await();

            List<Thread> beside = running();
            assertThat(beside).hasSize(2).allMatch(Thread::isDaemon);
            go.countDown();
            threads.endRound();

            assertThat(tasks).allMatch(FutureTask::isDone);
            for (Thread thread : beside) {
                thread.join(Duration.ofSeconds(20).toMillis());
            }
            assertThat(running()).isEmpty();
        }
    }

    @Test
    void theCompilersThreadRendersAsWellWhileItWaits() throws Exception {
        RenderingThreads threads = new RenderingThreads(2);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        FutureTask<Boolean> first = task(begun, go);
        FutureTask<Thread> second = new FutureTask<>(() -> {
            go.countDown();
            return Thread.currentThread();
        });
        threads.begin(first);
        begun.await();
        threads.begin(second);

        assertThat(threads.finish(first)).isTrue();
        assertThat(threads.finish(second)).isSameAs(Thread.currentThread());
        threads.endRound();
    }

    @Test
    void onAMachineWithOneProcessorItDoesAllByItself() throws Exception {
        RenderingThreads threads = new RenderingThreads(1);
        FutureTask<Thread> task = new FutureTask<>(Thread::currentThread);

        threads.begin(task);

        assertThat(running()).isEmpty();
        assertThat(threads.finish(task)).isSameAs(Thread.currentThread());
    }

    @Test
    void whatATaskThrowsIsTheCause() {
        RenderingThreads threads = new RenderingThreads(2);
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            throw new StackOverflowError("too deep");
        });
        threads.begin(task);

        assertThatThrownBy(() -> threads.finish(task))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("too deep");
        threads.endRound();
    }

    private static FutureTask<Boolean> task(CountDownLatch begun, CountDownLatch go) {
        return new FutureTask<>(() -> {
            begun.countDown();
            go.await();
            return true;
        });
    }

    private List<Thread> running() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("troupe-rendering") && !before.contains(thread))
                .toList();
    }
}
