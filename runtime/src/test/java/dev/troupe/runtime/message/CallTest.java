package dev.troupe.runtime.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CallTest {

    private final AtomicInteger left = new AtomicInteger();
    private final ToConnection connection = (ToConnection) Proxy.newProxyInstance(
            CallTest.class.getClassLoader(), new Class<?>[] {ToConnection.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("left");
                return left.incrementAndGet() < 0 ? proxy : null;
            });

    @Test
    void aCallIsBegunAtMostOnceAndNotAfterItWasGivenUp() {
        Call call = call();
        assertThat(call.begin()).isTrue();
        assertThat(call.begin()).isFalse();

        Call givenUp = call();
        assertThat(givenUp.giveUp()).isEqualTo(Call.GivenUp.BEFORE_IT_BEGAN);
        assertThat(givenUp.begin()).isFalse();
        assertThat(givenUp.settle()).isFalse();
        assertThat(givenUp.isGivenUp()).isTrue();
    }

    @Test
    void aCallIsSettledOnceByItsResultOrByBeingGivenUp() {
        Call call = call();
        call.begin();
        assertThat(call.settle()).isTrue();
        assertThat(call.settle()).isFalse();
        assertThat(call.giveUp()).isEqualTo(Call.GivenUp.TOO_LATE);
        assertThat(call.isGivenUp()).isFalse();
    }

    @Test
    void whoGivesUpACallLearnsWhetherItHadBegun() {
        Call call = call();
        call.begin();

        assertThat(call.giveUp()).isEqualTo(Call.GivenUp.WHILE_RUNNING);
        assertThat(call.giveUp()).isEqualTo(Call.GivenUp.TOO_LATE);
        assertThat(call.settle()).isFalse();
    }

    @Test
    void whenTheActorMeetsACallThatWasGivenUpTheConnectionIsToldOnce() {
        Call waiting = call();
        waiting.giveUp();
        assertThat(left).hasValue(0);
        waiting.begin();
        waiting.settle();
        assertThat(left).hasValue(1);

        Call running = call();
        running.begin();
        running.giveUp();
        assertThat(left).hasValue(1);
        running.settle();
        running.settle();
        assertThat(left).hasValue(2);
        assertThat(running.isGivenUp()).isTrue();

        Call answered = call();
        answered.begin();
        answered.settle();
        answered.giveUp();
        answered.settle();
        assertThat(left).hasValue(2);
    }

    /** An actor that may be run twice by mistake, a deadline and a client that cancels race for each call. */
    @Test
    @Timeout(60)
    void allOfThisHoldsForAnyNumberOfThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5_000; round++) {
                Call call = call();
                int leftBefore = left.get();
                CyclicBarrier start = new CyclicBarrier(4);
                AtomicInteger begun = new AtomicInteger();
                AtomicInteger settled = new AtomicInteger();
                List<Call.GivenUp> givenUp = new CopyOnWriteArrayList<>();
                Callable<Object> actor = () -> {
                    start.await();
                    if (call.begin()) {
                        begun.incrementAndGet();
                        settled.addAndGet(call.settle() ? 1 : 0);
                    }
                    return call;
                };
                Callable<Object> impatient = () -> {
                    start.await();
                    givenUp.add(call.giveUp());
                    return call;
                };
                for (Future<?> each : threads.invokeAll(List.of(actor, impatient, actor, impatient))) {
                    each.get();
                }
                givenUp.removeIf(Call.GivenUp.TOO_LATE::equals);
                assertThat(begun.get()).isLessThanOrEqualTo(1);
                assertThat(settled.get() + givenUp.size()).isEqualTo(1);
                assertThat(call.isGivenUp()).isEqualTo(givenUp.size() == 1);
                call.settle();
                assertThat(left.get() - leftBefore).isEqualTo(givenUp.size());
                if (givenUp.size() == 1) {
                    assertThat(givenUp.get(0) == Call.GivenUp.WHILE_RUNNING).isEqualTo(begun.get() == 1);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Call call() {
        return new Call(connection, RoomProtocol.POST, 1, Payload.none(WireFormat.JSON), 0);
    }
}
