package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CallsInFlightTest {

    private final ServerConnection connection = new ConnectionFixture().connect();

    private Call sized(long id, int bytes) {
        return new Call(
                connection,
                RoomProtocol.POST,
                id,
                new dev.troupe.wire.Payload(dev.troupe.wire.WireFormat.JSON, new byte[bytes], 0, bytes),
                0);
    }

    @Test
    void theArgumentsThatTheyKeepAreBoundedButForOneCall() {
        CallsInFlight calls = new CallsInFlight(10, 100);
        Call large = sized(1, 1_000);
        assertThat(calls.add(large)).isEqualTo(CallsInFlight.Added.IN_FLIGHT_UNWATCHED);
        assertThat(calls.add(sized(2, 1))).isEqualTo(CallsInFlight.Added.TOO_MANY);
        assertThat(calls.remove(large)).isTrue();

        Call half = sized(3, 60);
        calls.add(half);
        assertThat(calls.add(sized(4, 40))).isEqualTo(CallsInFlight.Added.IN_FLIGHT);
        calls.cancel(3);
        assertThat(calls.add(sized(5, 1))).as("the actor still has it").isEqualTo(CallsInFlight.Added.TOO_MANY);
        calls.left(half);
        assertThat(calls.add(sized(6, 60))).isEqualTo(CallsInFlight.Added.IN_FLIGHT);
    }

    @Test
    void noTwoHaveTheSameIdAndThereAreNeverMoreThanTheBound() {
        CallsInFlight calls = new CallsInFlight(3, 1_000);
        assertThat(calls.add(call(1, 0))).isEqualTo(CallsInFlight.Added.IN_FLIGHT_UNWATCHED);
        assertThat(calls.add(call(1, 0))).isEqualTo(CallsInFlight.Added.DUPLICATE_ID);
        assertThat(calls.add(call(Call.NO_ID, 0))).isEqualTo(CallsInFlight.Added.IN_FLIGHT);
        assertThat(calls.add(call(Call.NO_ID, 0))).isEqualTo(CallsInFlight.Added.IN_FLIGHT);
        assertThat(calls.add(call(2, 0))).isEqualTo(CallsInFlight.Added.TOO_MANY);
        assertThat(calls.contains(1)).isTrue();
        assertThat(calls.contains(2)).isFalse();
    }

    @Test
    void whatWasGivenUpCountsWhileTheActorHasItButItsIdIsFree() {
        CallsInFlight calls = new CallsInFlight(3, 1_000);
        Call first = call(1, 0);
        calls.add(first);
        calls.add(call(2, 0));
        calls.add(call(3, 5));
        assertThat(calls.cancel(1)).isNotNull();
        assertThat(calls.expire(1)).hasSize(1);

        assertThat(calls.add(call(4, 0))).isEqualTo(CallsInFlight.Added.TOO_MANY);
        calls.left(first);
        assertThat(calls.add(call(1, 0))).isEqualTo(CallsInFlight.Added.IN_FLIGHT);
        assertThat(calls.add(call(5, 0))).isEqualTo(CallsInFlight.Added.TOO_MANY);
    }

    @Test
    void aCallLeavesOnce() {
        CallsInFlight calls = new CallsInFlight(3, 1_000);
        Call call = call(1, 0);
        calls.add(call);

        assertThat(calls.remove(call)).isTrue();
        assertThat(calls.remove(call)).isFalse();
        assertThat(calls.cancel(1)).isNull();
        calls.closeAll();
        assertThat(call.isGivenUp()).isFalse();
    }

    @Test
    void aCallThatTheActorHasSettledIsLeftToIt() {
        CallsInFlight calls = new CallsInFlight(3, 1_000);
        Call call = call(1, 10);
        calls.add(call);
        call.begin();
        call.settle();

        assertThat(calls.cancel(1)).isNull();
        assertThat(calls.expire(100)).isEmpty();
        assertThat(calls.remove(call)).isTrue();
    }

    @Test
    void theEndGivesUpThoseThatWaitForAReplyAlone() {
        CallsInFlight calls = new CallsInFlight(3, 1_000);
        Call asked = call(1, 0);
        Call told = call(Call.NO_ID, 0);
        calls.add(asked);
        calls.add(told);

        calls.closeAll();

        assertThat(asked.isGivenUp()).isTrue();
        assertThat(told.isGivenUp()).isFalse();
        assertThat(told.begin()).isTrue();
    }

    @Test
    void noneIsAddedAfterTheEnd() {
        CallsInFlight calls = new CallsInFlight(3, 1_000);
        calls.closeAll();

        assertThat(calls.add(call(1, 0))).isEqualTo(CallsInFlight.Added.CLOSED);
    }

    @Test
    void thoseWhoseDeadlineHasPassedExpire() {
        CallsInFlight calls = new CallsInFlight(256, 1_000);
        List<Call> all = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Call call = call(i, random.nextInt(1_000));
            all.add(call);
            calls.add(call);
        }
        for (int now = 0; now <= 1_000; now += 10) {
            int time = now;
            List<Call> expected =
                    all.stream().filter(call -> call.deadline() <= time).toList();
            assertThat(calls.expire(now).stream().map(CallsInFlight.GivenUp::call))
                    .containsExactlyInAnyOrderElementsOf(expected);
            all.removeAll(expected);
        }
        assertThat(calls.unwatch()).isTrue();
    }

    @Test
    void thoseThatExpireTogetherAreGivenUpInTheOrderInWhichTheyCame() {
        CallsInFlight calls = new CallsInFlight(8, 1_000);
        List<Call> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Call call = call(i, i == 3 ? 20 : 10 - i);
            all.add(call);
            calls.add(call);
        }
        calls.remove(all.remove(0));
        calls.cancel(5);

        assertThat(calls.expire(10).stream().map(expired -> expired.call().id()))
                .containsExactly(1L, 2L, 4L, 6L, 7L);
        assertThat(calls.expire(20).stream().map(expired -> expired.call().id()))
                .containsExactly(3L);
    }

    @Test
    void theWatchLastsWhileCallsAreInFlight() {
        CallsInFlight calls = new CallsInFlight(3, 1_000);
        Call call = call(1, 0);
        calls.add(call);
        assertThat(calls.unwatch()).isFalse();
        calls.remove(call);
        assertThat(calls.unwatch()).isTrue();
        assertThat(calls.add(call)).isEqualTo(CallsInFlight.Added.IN_FLIGHT_UNWATCHED);
    }

    /** An actor that replies, a client that cancels, a deadline and the end of the connection race for each call. */
    @Test
    @Timeout(60)
    void everyCallIsAnsweredByOneOfThoseWhoRaceForIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5_000; round++) {
                CallsInFlight calls = new CallsInFlight(3, 1_000);
                Call call = call(1, 10);
                calls.add(call);
                AtomicInteger answers = new AtomicInteger();
                CyclicBarrier start = new CyclicBarrier(4);
                List<Future<?>> racers = List.of(
                        threads.submit(() -> {
                            start.await();
                            if (call.begin() && call.settle() && calls.remove(call)) {
                                answers.incrementAndGet();
                            }
                            return null;
                        }),
                        threads.submit(() -> {
                            start.await();
                            if (calls.cancel(1) != null) {
                                answers.incrementAndGet();
                            }
                            return null;
                        }),
                        threads.submit(() -> {
                            start.await();
                            answers.addAndGet(calls.expire(20).size());
                            return null;
                        }),
                        threads.submit(() -> {
                            start.await();
                            calls.contains(1);
                            return null;
                        }));
                for (Future<?> racer : racers) {
                    racer.get();
                }
                assertThat(answers).hasValue(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Call call(long id, long deadline) {
        return new Call(connection, RoomProtocol.POST, id, Payload.none(WireFormat.JSON), deadline);
    }
}
