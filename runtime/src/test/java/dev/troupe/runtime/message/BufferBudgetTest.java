package dev.troupe.runtime.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BufferBudgetTest {

    @Test
    void noMoreBytesAreTakenAtTheSameTimeThanTheBudgetHas() throws Exception {
        BufferBudget budget = new BufferBudget(100);
        AtomicLong held = new AtomicLong();
        AtomicLong most = new AtomicLong();
        int threads = 4;
        CountDownLatch done = new CountDownLatch(threads);
        var pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            int bytes = 30 + i;
            pool.execute(() -> {
                for (int turn = 0; turn < 20_000; turn++) {
                    if (budget.take(bytes)) {
                        most.accumulateAndGet(held.addAndGet(bytes), Math::max);
                        held.addAndGet(-bytes);
                        budget.give(bytes);
                    }
                }
                done.countDown();
            });
        }
        done.await();
        pool.shutdown();
        assertThat(most.get()).isPositive().isLessThanOrEqualTo(100);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void aRequestThatDoesNotFitTakesNothing() {
        BufferBudget budget = new BufferBudget(100);
        assertThat(budget.take(60)).isTrue();
        assertThat(budget.take(41)).isFalse();
        assertThat(budget.taken()).isEqualTo(60);
        assertThat(budget.take(40)).isTrue();
        budget.give(100);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void withoutALimitEverythingFits() {
        BufferBudget budget = new BufferBudget(0);
        assertThat(budget.take(Long.MAX_VALUE / 2)).isTrue();
        assertThat(budget.take(Long.MAX_VALUE / 2)).isTrue();
    }

    @Test
    void theClientsOfOneAddressHaveHalfOfItAtMost() {
        BufferBudget budget = new BufferBudget(100);
        assertThat(budget.take("ada", 30)).isTrue();
        assertThat(budget.take("ada", 20)).isTrue();
        assertThat(budget.take("ada", 1)).isFalse();
        assertThat(budget.take("bob", 50)).isTrue();
        assertThat(budget.take("eve", 1)).isFalse();
        assertThat(budget.taken()).isEqualTo(100);
    }

    @Test
    void itRemembersNothingOfAnAddressThatKeepsNothing() {
        BufferBudget budget = new BufferBudget(100);
        assertThat(budget.take("ada", 30)).isTrue();
        assertThat(budget.take("bob", 51)).isFalse();
        budget.give("ada", 10);
        assertThat(budget.remembered()).isEqualTo(1);
        budget.give("ada", 20);
        assertThat(budget.remembered()).isZero();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void unknownAddressesHaveNoShare() {
        BufferBudget budget = new BufferBudget(100);
        assertThat(budget.take("", 90)).isTrue();
        assertThat(budget.take("", 11)).isFalse();
        assertThat(budget.remembered()).isZero();
        budget.give("", 90);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void withoutALimitAnAddressHasNoneEither() {
        BufferBudget budget = new BufferBudget(0);
        assertThat(budget.take("ada", Long.MAX_VALUE / 2)).isTrue();
        assertThat(budget.take("ada", Long.MAX_VALUE / 4)).isTrue();
    }
}
