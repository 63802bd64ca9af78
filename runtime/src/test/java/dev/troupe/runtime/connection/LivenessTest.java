package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.Liveness.Verdict.ALIVE;
import static dev.troupe.runtime.connection.Liveness.Verdict.DEAD;
import static dev.troupe.runtime.connection.Liveness.Verdict.PING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Liveness liveness = new Liveness();

    private Liveness.Verdict visit(long second, long written) {
        return liveness.visit(second * SECOND, 30 * SECOND, 10 * SECOND, written);
    }

    /** Visited once in each second up to this one, while nothing leaves. */
    private Liveness.Verdict visitUntil(long from, long to, long written) {
        Liveness.Verdict last = ALIVE;
        for (long second = from; second <= to; second++) {
            last = visit(second, written);
        }
        return last;
    }

    @Test
    void theTimeToAnswerBeginsWhenThePingHasLeft() {
        visit(0, 0);
        assertThat(visitUntil(1, 31, 0)).isEqualTo(PING);
        liveness.pingLeft(38 * SECOND);
        assertThat(visitUntil(32, 48, 0)).isEqualTo(ALIVE);
        assertThat(visit(49, 0)).isEqualTo(DEAD);
    }

    @Test
    void aPeerHasTimeToTakeWhatLeftBeforeThePing() {
        visit(0, 0);
        long ahead = 20L * Liveness.BYTES_PER_SECOND;
        visitUntil(1, 31, ahead);
        liveness.pingLeft(31 * SECOND);
        assertThat(visitUntil(32, 60, ahead)).isEqualTo(ALIVE);
        assertThat(visit(62, ahead)).isEqualTo(DEAD);
    }

    @Test
    void whileThePingHasNotLeftWhateverLeavesPutsTheTimeOff() {
        visit(0, 0);
        assertThat(visitUntil(1, 31, 0)).isEqualTo(PING);
        assertThat(visitUntil(32, 36, 0)).isEqualTo(ALIVE);
        assertThat(visit(40, 1)).isEqualTo(ALIVE);
        assertThat(visitUntil(41, 49, 1)).isEqualTo(ALIVE);
        assertThat(visit(51, 1)).as("nothing leaves").isEqualTo(DEAD);
    }

    @Test
    void aPingThatLeavesAfterASignOfLifeAsksForNothing() {
        visit(0, 0);
        assertThat(visitUntil(1, 31, 0)).isEqualTo(PING);
        liveness.activity();
        assertThat(visit(32, 0)).isEqualTo(ALIVE);
        liveness.pingLeft(33 * SECOND);
        assertThat(visitUntil(33, 62, 0)).isEqualTo(ALIVE);
        assertThat(visit(63, 0)).isEqualTo(PING);
    }

    @Test
    void anyBytesAreASignOfLife() {
        visit(0, 0);
        visitUntil(1, 31, 1_000_000);
        liveness.pingLeft(31 * SECOND);
        liveness.activity();
        assertThat(visit(32, 1_000_000)).isEqualTo(ALIVE);
        assertThat(visitUntil(33, 63, 1_000_000)).isEqualTo(PING);
        liveness.pingLeft(63 * SECOND);
        assertThat(visit(74, 1_000_000))
                .as("what left before the sign of life was taken")
                .isEqualTo(DEAD);
    }
}
