package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActorLifeTest {

    private final ActorLife life = new ActorLife();

    private void crashTooOften() {
        for (int i = 0; i < RestartPolicy.MOST_IN_WINDOW; i++) {
            assertThat(life.crashed(i)).isPresent();
        }
        assertThat(life.crashed(RestartPolicy.MOST_IN_WINDOW)).isEmpty();
    }

    @Test
    void itIsNewUntilItHasStarted() {
        assertThat(life.isNew()).isTrue();
        assertThat(life.isLive()).isFalse();

        life.started();

        assertThat(life.isNew()).isFalse();
        assertThat(life.isLive()).isTrue();
    }

    @Test
    void whoeverCrashesIsDownUntilItStartsAgain() {
        life.started();

        assertThat(life.crashed(0)).contains(RestartPolicy.FIRST_DELAY);
        assertThat(life.isDown()).isTrue();
        assertThat(life.isOver()).isFalse();
        life.reset();
        assertThat(life.isDown()).isTrue();
        life.restart();
        assertThat(life.isNew()).isTrue();
    }

    @Test
    void whoeverCrashesTooOftenWaitsForAReset() {
        crashTooOften();

        assertThat(life.isOver()).isTrue();
        life.restart();
        assertThat(life.isOver()).isTrue();
        life.reset();
        assertThat(life.isNew()).isTrue();
        assertThat(life.crashed(RestartPolicy.MOST_IN_WINDOW)).contains(RestartPolicy.FIRST_DELAY);
    }

    @Test
    void whoeverStopsNeverStartsAgain() {
        life.stop();

        assertThat(life.crashed(0)).isPresent();
        life.restart();
        life.reset();

        assertThat(life.isStopping()).isTrue();
        assertThat(life.isOver()).isTrue();
    }
}
