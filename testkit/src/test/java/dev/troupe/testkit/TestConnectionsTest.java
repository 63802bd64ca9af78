package dev.troupe.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.ActorException;
import dev.troupe.NoEvents;
import dev.troupe.actor.Audience;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TestConnectionsTest {

    private final ManualClock clock = ManualClock.at("2030-01-01T00:00:00Z");
    private final TestConnections<String, Notebook.Feed> readers = TestConnections.of(Notebook.Feed.class);
    private final TestContext context = TestContext.of("notebook", "mine", clock);
    private final Notebook.NotebookActor notebook = new Notebook.NotebookActor(readers, context);

    @Test
    void aTurnServesItsCallerAndReachesEverybody() throws Exception {
        var ada = readers.connect("ada");
        var bob = readers.connect("bob");
        String written = readers.as(ada, () -> notebook.write("hello"));
        assertThat(written).isEqualTo("2030-01-01T00:00:00Z ada: hello");
        assertThat(ada.events()).containsExactly(SentEvent.of("written", written));
        assertThat(bob.events("written")).hasSize(1);
        assertThat(bob.events().get(0)).hasToString("written(2030-01-01T00:00:00Z ada: hello)");
        bob.clear();
        assertThat(bob.events()).isEmpty();
    }

    @Test
    void anAudienceIsHonored() {
        var ada = readers.connect("ada");
        var bob = readers.connect("bob");
        readers.run(bob, () -> notebook.onConnect(bob));
        assertThat(ada.events()).containsExactly(SentEvent.of("hint", "bob", 2));
        assertThat(bob.events()).isEmpty();
        readers.broadcast(Audience.of(bob)).written("to bob");
        bob.send().written("to bob as well");
        assertThat(bob.events("written")).hasSize(2);
        assertThat(ada.events("written")).isEmpty();
    }

    @Test
    void itsRequestIsWhatTheTestSays() {
        ClientRequest came = new ClientRequest(
                "/actors/notebook/mine", "", Map.of("X-Colour", List.of("red")), "192.0.2.1", Optional.empty());
        var ada = readers.connect("ada").request(came).principal(Identity.of("ada"));
        assertThat(ada.request().header("x-colour")).contains("red");
        assertThat(ada.remoteAddress()).isEqualTo("192.0.2.1");
        assertThat(ada.principal()).map(Identity::getName).contains("ada");
        assertThat(readers.connect("bob").request()).isEqualTo(ClientRequest.UNKNOWN);
    }

    @Test
    void withoutATurnThereIsNoCaller() {
        assertThat(readers.callerIfAny()).isEmpty();
        assertThatThrownBy(() -> notebook.write("hello"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TestConnections.as");
    }

    @Test
    void turnsOfSeveralActorsNest() throws Exception {
        TestConnections<String, NoEvents> others = TestConnections.of(NoEvents.class);
        var ada = readers.connect("ada");
        var other = others.connect("other");
        others.as(other, () -> {
            readers.as(ada, () -> assertThat(others.callerIfAny()).isEmpty());
            return assertThat(others.caller()).isSameAs(other);
        });
    }

    @Test
    void whoLeavesIsListedNoLongerAndAnswersTheDisconnect() {
        var ada = readers.connect("ada");
        var closed = ada.disconnect(4_001, "enough").toCompletableFuture();
        assertThat(ada.closing()).contains(new TestConnection.Closing(4_001, "enough"));
        assertThat(readers.find(ada.id())).contains(ada);
        assertThat(closed).isNotDone();
        readers.leave(ada);
        assertThat(closed).isCompleted();
        assertThat(readers.all()).isEmpty();
        assertThat(readers.count()).isZero();
        assertThatThrownBy(() -> ada.disconnect(1_006, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ada.disconnect("x".repeat(124))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aContinuationRunsOnTheThreadOfTheTestForItsCaller() throws Exception {
        var ada = readers.connect("ada");
        CompletableFuture<String> text = new CompletableFuture<>();
        var written = readers.as(ada, () -> notebook.writeLater(text));
        assertThat(context.runContinuations()).isZero();
        new Thread(() -> text.complete("later")).start();
        assertThat(context.await(written)).endsWith("ada: later");
        assertThat(readers.callerIfAny()).isEmpty();
    }

    @Test
    void aContinuationWaitsUntilItIsRun() throws Exception {
        var ada = readers.connect("ada");
        var written = readers.as(ada, () -> notebook.writeLater(CompletableFuture.completedFuture("now")))
                .toCompletableFuture();
        assertThat(written).isNotDone();
        assertThat(context.runContinuations()).isEqualTo(1);
        assertThat(written).isCompleted();
    }

    @Test
    void aStageThatFailsIsThrown() {
        var failed = CompletableFuture.failedFuture(new IllegalStateException("no"))
                .thenApplyAsync(value -> value, context.executor());
        assertThatThrownBy(() -> context.await(failed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCallerMayWaitNoLonger() throws Exception {
        context.canceled(true);
        assertThat(context.await(notebook.writeLater(new CompletableFuture<>())))
                .isEqualTo("canceled");
        assertThat(context.key().toString()).isEqualTo("mine");
        assertThat(context.protocol()).isEqualTo("notebook");
    }

    @Test
    void topicsAreAsInTheRuntime() {
        var ada = readers.connect("ada");
        var bob = readers.connect("bob");
        assertThat(bob.join("news")).isTrue();
        assertThat(ada.join("news")).isTrue();
        assertThat(ada.join("news")).isFalse();
        assertThat(readers.members("news")).containsExactly(bob, ada);
        assertThat(readers.count("news")).isEqualTo(2);
        readers.broadcast(Audience.topic("news").and(Audience.except(bob))).written("hello");
        assertThat(ada.events()).containsExactly(SentEvent.of("written", "hello"));
        assertThat(bob.events()).isEmpty();
        assertThat(bob.leave("news")).isTrue();
        assertThat(bob.leave("news")).isFalse();
        assertThat(bob.isIn("news")).isFalse();
        readers.leave(ada);
        assertThat(readers.count("news")).isZero();
        assertThat(ada.topics()).containsExactly("news");
        assertThat(ada.join("other")).isFalse();
        assertThatThrownBy(() -> bob.join("")).isInstanceOf(ActorException.class);
        for (int i = 0; i < 10; i++) {
            bob.join("topic " + i);
        }
        assertThatThrownBy(() -> bob.join("one more")).hasMessageContaining("10 topics at most");
    }
}
