package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.message.BufferBudget;
import org.junit.jupiter.api.Test;

class BufferSharesTest {

    private final BufferBudget budget = new BufferBudget(100);
    private final BufferShares shares = new BufferShares(budget);

    @Test
    void theClientsOfOneAddressKeepHalfOfTheBudgetAtMost() {
        assertThat(shares.take("ada", 30)).isTrue();
        assertThat(shares.take("ada", 20)).isTrue();
        assertThat(shares.take("ada", 1)).isFalse();
        assertThat(shares.take("bob", 50)).isTrue();
    }

    @Test
    void aRequestThatDoesNotFitTakesNothing() {
        assertThat(shares.take("ada", 51)).isFalse();
        assertThat(budget.take(60)).isTrue();
        assertThat(shares.take("ada", 41)).isFalse();
        assertThat(budget.taken()).isEqualTo(60);
        assertThat(shares.remembered()).isZero();
    }

    @Test
    void nothingIsRememberedOfAnAddressThatKeepsNothing() {
        shares.take("ada", 30);
        shares.take("bob", 10);
        shares.give("ada", 10);
        shares.give("ada", 20);
        assertThat(shares.remembered()).isEqualTo(1);
        assertThat(budget.taken()).isEqualTo(10);
    }

    @Test
    void whereTheAddressIsUnknownOnlyTheBudgetCounts() {
        assertThat(shares.take("", 90)).isTrue();
        assertThat(shares.take("", 11)).isFalse();
        assertThat(shares.remembered()).isZero();
    }
}
