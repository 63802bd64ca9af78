package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class WaitingBytesTest {

    private static final int MIB = 1_048_576;

    private static boolean enter(WaitingBytes waiting, int bytes) {
        return enter(waiting, bytes, "");
    }

    private static boolean enter(WaitingBytes waiting, int bytes, String network) {
        RecordedConnection sender = new RecordedConnection().from(network);
        return waiting.enter(bytes, new ToActor.Raw(sender, true, Payload.json("")));
    }

    @Test
    void smallCallsThatFewWaitOfDoNotTouchTheBudget() {
        BufferBudget budget = new BufferBudget(1);
        WaitingBytes waiting = new WaitingBytes(10_000, MIB, budget);
        for (int i = 0; i < 1_000; i++) {
            assertThat(enter(waiting, 100)).isTrue();
            assertThat(enter(waiting, 100)).isTrue();
            assertThat(budget.taken()).isZero();
            waiting.leave(100);
            waiting.leave(100);
        }
    }

    @Test
    void whatWaitsBeyondIsCoveredByTheBudgetTheObjectsAroundAMessageIncluded() {
        BufferBudget budget = new BufferBudget(MIB);
        WaitingBytes waiting = new WaitingBytes(10_000, 16 * MIB, budget);
        int messages = 0;
        while (enter(waiting, 0)) {
            messages++;
            long needed = (long) messages * WaitingBytes.OF_EACH - WaitingBytes.FREE;
            assertThat(budget.taken()).isBetween(Math.max(0, needed), Math.max(0, needed) + WaitingBytes.CHUNK);
        }
        assertThat(messages).isLessThan(10_000).isGreaterThan(5_000);
    }

    @Test
    void aMailboxInWhichNothingWaitsHasGivenAllBack() {
        BufferBudget budget = new BufferBudget(10L * MIB);
        WaitingBytes waiting = new WaitingBytes(10_000, 16 * MIB, budget);
        for (int i = 0; i < 16; i++) {
            assertThat(enter(waiting, 65_536)).isTrue();
        }
        assertThat(budget.taken()).isGreaterThanOrEqualTo(15L * 65_536);
        for (int i = 0; i < 16; i++) {
            waiting.leave(65_536);
        }
        assertThat(budget.taken()).isZero();
    }

    @Test
    void aMessageThatDoesNotFitTakesNothing() {
        BufferBudget budget = new BufferBudget(2L * WaitingBytes.CHUNK);
        WaitingBytes one = new WaitingBytes(10_000, 16 * MIB, budget);
        WaitingBytes other = new WaitingBytes(10_000, 16 * MIB, budget);
        assertThat(enter(one, 2 * WaitingBytes.CHUNK)).isTrue();
        assertThat(enter(other, WaitingBytes.CHUNK)).isFalse();
        assertThat(enter(other, 100)).as("a small one needs no budget").isTrue();
        one.leave(2 * WaitingBytes.CHUNK);
        assertThat(enter(other, WaitingBytes.CHUNK)).isTrue();
        other.leave(WaitingBytes.CHUNK);
        other.leave(100);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void noneOfThisIsLostByThreadsThatEnterAndLeaveAtOnce() throws Exception {
        BufferBudget budget = new BufferBudget(MIB);
        WaitingBytes waiting = new WaitingBytes(10_000, 16 * MIB, budget);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int round = 0; round < 50_000; round++) {
                    int bytes = ThreadLocalRandom.current().nextInt(100_000);
                    if (enter(waiting, bytes)) {
                        waiting.leave(bytes);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(budget.taken()).isZero();
        assertThat(enter(waiting, MIB - WaitingBytes.CHUNK)).isTrue();
    }

    @Test
    void anAddressWhoseShareIsUsedUpDoesNotKeepMessagesOfOtherAddressesOut() {
        BufferBudget budget = new BufferBudget(4L * WaitingBytes.CHUNK);
        WaitingBytes waiting = new WaitingBytes(10_000, 16 * MIB, budget);
        assertThat(enter(waiting, WaitingBytes.CHUNK, "mallory")).isTrue();
        assertThat(enter(waiting, WaitingBytes.CHUNK, "mallory")).isTrue();
        assertThat(enter(waiting, WaitingBytes.CHUNK, "mallory")).isFalse();
        WaitingBytes other = new WaitingBytes(10_000, 16 * MIB, budget);
        assertThat(enter(other, WaitingBytes.CHUNK, "mallory")).isFalse();
        assertThat(enter(other, WaitingBytes.CHUNK, "ada")).isTrue();
        assertThat(enter(waiting, WaitingBytes.CHUNK, "ada")).isTrue();
    }

    @Test
    void whatWasTakenGoesBackToThoseWhoPaid() {
        BufferBudget budget = new BufferBudget(6L * WaitingBytes.CHUNK);
        WaitingBytes waiting = new WaitingBytes(10_000, 16 * MIB, budget);
        for (String network : List.of("ada", "ada", "bob", "ada")) {
            assertThat(enter(waiting, WaitingBytes.CHUNK, network)).isTrue();
        }
        for (int i = 0; i < 4; i++) {
            waiting.leave(WaitingBytes.CHUNK);
        }
        assertThat(budget.taken()).isZero();
        assertThat(budget.take("ada", budget.share())).isTrue();
        assertThat(budget.take("bob", budget.share())).isTrue();
    }
}
