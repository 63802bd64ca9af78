package dev.troupe.runtime.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.troupe.actor.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ResponseBodyTest {

    private final List<Runnable> threads = new ArrayList<>();
    private final List<Runnable> turns = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final ResponseBody body = new ResponseBody(3, 10, threads::add, turns::add);

    private String taken() {
        byte[] piece = body.take();
        return piece == null ? "nothing" : new String(piece, UTF_8);
    }

    private static void run(List<Runnable> waiting) {
        List.copyOf(waiting).forEach(Runnable::run);
        waiting.clear();
    }

    @Test
    void whatWasSentIsTakenInItsOrder() {
        assertThat(body.send("a")).isTrue();
        assertThat(body.send("")).isTrue();
        assertThat(body.send("b")).isTrue();
        assertThat(body.bufferedAmount()).isEqualTo(2);

        assertThat(taken()).isEqualTo("a");
        assertThat(taken()).isEqualTo("b");
        assertThat(taken()).isEqualTo("nothing");
        assertThat(body.bufferedAmount()).as("until it is written").isEqualTo(2);
        body.written(1);
        assertThat(body.bufferedAmount()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitCutsItOff() {
        assertThat(body.send("1234567890".repeat(10))).as("one always fits").isTrue();
        assertThat(body.send("1")).isFalse();
        assertThat(body.isCut()).isTrue();
        assertThat(body.bufferedAmount()).isZero();
        assertThat(taken()).isEqualTo("nothing");

        AtomicLong now = new AtomicLong(1);
        ResponseBody many = new ResponseBody(3, 10, new BufferBudget(0), threads::add, turns::add, now::get);
        assertThat(many.send("1") && many.send("2") && many.send("3")).isTrue();
        many.take();
        many.isFull();
        now.addAndGet(1_000_000_000L);
        assertThat(many.send("4")).as("what was taken is not written").isFalse();
        assertThat(many.isCut()).isTrue();
    }

    @Test
    void aBurstMayHaveMoreUntilTheSocketHasTakenNothingForASecond() {
        AtomicLong now = new AtomicLong(1);
        ResponseBody burst = new ResponseBody(3, 10, new BufferBudget(0), threads::add, turns::add, now::get);
        for (int i = 0; i < 20; i++) {
            assertThat(burst.send("1")).isTrue();
        }
        burst.take();
        burst.isFull();
        now.addAndGet(999_999_999L);
        assertThat(burst.send("1")).isTrue();
        burst.written(1);
        now.addAndGet(5_000_000_000L);
        assertThat(burst.send("1")).as("it takes some").isTrue();
        burst.isFull();
        now.addAndGet(1_000_000_001L);
        assertThat(burst.send("1")).isFalse();
    }

    @Test
    void whatIsBeyondItsBoundsIsTakenFromTheBudgetAndGivenBack() {
        BufferBudget buffers = new BufferBudget(20_000);
        ResponseBody burst = new ResponseBody(3, 1_000, buffers, threads::add, turns::add);
        assertThat(burst.send("x".repeat(1_000))).isTrue();
        assertThat(buffers.taken()).isZero();
        assertThat(burst.send("x".repeat(5_000))).isTrue();
        assertThat(buffers.taken()).isBetween(5_000L, 9_096L);
        burst.take();
        burst.take();
        burst.written(1_000);
        assertThat(buffers.taken()).isPositive();
        burst.written(5_000);
        assertThat(buffers.taken()).isZero();
        for (int i = 0; i < 10; i++) {
            assertThat(burst.send("1")).isTrue();
        }
        assertThat(buffers.taken()).as("small pieces too").isPositive();
        burst.cut();
        assertThat(buffers.taken()).isZero();
    }

    @Test
    void aBurstForWhichTheBudgetHasNoRoomCutsItOff() {
        BufferBudget buffers = new BufferBudget(20_000);
        assertThat(buffers.take(8_000)).isTrue();
        ResponseBody burst = new ResponseBody(3, 1_000, buffers, threads::add, turns::add);
        assertThat(burst.send("x".repeat(1_000))).isTrue();
        assertThat(burst.send("x".repeat(3_000))).isFalse();
        assertThat(burst.isCut()).isTrue();
        assertThat(buffers.taken()).isEqualTo(8_000);
    }

    @Test
    void aResponseThatSendsTooMuchBeforeItsHeadHasFailed() {
        body.begin(HttpResponse.streaming("text/plain", to -> to.send("1234567890")));
        ResponseBody other = new ResponseBody(3, 10, threads::add, turns::add);
        assertThatIllegalStateException()
                .isThrownBy(() -> other.begin(HttpResponse.streaming("text/plain", to -> {
                    to.send("1234567890".repeat(10));
                    to.send("1");
                })))
                .withMessageContaining("drained");
    }

    @Test
    void theTransportIsToldOnceUntilItHasTakenAll() {
        AtomicInteger told = new AtomicInteger();
        body.send("a");
        body.attach(told::incrementAndGet);
        assertThat(told).as("what came before it was there").hasValue(1);
        body.send("b");
        assertThat(told).hasValue(1);
        taken();
        taken();
        taken();
        body.send("c");
        assertThat(told).hasValue(2);
        taken();
        taken();
        body.close();
        assertThat(told).hasValue(3);
        body.cut();
        assertThat(told).as("cut off, whatever it was told before").hasValue(4);
    }

    @Test
    void itEndsOnceAndEachActionRunsOnce() {
        body.onClose(() -> log.add("closed"));
        body.whenEnded(() -> log.add("ended"));
        body.send("a");
        body.close();
        body.close();
        assertThat(body.send("b")).isFalse();
        assertThat(body.isClosed()).isTrue();
        assertThat(body.isTaken()).as("something is still to leave").isFalse();
        assertThat(log).isEmpty();

        taken();
        assertThat(body.isTaken()).isTrue();
        body.written(1);
        body.sent();
        body.cut();
        assertThat(body.isCut()).isFalse();
        assertThat(log).containsExactly("ended");
        run(turns);
        assertThat(log).containsExactly("ended", "closed");
        body.onClose(() -> log.add("later"));
        body.whenEnded(() -> log.add("at once"));
        run(turns);
        assertThat(log).containsExactly("ended", "closed", "at once", "later");
    }

    @Test
    void itIsDrainedWhenAllHasLeftOrItHasEnded() {
        assertThat(body.drained()).isCompleted();
        body.send("a");
        body.send("b");
        CompletableFuture<Void> drained = body.drained().toCompletableFuture();
        taken();
        taken();
        body.written(1);
        run(threads);
        assertThat(drained).isNotDone();
        body.written(1);
        assertThat(drained).as("user code may hang on it").isNotDone();
        run(threads);
        assertThat(drained).isDone();

        body.send("c");
        CompletableFuture<Void> ended = body.drained().toCompletableFuture();
        body.cut();
        run(threads);
        assertThat(ended).isDone();
    }

    @Test
    void noWakeUpIsLostBetweenThreads() throws Exception {
        int pieces = 20_000;
        ResponseBody busy = new ResponseBody(pieces, Long.MAX_VALUE, Runnable::run, Runnable::run);
        AtomicInteger waking = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicBoolean whole = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        Thread transport = new Thread(() -> {
            while (done.getCount() > 0) {
                if (waking.getAndSet(0) == 0) {
                    Thread.onSpinWait();
                    continue;
                }
                for (byte[] piece = busy.take(); piece != null; piece = busy.take()) {
                    taken.incrementAndGet();
                    busy.written(piece.length);
                }
                if (busy.isTaken()) {
                    whole.set(true);
                    busy.sent();
                    done.countDown();
                }
            }
        });
        busy.attach(waking::incrementAndGet);
        transport.start();
        for (int i = 0; i < pieces; i++) {
            busy.send(new byte[] {1});
        }
        busy.close();
        done.await();
        transport.join();
        assertThat(taken).hasValue(pieces);
        assertThat(whole).isTrue();
    }
}
