package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionThreadsTest {

    /** Far longer than any test waits. */
    private static final Duration LONG = Duration.ofHours(1);

    private final SessionThreads threads = new SessionThreads("troupe-test-", LONG);

    @Test
    void aTaskWaitsForNoOtherOneUntilThereAreVeryMany() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(SessionThreads.MOST);
        for (int i = 0; i < SessionThreads.MOST; i++) {
            threads.execute(() -> {
                begun.countDown();
                waitFor(free);
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

    @Test
    void thereAreNoThreadsWhenThereHasBeenNothingToDoForAWhile() throws Exception {
        SessionThreads hasty = new SessionThreads("troupe-hasty-", Duration.ofMillis(20));
        assertThat(hasty.count()).isZero();
        CountDownLatch begun = new CountDownLatch(3);
        CountDownLatch free = new CountDownLatch(1);
        for (int i = 0; i < 3; i++) {
            hasty.execute(() -> {
                begun.countDown();
                waitFor(free);
            });
        }
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(hasty.count()).isEqualTo(3);
        free.countDown();

        await().until(() -> hasty.count() == 0);
    }

    @Test
    void afterACloseNoThreadIsKeptAndWhatIsStillToldRuns() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        threads.execute(first::countDown);
        assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(threads.count()).isOne();

        threads.close();

        await().until(() -> threads.count() == 0);
        CountDownLatch second = new CountDownLatch(1);
        threads.execute(second::countDown);
        assertThat(second.await(20, TimeUnit.SECONDS)).isTrue();
        await().until(() -> threads.count() == 0);
    }

    @Test
    void threadsEndAlsoWhenSeveralBeganToWaitAtOnce() {
        for (int round = 0; round < 200; round++) {
            SessionThreads brief = new SessionThreads("troupe-brief-", LONG);
            for (int i = 0; i < 4; i++) {
                brief.execute(Thread::yield);
            }
            brief.close();
            await().until(() -> brief.count() == 0);
        }
    }

    @Test
    void aTaskThatThrowsDisturbsNoOtherOne() throws Exception {
        int many = 2 * SessionThreads.MOST;
        CountDownLatch done = new CountDownLatch(many);
        SessionThreads quiet = new SessionThreads("troupe-quiet-", LONG);
        for (int i = 0; i < many; i++) {
            quiet.execute(() -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
                throw new IllegalStateException("thrown on purpose");
            });
            quiet.execute(done::countDown);
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        quiet.close();
        await().until(() -> quiet.count() == 0);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
