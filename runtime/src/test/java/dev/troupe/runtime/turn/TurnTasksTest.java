package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.Injection;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tasks of a {@link Turn}. */
@Timeout(60)
class TurnTasksTest {

    private static final int THREADS = 4;
    private static final int EACH = 1_000;

    @RegisterExtension
    final Stage stage = new Stage();

    private final Queue<String> breaches = new ConcurrentLinkedQueue<>();

    /** Is given tasks by many threads while its stage is awaited. */
    private final class Busy implements Probe {
        private final Injection<String, Feed> given;
        private final AtomicBoolean inside = new AtomicBoolean();
        /** Not safe for several threads, as the lists of tasks are not. */
        private int count;

        Busy(Injection<String, Feed> given) {
            this.given = given;
        }

        @Override
        public CompletionStage<String> later(String text) {
            return beBusy();
        }

        @Override
        public CompletionStage<String> readLater(String text) {
            return beBusy();
        }

        private CompletionStage<String> beBusy() {
            Executor executor = given.context().executor();
            CompletableFuture<String> done = new CompletableFuture<>();
            for (int i = 0; i < THREADS; i++) {
                List<Integer> ours = new ArrayList<>();
                new Thread(() -> {
                            for (int number = 0; number < EACH; number++) {
                                int task = number;
                                executor.execute(() -> run(ours, task, done));
                            }
                        })
                        .start();
            }
            return done;
        }

        private void run(List<Integer> ours, int task, CompletableFuture<String> done) {
            if (!inside.compareAndSet(false, true)) {
                breaches.add("beside another");
            }
            if (ours.size() != task) {
                breaches.add("task " + task + " after " + ours.size() + " others");
            }
            ours.add(task);
            count++;
            inside.set(false);
            if (count == THREADS * EACH) {
                done.complete("done");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tasksOfATurnRunOneAfterTheOtherInTheOrderInWhichTheyWereGiven(boolean reading) {
        RecordedConnection ada = new RecordedConnection().join(stage.actors(Busy::new), "lobby", "ada");

        ada.call(reading ? Probe.READ_LATER : Probe.LATER, "x");

        assertThat(ada.await("reply 0")).contains("done");
        assertThat(breaches).isEmpty();
    }
}
