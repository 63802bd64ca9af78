package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Connection;
import dev.troupe.actor.RawSocket;
import dev.troupe.runtime.RuntimeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Raw sockets, from the side of the actor. */
@Timeout(60)
class RawSocketTest extends RawSocketFixture {

    @Test
    void itOpensAfterOnConnectAndClosesBeforeOnDisconnect() {
        connected("/board").text("hello");
        ada.await("raw");
        gone(1_001, "tab closed");

        assertThat(ada.said()).containsExactly("open raw", "raw [text hello /board chess ada ada's]");
        assertThat(log).containsExactly("connect", "open", "text hello", "close 1001 tab closed 0", "disconnect");
    }

    @Test
    void messagesWaitUntilAnAsynchronousOpenHasCompleted() {
        connected("/slow").text("one");
        ada.binary("two");
        ada.text("three");
        await().untilAsserted(() -> assertThat(log).endsWith("open"));
        RecordedConnection bob = new RecordedConnection();
        bob.openRaw(stageActors(), "other", "bob", "/").await("open raw");
        assertThat(log).doesNotContain("text one");

        slowOpen.complete("now");
        ada.await("raw [text three");
        assertThat(log).containsSubsequence("text one", "binary two", "text three");
        assertThat(ada.said()).contains("raw [binary two]");
    }

    @Test
    void aFailureEndsTheSocketAfterOnErrorAndTellsNothing() {
        connected("/").text("fail");
        ada.text("not served");

        assertThat(ada.await("kick")).isEqualTo("kick 1011 internal");
        gone(1_011, "internal");
        assertThat(log)
                .containsExactly("connect", "open", "text fail", "error secret", "close 1011 internal 0", "disconnect");
    }

    @Test
    void aFailureThatIsToldIsTheReason() {
        ada.openRaw(actors(), "lobby", "ada", "/fails");
        assertThat(ada.await("kick")).isEqualTo("kick 4403 full");
        gone(4_403, "full");
        assertThat(log).containsExactly("connect", "open", "error No room", "close 4403 full 0", "disconnect");
    }

    @Test
    void closeCodesThatAreNotTheActorsAreRefused() {
        connected("/").text("forbidden code");
        assertThat(ada.await("kick")).isEqualTo("kick 1011 internal");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kept().close(1_006, ""))
                .withMessageContaining("1006");
    }

    @Test
    void whatOnConnectHasClosedDoesNotOpen() {
        ada.openRaw(actors(), "lobby", "eve", "/");
        ada.text("not served");
        assertThat(ada.await("kick")).isEqualTo("kick 4002 not you");
        gone(4_002, "not you");
        assertThat(log).containsExactly("connect", "disconnect");
    }

    @Test
    void messagesThatWaitWhenItIsClosedFromOutsideATurnAreDropped() {
        connected("/").text("keep connection");
        Connection<String, Probe.Feed> connection = keptConnection.join();
        RecordedConnection bob = new RecordedConnection();
        bob.openRaw(stageActors(), "lobby", "bob", "/slow").await("open raw");
        await().untilAsserted(() -> assertThat(log).filteredOn("open"::equals).hasSize(2));
        ada.text("not served");

        var unused = connection.disconnect(4_001, "from outside");
        assertThat(ada.await("kick")).isEqualTo("kick 4001 from outside");
        slowOpen.complete("now");
        gone(4_001, "from outside");
        assertThat(log).doesNotContain("text not served");
    }

    @Test
    void messagesThatWaitWhenItIsClosedAreDropped() {
        connected("/slow").text("close");
        ada.text("not served");
        slowOpen.complete("now");
        assertThat(ada.await("kick")).isEqualTo("kick 4001 bye");
        gone(4_001, "bye");
        assertThat(log).doesNotContain("text not served");
    }

    @Test
    void aCrashEndsOneSocketAndOthersGoOnWithoutOpeningAgain() {
        connected("/").text("keep");
        kept.join();
        RecordedConnection bob = new RecordedConnection();
        bob.openRaw(stageActors(), "lobby", "bob", "/").await("open raw");
        bob.text("crash");
        assertThat(bob.await("kick")).isEqualTo("kick 1011 crashed");

        ada.text("still here");
        assertThat(ada.await("raw")).startsWith("raw [text still here");
        assertThat(log).filteredOn("open"::equals).hasSize(2);
        assertThat(ada.said()).noneMatch(what -> what.startsWith("kick"));
    }

    @Test
    void onDisconnectFollowsAnOnCloseThatFails() {
        connected("/").text("one");
        ada.await("raw");
        gone(1_000, "fail");
        assertThat(log).endsWith("close 1000 fail 0", "disconnect");
    }

    @Test
    void onDisconnectFollowsAnOnCloseThatCrashes() {
        connected("/").text("one");
        ada.await("raw");
        gone(1_000, "crash");
        assertThat(log).endsWith("close 1000 crash 0", "disconnect");
    }

    @Test
    void eventsDoNotReachIt() {
        connected("/").text("events");
        ada.text("after");
        ada.await("raw [text after");
        assertThat(ada.events()).isEmpty();
    }

    @Test
    void aFullMailboxTakesNoMoreOfItsMessages() {
        LocalActors actors =
                actors(RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(2).build());
        ada.openRaw(actors, "lobby", "ada", "/slow").await("open raw");
        await().untilAsserted(() -> assertThat(log).endsWith("open"));

        assertThat(ada.text("one")).isTrue();
        assertThat(ada.text("two")).isTrue();
        assertThat(ada.text("three")).isFalse();
        slowOpen.complete("now");
        ada.await("raw [text two");
        await().untilAsserted(() -> assertThat(ada.text("four")).isTrue());
    }

    @Test
    void whatWaitsOfASocketThatTheServerHasEndedHasNoTurn() {
        connected("/slow").text("one");
        ada.text("two");
        await().untilAsserted(() -> assertThat(log).endsWith("open"));
        assertThat(ada.rawWaiting()).isEqualTo(2);
        ada.endByServer();
        slowOpen.complete("now");
        gone(4_429, "flood");
        assertThat(log).containsExactly("connect", "open", "close 4429 flood 0", "disconnect");
        assertThat(ada.rawWaiting()).isZero();
    }

    @Test
    void whatHasItsTurnOrNoneWaitsNoLonger() {
        connected("/slow").text("one");
        ada.text("fail");
        ada.text("not served");
        assertThat(ada.rawWaiting()).isPositive();
        slowOpen.complete("now");
        assertThat(ada.await("kick")).isEqualTo("kick 1011 internal");
        gone(1_011, "internal");
        assertThat(ada.rawWaiting()).isZero();
    }

    @Test
    void whatIsTooLargeIsNotSent() {
        connected("/").text("large");
        assertThat(ada.await("kick")).isEqualTo("kick 4403 too_large");
    }

    @Test
    void itIsUsedInsideATurnOnly() {
        connected("/");
        RawSocket<Probe.Join, String> socket = kept();
        assertThatIllegalStateException().isThrownBy(() -> socket.sendText("x"));
        assertThatIllegalStateException().isThrownBy(() -> socket.cork(() -> {}));
        assertThatIllegalStateException().isThrownBy(() -> socket.close(1_000, ""));
        assertThat(socket.bufferedAmount()).isZero();
        assertThat(socket.query()).isEmpty();
    }

    @Test
    void itLeadsToItsConnectionAndKnowsWhetherItIsOpen() {
        connected("/").text("join");
        assertThat(ada.await("raw")).isEqualTo("raw [text [a topic] 1 true]");
        assertThat(ada.await("kick")).isEqualTo("kick 1000 ");
        await().untilAsserted(() -> assertThat(log).contains("open: false"));
    }

    @Test
    void aSocketThatItsClientHasClosedIsNotOpen() {
        connected("/");
        ada.text("keep");
        RawSocket<Probe.Join, String> socket = kept.join();
        assertThat(socket.isOpen()).isTrue();
        ada.close();
        assertThat(socket.isOpen()).isFalse();
    }

    @Test
    void actorsWithoutHandlerHaveNone() {
        assertThat(RawSocketHandlers.has(Board.class)).isTrue();
        assertThat(RawSocketHandlers.has(Probe.class)).isFalse();
        assertThatThrownBy(() -> RawSocketHandlers.of("an actor")).isInstanceOf(IllegalArgumentException.class);
    }
}
