package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingTest {

    private static final long LIMIT = Duration.ofSeconds(4).toNanos();

    private static final Duration PATIENCE = Duration.ofNanos(100 * LIMIT);

    private final Ending ending = new Ending();

    @Test
    void oneOfThoseWhoBeginIsToldSoAndOneOfThoseWhoClose() {
        assertThat(ending.isOpen()).isTrue();
        assertThat(ending.begin(1)).isTrue();
        assertThat(ending.begin(1)).isFalse();
        assertThat(ending.isOpen()).isFalse();
        assertThat(ending.isClosed()).isFalse();

        assertThat(ending.close()).isPresent();
        assertThat(ending.close()).isEmpty();
        assertThat(ending.isClosed()).isTrue();
        assertThat(ending.giveUp(1)).isFalse();
        assertThat(ending.begin(1)).isFalse();
    }

    @Test
    void oneOfThoseWhoTellTheActorIsToldToDoSo() {
        assertThat(ending.tells()).as("it is open").isFalse();
        ending.leave(Farewell.endOfStream(1));
        assertThat(ending.tells()).isTrue();
        ending.close();
        assertThat(ending.tells()).isFalse();
    }

    @Test
    void actionsAreHandedToWhoeverClosesOrLeftToWhoeverComesLater() {
        Runnable first = () -> {};
        Runnable second = () -> {};
        assertThat(ending.whenClosed(first)).isTrue();
        ending.begin(1);
        assertThat(ending.whenClosed(second)).isTrue();

        assertThat(ending.close()).contains(List.of(first, second));
        assertThat(ending.whenClosed(first)).isFalse();
    }

    @Test
    void aClientLeavesOnceWhileItIsOpenAndIsAnsweredOnce() {
        Farewell said = Farewell.closeFrame(1, 1_000, "bye");
        assertThat(ending.answer(1)).isEmpty();
        assertThat(ending.leave(said)).isTrue();
        assertThat(ending.leave(said)).isFalse();
        assertThat(ending.isOpen()).isFalse();
        assertThat(ending.isLeavingSince(LIMIT, Duration.ofNanos(LIMIT))).isFalse();
        assertThat(ending.isLeavingSince(LIMIT + 1, Duration.ofNanos(LIMIT))).isTrue();

        assertThat(ending.answer(2)).contains(said);
        assertThat(ending.answer(2)).isEmpty();
        assertThat(ending.isLeavingSince(LIMIT + 1, Duration.ofNanos(LIMIT))).isFalse();
        assertThat(ending.isByServer()).isFalse();
        assertThat(ending.begin(3)).isFalse();
    }

    @Test
    void theServerMayEndAConnectionWhoseClientLeaves() {
        ending.leave(Farewell.endOfStream(1));
        assertThat(ending.begin(2)).isTrue();
        assertThat(ending.isByServer()).isTrue();
        assertThat(ending.answer(3)).isEmpty();
    }

    @Test
    void itIsOverdueAWhileAfterNothingWaited() {
        ending.begin(1);

        assertThat(ending.isOverdue(1, false, PATIENCE)).isFalse();
        assertThat(ending.isOverdue(10 * LIMIT + 1, false, PATIENCE)).isFalse();
        assertThat(ending.isOverdue(20 * LIMIT + 1, true, PATIENCE)).isFalse();
        assertThat(ending.isOverdue(21 * LIMIT + 1, true, PATIENCE)).isFalse();
        assertThat(ending.isOverdue(21 * LIMIT + 2, false, PATIENCE)).isTrue();
    }

    @Test
    void itIsOverdueAWhileAfterItWasGivenUp() {
        assertThat(ending.giveUp(1)).isTrue();
        assertThat(ending.giveUp(LIMIT)).isTrue();

        assertThat(ending.isOverdue(LIMIT + 1, false, PATIENCE)).isFalse();
        assertThat(ending.isOverdue(LIMIT + 2, false, PATIENCE)).isTrue();
    }

    @Test
    void whoReadsALittleNowAndThenIsNotWaitedForWithoutEnd() {
        assertThat(ending.isByServer()).isFalse();
        ending.begin(1);
        assertThat(ending.isByServer()).isTrue();
        Duration patience = Duration.ofNanos(LIMIT);

        assertThat(ending.isOverdue(3 * LIMIT + 1, false, patience)).isFalse();
        assertThat(ending.isOverdue(3 * LIMIT + 4, false, patience)).isTrue();
    }
}
