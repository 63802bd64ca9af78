package dev.troupe.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallsInFlightTest {

    private static final int ROUNDS = 2_000;

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final CyclicBarrier together = new CyclicBarrier(3);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static PendingCall<Void> call(long id) {
        return new PendingCall<>(id, "echo", Optional.empty(), new CompletableFuture<>());
    }

    @Test
    void aCallIsGivenOutOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CallsInFlight calls = new CallsInFlight();
            PendingCall<Void> call = call(1);
            assertThat(calls.add(call)).isTrue();

            Future<Boolean> reply = threads.submit(() -> {
                together.await();
                return calls.take(1).isPresent();
            });
            Future<Boolean> deadline = threads.submit(() -> {
                together.await();
                return calls.take(call);
            });
            Future<Boolean> end = threads.submit(() -> {
                together.await();
                return !calls.drain().isEmpty();
            });

            int given = (reply.get() ? 1 : 0) + (deadline.get() ? 1 : 0) + (end.get() ? 1 : 0);
            assertThat(given).isEqualTo(1);
            assertThat(calls.size()).isZero();
        }
    }

    @Test
    void aCallThatWasAddedIsAmongTheDrained() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CallsInFlight calls = new CallsInFlight();

            Future<Boolean> first = threads.submit(() -> {
                together.await();
                return calls.add(call(1));
            });
            Future<Boolean> second = threads.submit(() -> {
                together.await();
                return calls.add(call(2));
            });
            Future<List<PendingCall<?>>> end = threads.submit(() -> {
                together.await();
                return calls.drain();
            });

            int added = (first.get() ? 1 : 0) + (second.get() ? 1 : 0);
            assertThat(end.get()).hasSize(added);
            assertThat(calls.size()).isZero();
        }
    }

    @Test
    void noCallIsAddedOnceTheyAreRefusedAndThoseInFlightStay() {
        CallsInFlight calls = new CallsInFlight();
        assertThat(calls.add(call(1))).isTrue();

        calls.refuse();

        assertThat(calls.add(call(2))).isFalse();
        assertThat(calls.take(2)).isEmpty();
        assertThat(calls.take(1)).isPresent();
    }

    @Test
    void theDrainedAreInTheOrderOfTheirIds() {
        CallsInFlight calls = new CallsInFlight();
        List<Long> ids = new ArrayList<>();
        for (long id = 100; id > 0; id--) {
            assertThat(calls.add(call(id * 7_919))).isTrue();
        }

        calls.drain().forEach(call -> ids.add(call.id()));

        assertThat(ids).hasSize(100).isSorted();
    }
}
