package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingTest {

    private static final long LIMIT = Duration.ofSeconds(4).toNanos();

    private final Ending ending = new Ending();

    @Test
    void oneOfThoseWhoBeginIsToldSoAndOneOfThoseWhoClose() {
        assertThat(ending.isOpen()).isTrue();
        assertThat(ending.begin()).isTrue();
        assertThat(ending.begin()).isFalse();
        assertThat(ending.isOpen()).isFalse();
        assertThat(ending.isClosed()).isFalse();

        assertThat(ending.close()).isPresent();
        assertThat(ending.close()).isEmpty();
        assertThat(ending.isClosed()).isTrue();
        assertThat(ending.giveUp(1)).isFalse();
        assertThat(ending.begin()).isFalse();
    }

    @Test
    void actionsAreHandedToWhoeverClosesOrLeftToWhoeverComesLater() {
        Runnable first = () -> {};
        Runnable second = () -> {};
        assertThat(ending.whenClosed(first)).isTrue();
        ending.begin();
        assertThat(ending.whenClosed(second)).isTrue();

        assertThat(ending.close()).contains(List.of(first, second));
        assertThat(ending.whenClosed(first)).isFalse();
    }

    @Test
    void itIsOverdueAWhileAfterNothingWaited() {
        ending.begin();

        assertThat(ending.isOverdue(1, false)).isFalse();
        assertThat(ending.isOverdue(10 * LIMIT + 1, false)).isFalse();
        assertThat(ending.isOverdue(20 * LIMIT + 1, true)).isFalse();
        assertThat(ending.isOverdue(21 * LIMIT + 1, true)).isFalse();
        assertThat(ending.isOverdue(21 * LIMIT + 2, false)).isTrue();
    }

    @Test
    void itIsOverdueAWhileAfterItWasGivenUp() {
        assertThat(ending.giveUp(1)).isTrue();
        assertThat(ending.giveUp(LIMIT)).isTrue();

        assertThat(ending.isOverdue(LIMIT + 1, false)).isFalse();
        assertThat(ending.isOverdue(LIMIT + 2, false)).isTrue();
    }
}
