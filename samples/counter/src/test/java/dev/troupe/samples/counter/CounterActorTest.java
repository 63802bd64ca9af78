package dev.troupe.samples.counter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.NoState;
import dev.troupe.testkit.SentEvent;
import dev.troupe.testkit.TestConnection;
import dev.troupe.testkit.TestConnections;
import org.junit.jupiter.api.Test;

/** The actor alone: an object that is made with {@code new}. */
class CounterActorTest {

    @Test
    void itAddsAndTellsEverybody() {
        TestConnections<NoState, Counter.Changes> everybody = TestConnections.of(Counter.Changes.class);
        TestConnection<NoState, Counter.Changes> ada = everybody.connect(NoState.NONE);
        CounterActor counter = new CounterActor(everybody);
        assertThat(counter.add(2)).isEqualTo(2);
        assertThat(ada.events()).containsExactly(SentEvent.of("changed", 2L));
    }
}
