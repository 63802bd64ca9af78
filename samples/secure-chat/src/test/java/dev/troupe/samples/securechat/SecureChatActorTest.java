package dev.troupe.samples.securechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.troupe.ActorException;
import dev.troupe.NoParams;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Identity;
import dev.troupe.samples.securechat.SecureChat.Feed;
import dev.troupe.samples.securechat.SecureChat.Message;
import dev.troupe.samples.securechat.SecureChat.NotHere;
import dev.troupe.samples.securechat.SecureChatActor.Guest;
import dev.troupe.testkit.ManualClock;
import dev.troupe.testkit.SentEvent;
import dev.troupe.testkit.TestConnection;
import dev.troupe.testkit.TestConnections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The actor alone: an object that is made with {@code new}. */
class SecureChatActorTest {

    private final TestConnections<Guest, Feed> guests = TestConnections.of(Feed.class);
    private final ManualClock clock = ManualClock.at("2030-01-01T12:00:00Z");
    private final SecureChatActor room = new SecureChatActor(guests, clock);

    @Test
    void aGuestIsWhoTheTokenSays() throws Exception {
        TestConnection<Guest, Feed> ada = come("ada");
        Message said = guests.as(ada, () -> room.post("hello"));
        assertThat(said).isEqualTo(new Message(1, "ada", "hello", clock.instant()));
        assertThat(room.history(10)).containsExactly(said);
        assertThat(room.history(0)).isEmpty();
    }

    @Test
    void aUserWithTwoConnectionsComesOnceAndLeavesOnce() {
        TestConnection<Guest, Feed> ada = come("ada");
        TestConnection<Guest, Feed> first = come("grace");
        TestConnection<Guest, Feed> second = come("grace");
        assertThat(second.events()).containsExactly(SentEvent.of("present", List.of("ada", "grace")));
        go(first);
        assertThat(ada.events("left")).isEmpty();
        go(second);
        assertThat(ada.events("left")).containsExactly(SentEvent.of("left", "grace"));
    }

    @Test
    void whoIsKickedLosesAllConnectionsAndHearsWhy() throws Exception {
        TestConnection<Guest, Feed> ada = come("ada");
        List<TestConnection<Guest, Feed>> graces = List.of(come("grace"), come("grace"));
        kick(ada, "grace", "too loud");
        assertThat(graces)
                .allSatisfy(grace -> assertThat(grace.closing()).contains(new TestConnection.Closing(4409, "too loud")))
                .allSatisfy(grace -> assertThat(grace.events("kicked"))
                        .containsExactly(SentEvent.of("kicked", "grace", "ada", "too loud")));
        assertThat(ada.closing()).isEmpty();
        assertThat(ada.events("kicked")).hasSize(1);
    }

    @Test
    void whoWasKickedStaysOutForAMinute() throws Exception {
        TestConnection<Guest, Feed> ada = come("ada");
        come("grace");
        kick(ada, "grace", "too loud");
        assertThatExceptionOfType(ActorException.class)
                .isThrownBy(() -> room.onBeforeConnect(request("grace")))
                .matches(refused -> refused.code().equals("kicked"));
        room.onBeforeConnect(request("alan"));
        clock.advance(SecureChatActor.BARRED);
        room.onBeforeConnect(request("grace"));
    }

    @Test
    void whoIsKickedOnTheWayInDoesNotComeIn() throws Exception {
        TestConnection<Guest, Feed> ada = come("ada");
        come("grace");
        room.onBeforeConnect(request("grace"));
        TestConnection<Guest, Feed> late = guests.connect(room.createConnState(request("grace")));
        kick(ada, "grace", "too loud");
        assertThatExceptionOfType(ActorException.class).isThrownBy(() -> room.onConnect(late));
        ada.clear();
        go(late);
        assertThat(ada.events()).isEmpty();
    }

    @Test
    void nobodyIsKickedWhoIsNotThereNorOneself() {
        TestConnection<Guest, Feed> ada = come("ada");
        assertThatExceptionOfType(NotHere.class).isThrownBy(() -> kick(ada, "grace", "why not"));
        assertThatExceptionOfType(ActorException.class)
                .isThrownBy(() -> kick(ada, "ada", "why not"))
                .matches(refused -> refused.code().equals("not_oneself"));
        assertThat(ada.closing()).isEmpty();
    }

    @Test
    void theServerThatOpensTheRoomIsNobody() {
        TestConnection<Guest, Feed> house =
                guests.connect(room.createConnState(new ConnectRequest<>("0", new NoParams(), ClientRequest.UNKNOWN)));
        room.onConnect(house);
        TestConnection<Guest, Feed> ada = come("ada");
        assertThat(ada.events("present")).containsExactly(SentEvent.of("present", List.of("ada")));
        ada.clear();
        go(house);
        assertThat(ada.events()).isEmpty();
    }

    @Test
    void afterACrashTheRoomKnowsWhoIsThere() {
        come("ada");
        SecureChatActor again = new SecureChatActor(guests, clock);
        again.onStart();
        TestConnection<Guest, Feed> grace = guests.connect(new Guest("grace"));
        again.onConnect(grace);
        assertThat(grace.events("present")).containsExactly(SentEvent.of("present", List.of("ada", "grace")));
    }

    private void kick(TestConnection<Guest, Feed> moderator, String name, String reason) throws Exception {
        guests.as(moderator, () -> {
            room.kick(name, reason);
            return true;
        });
    }

    private TestConnection<Guest, Feed> come(String name) {
        room.onBeforeConnect(request(name));
        TestConnection<Guest, Feed> connection = guests.connect(room.createConnState(request(name)));
        room.onConnect(connection);
        return connection;
    }

    private void go(TestConnection<Guest, Feed> connection) {
        guests.leave(connection);
        room.onDisconnect(connection);
    }

    private static ConnectRequest<NoParams> request(String name) {
        return new ConnectRequest<>(
                "connection", new NoParams(), ClientRequest.UNKNOWN.withPrincipal(Identity.of(name)));
    }
}
