package dev.troupe.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.message.BufferBudget;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The promises of {@link BodyBudget}. */
class BodyBudgetTest {

    private final BufferBudget buffers = new BufferBudget(1_000);
    private final BodyBudget budget = new BodyBudget(buffers);

    @Test
    void whatDoesNotFitTakesNothing() {
        assertThat(budget.take("a", 501)).isFalse();
        assertThat(buffers.taken()).isZero();
        assertThat(budget.holders()).isZero();
        assertThat(budget.take("a", 500)).isTrue();
        assertThat(budget.take("a", 1)).isFalse();
        assertThat(budget.take("b", 500)).isTrue();
        assertThat(budget.take("c", 1)).isFalse();
        assertThat(buffers.taken()).isEqualTo(1_000);
    }

    @Test
    void anAddressOfWhichNothingIsKeptTakesNoMemory() {
        assertThat(budget.take("a", 300)).isTrue();
        assertThat(budget.take("a", 200)).isTrue();
        budget.give("a", 300);
        assertThat(budget.holders()).isOne();
        budget.give("a", 200);
        assertThat(budget.holders()).isZero();
        assertThat(buffers.taken()).isZero();
    }

    @Test
    void withoutALimitEverythingFits() {
        BodyBudget unlimited = new BodyBudget(new BufferBudget(0));
        assertThat(unlimited.take("a", Integer.MAX_VALUE)).isTrue();
        assertThat(unlimited.take("a", Integer.MAX_VALUE)).isTrue();
    }

    @Test
    void anyNumberOfThreadsTakeAndGiveBack() {
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 20_000; i++) {
                                if (budget.take("a", 200)) {
                                    budget.give("a", 200);
                                }
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        assertThat(buffers.taken()).isZero();
        assertThat(budget.holders()).isZero();
    }
}
