package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.RawSocket;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ToActor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Raw sockets, from the side of the actor; the promises of {@link TurnRawSocket} among them. */
@Timeout(60)
class RawSocketTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Object> slowOpen = new CompletableFuture<>();
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CompletableFuture<RawSocket<Probe.Join, String>> kept = new CompletableFuture<>();
    private final CompletableFuture<Connection<String, Probe.Feed>> keptConnection = new CompletableFuture<>();
    private final RecordedConnection ada = new RecordedConnection();

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletionStage<?> done() {
        return CompletableFuture.completedFuture("done");
    }

    /** Writes down what happens, and does what texts tell it. */
    private final class Board
            implements Probe,
                    ConnectionHooks<Probe.Join, String, Probe.Feed>,
                    AsyncRawSocketHandler<Probe.Join, String> {

        private final Injection<String, Feed> given;

        Board(Injection<String, Feed> given) {
            this.given = given;
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) {
            return request.params().name() + "'s";
        }

        @Override
        public void onConnect(Connection<String, Feed> connection) {
            log.add("connect");
            if (connection.state().equals("eve's")) {
                connection.disconnect(4_002, "not you");
            }
        }

        @Override
        public void onDisconnect(Connection<String, Feed> connection) {
            log.add("disconnect");
        }

        @Override
        public CompletionStage<?> onOpen(RawSocket<Join, String> socket) {
            log.add("open");
            if (socket.path().equals("/fails")) {
                throw new ActorException("full", "No room");
            }
            return socket.path().equals("/slow") ? slowOpen : done();
        }

        @Override
        public CompletionStage<?> onText(RawSocket<Join, String> socket, String text) throws Exception {
            log.add("text " + text);
            switch (text) {
                case "fail" -> throw new IllegalStateException("secret");
                case "crash" -> throw new AssertionError("a crash");
                case "close" -> socket.close(4_001, "bye");
                case "forbidden code" -> socket.close(1_006, "");
                case "cork" ->
                    socket.cork(() -> {
                        socket.sendText("1");
                        socket.cork(() -> socket.sendBinary("2".getBytes(StandardCharsets.UTF_8)));
                        socket.sendText("3");
                    });
                case "cork much" ->
                    socket.cork(() -> {
                        for (int i = 0; i < 6; i++) {
                            socket.sendText("" + i);
                        }
                        log.add("corked after " + ada.said());
                    });
                case "cork and fail" ->
                    socket.cork(() -> {
                        socket.sendText("before");
                        throw new IllegalStateException("within");
                    });
                case "cork and close" ->
                    socket.cork(() -> {
                        socket.sendText("last");
                        socket.close();
                        socket.sendText("too late");
                    });
                case "cork and disconnect" ->
                    socket.cork(() -> {
                        socket.sendText("last");
                        given.connections().caller().disconnect("out");
                    });
                case "large" -> socket.sendText("x".repeat(101));
                case "events" -> {
                    given.connections().broadcast().said("to all");
                    given.connections().caller().send().said("to one");
                }
                case "keep" -> kept.complete(socket);
                case "join" -> {
                    socket.connection().join("a topic");
                    socket.sendText(socket.connection().topics() + " "
                            + given.connections().members("a topic").size() + " " + socket.isOpen());
                    socket.close();
                    log.add("open: " + socket.isOpen());
                }
                case "keep connection" ->
                    keptConnection.complete(given.connections().caller());
                default ->
                    socket.sendText(text + " " + socket.path() + " " + socket.subprotocol() + " "
                            + socket.params().name() + " " + socket.state());
            }
            return done();
        }

        @Override
        public CompletionStage<?> onBinary(RawSocket<Join, String> socket, byte[] bytes) {
            log.add("binary " + new String(bytes, StandardCharsets.UTF_8));
            socket.sendBinary(bytes);
            return done();
        }

        @Override
        public CompletionStage<?> onClose(RawSocket<Join, String> socket, int code, String reason) {
            log.add("close " + code + " " + reason + " " + given.connections().count());
            if (reason.equals("fail")) {
                throw new IllegalStateException("in onClose");
            }
            if (reason.equals("crash")) {
                throw new AssertionError("in onClose");
            }
            return done();
        }

        @Override
        public CompletionStage<?> onError(RawSocket<Join, String> socket, Throwable failure) {
            log.add("error " + failure.getMessage());
            if ("within".equals(failure.getMessage())) {
                socket.close(4_321, "chosen");
            }
            return done();
        }

        @Override
        public String act(String text) {
            log.add("act " + text);
            return text;
        }

        @Override
        public String read(String text) throws Exception {
            if (text.equals("crash")) {
                throw new AssertionError("a crash");
            }
            RawSocket<?, String> socket = given.connections().all().stream()
                    .flatMap(connection -> connection.rawSocket().stream())
                    .findFirst()
                    .orElseThrow();
            if (text.equals("beside")) {
                socket.sendText("beside");
                return text;
            }
            if (text.equals("cork")) {
                socket.cork(() -> socket.cork(() -> {
                    socket.sendText("within");
                    blocked.countDown();
                    awaitQuietly(goOn);
                }));
                return text;
            }
            blocked.countDown();
            goOn.await();
            socket.sendText("from the past");
            socket.close();
            log.add("sent");
            return text;
        }
    }

    private LocalActors actors(RuntimeSettings settings) {
        return stage.actors(Board::new, settings);
    }

    private LocalActors actors() {
        return actors(RuntimeSettings.DEFAULTS.toBuilder().maxMessageOut(100).build());
    }

    private RecordedConnection connected(String path) {
        ada.openRaw(actors(), "lobby", "ada", path).await("open raw");
        return ada;
    }

    private void gone(int code, String reason) {
        ada.tell(new ToActor.Close(ada, code, reason));
        await().untilAsserted(() -> assertThat(log).contains("disconnect"));
    }

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

    private LocalActors stageActors() {
        return stage.actors();
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

    private RawSocket<Probe.Join, String> kept() {
        RecordedConnection bob = new RecordedConnection();
        bob.openRaw(stageActors(), "lobby", "bob", "/").await("open raw");
        bob.text("keep");
        return kept.join();
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
        assertThat(log).contains("open: false");
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

    // ---- promises

    @Test
    void whatOneThreadSendsLeavesInTheOrderInWhichItWasSentCorkedOrNot() {
        connected("/").text("one");
        ada.text("cork");
        ada.text("two");
        ada.await("raw [text two");
        assertThat(ada.said())
                .containsExactly(
                        "open raw",
                        "raw [text one / chess ada ada's]",
                        "raw [text 1, binary 2, text 3]",
                        "raw [text two / chess ada ada's]");
    }

    @Test
    void whatWasCorkedLeavesTogetherAlsoIfTheCodeFails() {
        connected("/").text("cork and fail");
        assertThat(ada.await("kick")).isEqualTo("kick 4321 chosen");
        assertThat(ada.said()).containsSubsequence("raw [text before]", "kick 4321 chosen");
    }

    @Test
    void whatWasCorkedLeavesBeforeACloseFrameThatTheSameCodeAsksFor() {
        connected("/").text("cork and close");
        assertThat(ada.await("kick")).isEqualTo("kick 1000 ");
        assertThat(ada.said()).containsSubsequence("raw [text last]", "kick 1000 ");
    }

    @Test
    void codeThatIsCorkedWithinOtherSuchCodeKeepsNoOtherThreadFromSending() throws Exception {
        connected("/");
        RecordedConnection bob = new RecordedConnection().join(stageActors(), "lobby", "bob");
        bob.call(Probe.READ, "cork");
        blocked.await();
        bob.call(Probe.READ, "beside");
        bob.await("reply 1");
        assertThat(ada.said()).contains("raw [text beside]").doesNotContain("raw [text within]");
        goOn.countDown();
        ada.await("raw [text within]");
    }

    @Test
    void whatIsCorkedIsBoundedAsWhatWaitsIs() {
        LocalActors actors =
                actors(RuntimeSettings.DEFAULTS.toBuilder().outboundMessages(3).build());
        ada.openRaw(actors, "lobby", "ada", "/").await("open raw");
        ada.text("cork much");
        ada.await("raw [text 4");
        assertThat(log).contains("corked after [open raw, raw [text 0, text 1, text 2, text 3]]");
    }

    @Test
    void whatWasCorkedLeavesBeforeTheEndOfItsConnection() {
        connected("/").text("cork and disconnect");
        assertThat(ada.await("kick")).isEqualTo("kick 4409 out");
        assertThat(ada.said()).containsSubsequence("raw [text last]", "kick 4409 out");
    }

    @Test
    void aFencedInstanceSendsNothingAndClosesNothing() throws Exception {
        connected("/");
        RecordedConnection bob = new RecordedConnection().join(stageActors(), "lobby", "bob");
        bob.call(Probe.READ, "block");
        blocked.await();
        bob.call(Probe.READ, "crash");
        bob.await("failed 1 crashed");
        goOn.countDown();
        await().untilAsserted(() -> assertThat(log).contains("sent"));

        ada.text("after");
        ada.await("raw [text after");
        assertThat(ada.said()).noneMatch(what -> what.startsWith("kick") || what.contains("past"));
    }
}
