package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.integration.guide.Match.Feed;
import dev.troupe.integration.guide.MatchActor.Fan;
import dev.troupe.testkit.ManualClock;
import dev.troupe.testkit.SentEvent;
import dev.troupe.testkit.TestConnection;
import dev.troupe.testkit.TestConnections;
import dev.troupe.testkit.TestContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The second actor of the guide without a socket. */
class MatchActorTest {

    private final ManualClock clock = ManualClock.at("2030-01-01T12:00:00Z");
    private final TestContext context = TestContext.of("match", "final", clock);
    private final TestConnections<Fan, Feed> fans = TestConnections.of(Feed.class);
    private final MatchActor match = new MatchActor(context, fans);

    @Test
    void theBallMovesUntilTheWhistle() {
        TestConnection<Fan, Feed> ada = fans.connect(new Fan("ada"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(ada.events("moved")).hasSize(20).endsWith(SentEvent.of("moved", 20));
        clock.advance(Duration.ofMinutes(90));
        assertThat(ada.events()).endsWith(SentEvent.of("announced", "It is over."));
        assertThat(context.timers()).isZero();
    }

    @Test
    void supportersHearEachOther() throws Exception {
        TestConnection<Fan, Feed> ada = fans.connect(new Fan("ada"));
        TestConnection<Fan, Feed> bob = fans.connect(new Fan("bob"));
        fans.as(ada, () -> match.support("reds"));
        fans.as(bob, () -> match.support("reds"));
        fans.run(ada, () -> match.sing("reds", "la la"));
        assertThat(bob.events()).containsExactly(SentEvent.of("sung", "ada", "la la"));
        assertThat(ada.events()).isEmpty();
        assertThat(match.supporters("reds")).containsExactly("ada", "bob");
    }
}
