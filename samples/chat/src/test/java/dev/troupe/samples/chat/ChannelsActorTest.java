package dev.troupe.samples.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.troupe.ActorException;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.samples.chat.Channels.Channel;
import dev.troupe.samples.chat.Channels.Feed;
import dev.troupe.samples.chat.Channels.Join;
import dev.troupe.samples.chat.Channels.Message;
import dev.troupe.samples.chat.Channels.NotInChannel;
import dev.troupe.samples.chat.Channels.Size;
import dev.troupe.samples.chat.ChannelsActor.Member;
import dev.troupe.testkit.ManualClock;
import dev.troupe.testkit.SentEvent;
import dev.troupe.testkit.TestConnection;
import dev.troupe.testkit.TestConnections;
import dev.troupe.testkit.TestContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The actor alone. */
class ChannelsActorTest {

    private final TestConnections<Member, Feed> members = TestConnections.of(Feed.class);
    private final ManualClock clock = ManualClock.at("2030-01-01T12:00:00Z");
    private final TestContext context = TestContext.of("chat-channels", "team", clock);
    private final ChannelsActor team = new ChannelsActor(members, context);

    private final TestConnection<Member, Feed> ada = come("ada");
    private final TestConnection<Member, Feed> grace = come("grace");

    @BeforeEach
    void start() {
        team.onStart();
    }

    @Test
    void whoJoinsIsToldWhatThereIsAndTheOthersAreToldWhoCame() throws Exception {
        join(ada, "engines");
        Message said = members.as(ada, () -> team.post("engines", "hello"));
        ada.clear();
        Channel found = join(grace, "engines");
        assertThat(found).isEqualTo(new Channel("engines", List.of("ada", "grace"), List.of(said)));
        assertThat(ada.events())
                .containsExactly(SentEvent.of("arrived", "engines", "grace"), SentEvent.of("counted", "engines", 2));
        assertThat(grace.events("arrived")).isEmpty();
    }

    @Test
    void membersAloneHearWhatIsSaid() throws Exception {
        join(ada, "engines");
        join(grace, "poetry");
        Message said = members.as(ada, () -> team.post("engines", "hello"));
        assertThat(said).isEqualTo(new Message("engines", 1, "ada", "hello", clock.instant()));
        assertThat(ada.events("posted")).containsExactly(SentEvent.of("posted", said));
        assertThat(grace.events("posted")).isEmpty();
    }

    @Test
    void oneConnectionIsInSeveralChannels() throws Exception {
        join(ada, "engines");
        join(ada, "poetry");
        join(grace, "engines");
        members.as(grace, () -> team.post("engines", "one"));
        assertThat(ada.events("posted")).hasSize(1);
        assertThat(team.channels()).containsExactly(new Size("engines", 2), new Size("poetry", 1));
    }

    @Test
    void whoIsNotInAChannelCannotSpeakThere() throws Exception {
        join(ada, "engines");
        assertThatExceptionOfType(NotInChannel.class)
                .isThrownBy(() -> members.as(grace, () -> team.post("engines", "hello")));
        join(grace, "engines");
        assertThat(members.as(grace, () -> team.leave("engines"))).isTrue();
        assertThat(members.as(grace, () -> team.leave("engines"))).isFalse();
        assertThatExceptionOfType(NotInChannel.class)
                .isThrownBy(() -> members.as(grace, () -> team.post("engines", "hello")));
        assertThat(ada.events("posted")).isEmpty();
    }

    @Test
    void twoConnectionsOfOneNameAreOnePersonInAChannel() throws Exception {
        TestConnection<Member, Feed> second = come("grace");
        join(ada, "engines");
        join(grace, "engines");
        ada.clear();
        assertThat(join(second, "engines").people()).containsExactly("ada", "grace");
        assertThat(ada.events()).isEmpty();
        assertThat(members.as(grace, () -> team.leave("engines"))).isTrue();
        assertThat(ada.events()).isEmpty();
        go(second);
        assertThat(ada.events())
                .containsExactly(SentEvent.of("departed", "engines", "grace"), SentEvent.of("counted", "engines", 1));
    }

    @Test
    void joiningAgainChangesNothing() throws Exception {
        join(ada, "engines");
        ada.clear();
        assertThat(join(ada, "engines").people()).containsExactly("ada");
        assertThat(ada.events()).isEmpty();
    }

    @Test
    void whoDisconnectsLeavesAllChannels() throws Exception {
        join(ada, "engines");
        join(ada, "poetry");
        join(grace, "engines");
        grace.clear();
        go(ada);
        assertThat(grace.events())
                .containsExactly(
                        SentEvent.of("departed", "engines", "ada"),
                        SentEvent.of("counted", "engines", 1),
                        SentEvent.of("counted", "poetry", 0));
        assertThat(team.channels()).containsExactly(new Size("engines", 1));
    }

    @Test
    void aChannelEndsWithItsLastMember() throws Exception {
        join(ada, "engines");
        members.as(ada, () -> team.post("engines", "hello"));
        members.as(ada, () -> team.leave("engines"));
        assertThat(team.channels()).isEmpty();
        assertThat(join(grace, "engines")).isEqualTo(new Channel("engines", List.of("grace"), List.of()));
    }

    @Test
    void theTeamIsToldWhenAChannelHasEndedSinceItWasIdle() throws Exception {
        join(ada, "engines");
        join(ada, "poetry");
        join(grace, "engines");
        beIdle("engines");
        clear();
        clock.advance(ChannelsActor.LOOK.minusMillis(1));
        assertThat(ada.events()).isEmpty();

        clock.advance(Duration.ofMillis(1));
        assertThat(ada.events())
                .containsExactly(SentEvent.of("ended", "engines"), SentEvent.of("counted", "engines", 0));
        assertThat(grace.events()).isEqualTo(ada.events());
        clear();
        clock.advance(ChannelsActor.LOOK.multipliedBy(10));
        assertThat(ada.events()).as("told once").isEmpty();
        assertThat(team.channels()).containsExactly(new Size("poetry", 1));
    }

    @Test
    void whoeverBeginsAnIdleChannelAnewEndsItBefore() throws Exception {
        join(ada, "engines");
        members.as(ada, () -> team.post("engines", "hello"));
        beIdle("engines");
        clear();
        assertThat(join(grace, "engines")).isEqualTo(new Channel("engines", List.of("grace"), List.of()));
        assertThat(ada.events())
                .containsExactly(
                        SentEvent.of("ended", "engines"),
                        SentEvent.of("counted", "engines", 0),
                        SentEvent.of("counted", "engines", 1));
        clear();
        clock.advance(ChannelsActor.LOOK);
        assertThat(ada.events()).isEmpty();
    }

    @Test
    void aChannelThatEndsWithItsLastMemberIsNotTheEndOfAnIdleOne() throws Exception {
        join(ada, "engines");
        members.as(ada, () -> team.leave("engines"));
        clock.advance(ChannelsActor.LOOK);
        join(grace, "engines");
        assertThat(ada.events("ended")).isEmpty();
    }

    @Test
    void afterACrashTheTeamKnowsWhoIsInWhichChannel() throws Exception {
        join(ada, "engines");
        ChannelsActor again = new ChannelsActor(members, TestContext.of("chat-channels", "team", clock));
        again.onStart();
        assertThat(again.channels()).containsExactly(new Size("engines", 1));
        assertThat(members.as(grace, () -> again.join("engines")).people()).containsExactly("ada", "grace");
    }

    @Test
    void oneIsInNoMoreThanTenChannels() throws Exception {
        for (int i = 0; i < 10; i++) {
            join(ada, "channel-" + i);
        }
        assertThatExceptionOfType(ActorException.class)
                .isThrownBy(() -> join(ada, "another"))
                .matches(refused -> refused.code().equals("too_many_topics"));
        assertThat(team.channels()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a/b", "123456789012345678901234567890123"})
    void aChannelHasANameThatCanBeTyped(String name) {
        assertThatExceptionOfType(ActorException.class)
                .isThrownBy(() -> join(ada, name))
                .matches(refused -> refused.code().equals("channel_name"));
    }

    /** What the runtime does with a topic to which nothing happened for its time. */
    private void beIdle(String channel) {
        members.members(channel).forEach(member -> member.leave(channel));
    }

    private void clear() {
        ada.clear();
        grace.clear();
    }

    private Channel join(TestConnection<Member, Feed> connection, String channel) throws Exception {
        return members.as(connection, () -> team.join(channel));
    }

    private TestConnection<Member, Feed> come(String name) {
        ConnectRequest<Join> request = new ConnectRequest<>("connection", new Join(name), ClientRequest.UNKNOWN);
        team.onBeforeConnect(request);
        return members.connect(team.createConnState(request));
    }

    private void go(TestConnection<Member, Feed> connection) {
        members.leave(connection);
        team.onDisconnect(connection);
    }
}
