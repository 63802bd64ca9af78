package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.NoParams;
import dev.troupe.actor.Audience;
import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.TopicLimits;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicTableTest {

    private static final long IDLE = Duration.ofHours(1).toNanos();

    private final List<Long> alarms = new ArrayList<>();
    private final TopicTable<String, Probe.Feed> topics = new TopicTable<>(new TopicLimits(2, 3), IDLE, alarms::add);
    private final ConnectionTable<String, Probe.Feed> table = new ConnectionTable<>(topics);
    private final ActorCell<Probe, Probe.Join, String, Probe.Feed> cell = ConnectionTableTest.cell();
    private final ActorConnection<String, Probe.Feed> ada = admit();
    private final ActorConnection<String, Probe.Feed> bob = admit();
    private final ActorConnection<String, Probe.Feed> eve = admit();

    private ActorConnection<String, Probe.Feed> admit() {
        var opening =
                new ToActor.Open(new RecordedConnection(), Payload.json("{}"), ClientRequest.UNKNOWN, Set.of(), true);
        ActorConnection<String, Probe.Feed> connection = new ActorConnection<>(
                cell, opening, "state", EventFilter.of(Probe.PROTOCOL, Set.of(), true, Set.of()), NoParams.INSTANCE);
        table.admit(connection);
        return connection;
    }

    private Collection<ActorConnection<String, Probe.Feed>> among(Audience audience) {
        return topics.among(audience, table);
    }

    @Test
    void membersAreListedInTheOrderInWhichTheyJoined() {
        assertThat(topics.join(bob, "news")).isTrue();
        assertThat(topics.join(ada, "news")).isTrue();
        assertThat(topics.join(bob, "news")).isFalse();
        List<ActorConnection<String, Probe.Feed>> before = topics.members("news");
        assertThat(before).containsExactly(bob, ada);
        assertThat(topics.leave(bob, "news")).isTrue();
        assertThat(topics.leave(bob, "news")).isFalse();
        assertThat(topics.members("news")).containsExactly(ada);
        assertThat(before).containsExactly(bob, ada);
        assertThat(topics.count("news")).isEqualTo(1);
        assertThat(topics.count("unknown")).isZero();
        assertThat(topics.members("unknown")).isEmpty();
    }

    @Test
    void whoIsRefusedChangesNothing() {
        topics.join(ada, "one");
        topics.join(ada, "two");
        refused(ada, "three", "too_many_topics");
        assertThat(topics.of(ada)).containsExactly("one", "two");
        topics.join(bob, "full");
        topics.join(eve, "full");
        topics.join(admit(), "full");
        refused(admit(), "full", "topic_full");
        assertThat(topics.count("full")).isEqualTo(3);
        refused(bob, "", "invalid_topic");
        refused(bob, "x".repeat(257), "invalid_topic");
        assertThat(topics.join(bob, "x".repeat(256))).isTrue();
        topics.leave(ada, "one");
        assertThat(topics.join(ada, "three")).isTrue();
    }

    private void refused(ActorConnection<String, Probe.Feed> joiner, String topic, String code) {
        assertThatThrownBy(() -> topics.join(joiner, topic))
                .isInstanceOfSatisfying(
                        ActorException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void aConnectionThatIsGoneIsInNoTopicAndJoinsNone() {
        topics.join(ada, "one");
        topics.join(ada, "two");
        topics.join(bob, "two");
        topics.leaveAll(ada);
        topics.leaveAll(ada);
        assertThat(topics.members("one")).isEmpty();
        assertThat(topics.members("two")).containsExactly(bob);
        assertThat(topics.of(ada)).as("what it was in").containsExactly("one", "two");
        assertThat(topics.join(ada, "three")).isFalse();
        assertThat(topics.leave(ada, "two")).isFalse();
        assertThat(topics.count("three")).isZero();
    }

    @Test
    void aBroadcastToATopicCostsItsMembers() {
        topics.join(ada, "small");
        topics.join(ada, "large");
        topics.join(bob, "large");
        topics.join(eve, "large");
        for (int i = 0; i < 100; i++) {
            admit();
        }
        Audience small = Audience.topic("small");
        Audience large = Audience.topic("large");
        assertThat(among(small)).containsExactly(ada);
        assertThat(among(small.and(large))).containsExactly(ada);
        assertThat(among(large.and(small))).containsExactly(ada);
        assertThat(among(large.and(Audience.except(bob)))).containsExactly(ada, bob, eve);
        assertThat(among(Audience.except(bob).and(large))).containsExactly(ada, bob, eve);
        assertThat(among(small.or(large))).containsExactly(ada, bob, eve);
        assertThat(among(Audience.topic("unknown"))).isEmpty();
        assertThat(among(Audience.all())).hasSize(103);
        assertThat(among(small.negate())).hasSize(103);
        assertThat(among(small.or(Audience.of(bob)))).hasSize(103);
    }

    @Test
    void aTopicThatIsIdleForItsTimeEndsAndItsMembersLeaveIt() {
        long before = System.nanoTime();
        topics.join(ada, "news");
        topics.join(bob, "news");
        topics.join(bob, "chat");
        assertThat(alarms).containsExactly(IDLE);
        topics.endIdle(before + IDLE - 1);
        assertThat(topics.members("news")).containsExactly(ada, bob);
        assertThat(alarms).hasSize(2);
        topics.endIdle(System.nanoTime() + IDLE);
        assertThat(topics.members("news")).isEmpty();
        assertThat(topics.of(ada)).isEmpty();
        assertThat(topics.of(bob)).isEmpty();
        assertThat(alarms).as("nothing is left to look after").hasSize(2);
        assertThat(topics.join(bob, "news")).isTrue();
        assertThat(alarms).hasSize(3);
    }

    @Test
    void aTopicThatIsJoinedLeftOrAddressedIsNotIdle() {
        topics.join(ada, "joined");
        topics.join(ada, "left");
        topics.join(bob, "left");
        topics.join(bob, "addressed");
        topics.join(eve, "idle");
        long then = System.nanoTime();
        await().until(() -> System.nanoTime() > then);
        topics.join(eve, "joined");
        topics.leave(ada, "left");
        among(Audience.topic("addressed").negate().and(Audience.topic("unknown")));
        topics.endIdle(then + IDLE);
        assertThat(topics.of(ada)).containsExactly("joined");
        assertThat(topics.of(bob)).containsExactly("left", "addressed");
        assertThat(topics.of(eve)).containsExactly("joined");
        assertThat(alarms.get(1)).isBetween(IDLE / 60, IDLE);
    }

    @Test
    void aTopicWithoutMembersIsNotThere() {
        topics.join(ada, "news");
        topics.leave(ada, "news");
        topics.endIdle(System.nanoTime());
        assertThat(alarms).hasSize(1);
    }
}
