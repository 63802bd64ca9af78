package dev.troupe.samples.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.troupe.ActorException;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.samples.chat.ChatRoom.Feed;
import dev.troupe.samples.chat.ChatRoom.Join;
import dev.troupe.samples.chat.ChatRoom.Message;
import dev.troupe.samples.chat.ChatRoom.Muted;
import dev.troupe.samples.chat.ChatRoomActor.Member;
import dev.troupe.testkit.ManualClock;
import dev.troupe.testkit.SentEvent;
import dev.troupe.testkit.TestConnection;
import dev.troupe.testkit.TestConnections;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The actor alone: an object that is made with {@code new}. */
class ChatRoomActorTest {

    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private final TestConnections<Member, Feed> members = TestConnections.of(Feed.class);
    private final ManualClock clock = ManualClock.at(NOON);
    private final ChatRoomActor room = new ChatRoomActor(members, clock);

    @Test
    void aNewcomerLearnsWhoIsHereAndTheOthersLearnOfTheNewcomer() {
        TestConnection<Member, Feed> ada = join("ada");
        ada.clear();
        TestConnection<Member, Feed> grace = join(" grace ");
        assertThat(grace.events())
                .containsExactly(SentEvent.of("present", List.of("ada", "grace")), SentEvent.of("joined", "grace"));
        assertThat(ada.events()).containsExactly(SentEvent.of("joined", "grace"));
    }

    @Test
    void twoConnectionsOfOneNameAreOnePerson() {
        TestConnection<Member, Feed> ada = join("ada");
        TestConnection<Member, Feed> first = join("grace");
        TestConnection<Member, Feed> second = join("grace");
        assertThat(ada.events("joined")).hasSize(2);
        assertThat(second.events()).containsExactly(SentEvent.of("present", List.of("ada", "grace")));
        leave(first);
        assertThat(ada.events("left")).isEmpty();
        leave(second);
        assertThat(ada.events("left")).containsExactly(SentEvent.of("left", "grace"));
    }

    @Test
    void ofTwoThatComeAtOnceTheFirstIsAnnounced() {
        TestConnection<Member, Feed> first = members.connect(room.createConnState(request("grace")));
        TestConnection<Member, Feed> second = members.connect(room.createConnState(request("grace")));
        room.onConnect(first);
        room.onConnect(second);
        assertThat(first.events("joined")).containsExactly(SentEvent.of("joined", "grace"));
    }

    @Test
    void whatIsPostedIsNumberedAndToldToEverybody() throws Exception {
        TestConnection<Member, Feed> ada = join("ada");
        TestConnection<Member, Feed> grace = join("grace");
        Message first = members.as(ada, () -> room.post("good morning"));
        Message second = members.as(grace, () -> room.post("and to you"));
        assertThat(first).isEqualTo(new Message(1, "ada", "good morning", NOON));
        assertThat(second).isEqualTo(new Message(2, "grace", "and to you", NOON));
        assertThat(ada.events("posted")).containsExactly(SentEvent.of("posted", first), SentEvent.of("posted", second));
        assertThat(grace.events("posted")).isEqualTo(ada.events("posted"));
    }

    @Test
    void historyIsTheLatestOldestFirst() throws Exception {
        TestConnection<Member, Feed> ada = join("ada");
        for (int i = 1; i <= ChatRoomActor.MESSAGES_KEPT + 2; i++) {
            String text = "message " + i;
            members.as(ada, () -> room.post(text));
            clock.advance(ChatRoomActor.AT_ONCE);
        }
        assertThat(room.history(2)).extracting(Message::number).containsExactly(201L, 202L);
        assertThat(room.history(1_000))
                .hasSize(ChatRoomActor.MESSAGES_KEPT)
                .first()
                .matches(m -> m.number() == 3);
        assertThat(room.history(0)).isEmpty();
        assertThat(room.history(-1)).isEmpty();
    }

    @Test
    void whoPostsTooMuchIsMutedForAWhile() throws Exception {
        TestConnection<Member, Feed> ada = join("ada");
        TestConnection<Member, Feed> grace = join("grace");
        for (int i = 0; i < ChatRoomActor.POSTS_AT_ONCE; i++) {
            members.as(ada, () -> room.post("again"));
        }
        assertThatExceptionOfType(Muted.class).isThrownBy(() -> members.as(ada, () -> room.post("and again")));
        assertThat(members.as(grace, () -> room.post("who may")).number()).isEqualTo(11);
        clock.advance(ChatRoomActor.AT_ONCE);
        assertThat(members.as(ada, () -> room.post("at last")).number()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void nothingIsNotPosted(String text) {
        TestConnection<Member, Feed> ada = join("ada");
        assertThatExceptionOfType(ActorException.class)
                .isThrownBy(() -> members.as(ada, () -> room.post(text)))
                .matches(failure -> failure.code().equals("text_required"));
        assertThat(ada.events("posted")).isEmpty();
    }

    @Test
    void tooMuchIsNotPosted() throws Exception {
        TestConnection<Member, Feed> ada = join("ada");
        assertThat(members.as(ada, () -> room.post("x".repeat(2_000))).number()).isEqualTo(1);
        assertThatExceptionOfType(ActorException.class)
                .isThrownBy(() -> members.as(ada, () -> room.post("x".repeat(2_001))))
                .matches(failure -> failure.code().equals("text_too_long"));
    }

    @Test
    void typingIsToldToTheOthers() {
        TestConnection<Member, Feed> ada = join("ada");
        TestConnection<Member, Feed> grace = join("grace");
        members.run(grace, () -> room.typing(true));
        assertThat(ada.events("typing")).containsExactly(SentEvent.of("typing", "grace", true));
        assertThat(grace.events("typing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', name_required",
        "' ', name_required",
        "'\u200d', name_required",
        "123456789012345678901234567890123, name_too_long",
        "'a\u0007b', name_not_printable",
        "'a\u202eb', name_not_printable"
    })
    void aNameThatIsNoneIsRefused(String name, String code) {
        assertThatExceptionOfType(ActorException.class)
                .isThrownBy(() -> room.onBeforeConnect(request(name)))
                .matches(failure -> failure.code().equals(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                " ada ",
                "Ada Lovelace",
                "\u0627\u0628",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "12345678901234567890123456789012"
            })
    void aNameIsAnythingThatCanBeSeen(String name) {
        room.onBeforeConnect(request(name));
        assertThat(room.createConnState(request(name)).name()).isEqualTo(name.strip());
    }

    private TestConnection<Member, Feed> join(String name) {
        room.onBeforeConnect(request(name));
        TestConnection<Member, Feed> connection = members.connect(room.createConnState(request(name)));
        room.onConnect(connection);
        return connection;
    }

    private void leave(TestConnection<Member, Feed> connection) {
        members.leave(connection);
        room.onDisconnect(connection);
    }

    private static ConnectRequest<Join> request(String name) {
        return new ConnectRequest<>("connection", new Join(name), ClientRequest.UNKNOWN);
    }
}
