package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.Call;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls of clients that do not connect. */
class SingleCallTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final CompletableFuture<String> hold = new CompletableFuture<>();

    /** Writes down what happens to it. */
    private class Diary implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {
        final Connections<String, Feed> connections;

        Diary(Injection<String, Feed> injection) {
            connections = injection.connections();
        }

        @Override
        public void onBeforeConnect(ConnectRequest<Join> request) {
            log.add("asks " + request.params().name());
            if (request.params().name().isEmpty()) {
                throw new ActorException("name_required", "A name is required");
            }
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) {
            return request.params().name();
        }

        @Override
        public void onConnect(Connection<String, Feed> connection) {
            log.add("comes " + connection.state());
        }

        @Override
        public void onDisconnect(Connection<String, Feed> connection) {
            log.add("goes " + connection.state());
        }

        @Override
        public String act(String text) {
            Connection<String, Feed> caller = connections.caller();
            log.add("acts " + caller.state());
            connections.broadcast().said(text);
            return connections.count() + " of " + connections.find(caller.id()).isPresent();
        }

        @Override
        public CompletionStage<String> later(String text) {
            held.countDown();
            return hold;
        }

        @Override
        public void note(String text) {
            connections.caller().send().said(text);
        }

        @Override
        public String read(String text) {
            connections.caller().disconnect("enough");
            return text;
        }
    }

    private LocalActors diaries() {
        return diaries(RuntimeSettings.DEFAULTS);
    }

    private LocalActors diaries(RuntimeSettings settings) {
        return stage.actors(injection -> new Diary(injection), settings);
    }

    @Test
    void itRunsTheFirstTwoHooksAndIsNotListed() {
        LocalActors actors = diaries();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection();
        bob.callOnly(actors, "lobby", "bob", Probe.ACT);

        assertThat(bob.await("reply 0")).contains("\"value\":\"1 of false\"");
        ada.await("event");
        assertThat(bob.said()).hasSize(1);
        assertThat(log).containsExactly("asks ada", "comes ada", "asks bob", "acts bob");
    }

    @Test
    void whatIsSentToItsCallerAloneIsRefused() {
        RecordedConnection bob = new RecordedConnection();
        bob.callOnly(diaries(), "lobby", "bob", Probe.NOTE);

        assertThat(bob.await("failed 0")).contains("internal");
        assertThat(bob.events()).isEmpty();
    }

    @Test
    void itsCallerJoinsNoTopic() {
        List<Throwable> refused = new CopyOnWriteArrayList<>();
        LocalActors actors = stage.actors(injection -> new Diary(injection) {
            @Override
            public String act(String text) {
                Connection<String, Feed> caller = connections.caller();
                try {
                    caller.join("news");
                } catch (IllegalStateException e) {
                    refused.add(e);
                }
                return caller.topics() + " " + caller.leave("news") + " " + connections.members("news");
            }
        });
        RecordedConnection bob = new RecordedConnection();
        bob.callOnly(actors, "lobby", "bob", Probe.ACT);

        assertThat(bob.await("reply 0")).contains("\"value\":\"[] false []\"");
        assertThat(refused)
                .singleElement()
                .satisfies(e -> assertThat(e)
                        .hasMessage("The caller has no connection: it came with a single request and is in no topic"));
    }

    @Test
    void anActionThatSendsItsCallerAwayRepliesFirst() {
        RecordedConnection bob = new RecordedConnection();
        bob.callOnly(diaries(), "lobby", "bob", Probe.READ);

        bob.await("kick 4409 enough");
        assertThat(bob.said().get(0)).startsWith("reply 0");
    }

    @Test
    void anActorThatIsMadeForARefusedCallIsGoneAgain() {
        LocalActors actors = diaries();
        RecordedConnection nobody = new RecordedConnection();
        nobody.callOnly(actors, "lobby", "", Probe.ACT);

        nobody.await("refused 4403 name_required");
        await().until(() -> actors.count() == 0);
        new RecordedConnection().callOnly(actors, "lobby", "bob", Probe.ACT);
        await().until(() -> log.contains("acts bob"));
        assertThat(actors.count()).isEqualTo(1);
    }

    @Test
    void itWaitsForItsTurn() throws Exception {
        LocalActors actors = diaries();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        held.await();
        RecordedConnection bob = new RecordedConnection();
        bob.callOnly(actors, "lobby", "bob", Probe.ACT);
        RecordedConnection eve = new RecordedConnection().open(actors, "lobby", "eve");

        assertThat(log).doesNotContain("acts bob");
        hold.complete("done");
        bob.await("reply 0");
        eve.await("welcome");
        await().untilAsserted(() -> assertThat(log).containsSubsequence("asks bob", "acts bob", "comes eve"));
    }

    @Test
    void aFullMailboxRefusesIt() throws Exception {
        LocalActors actors =
                diaries(RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(2).build());
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        held.await();
        List<RecordedConnection> waiting = List.of(new RecordedConnection(), new RecordedConnection());
        waiting.forEach(one -> one.callOnly(actors, "lobby", "bob", Probe.ACT));
        RecordedConnection late = new RecordedConnection();
        late.callOnly(actors, "lobby", "late", Probe.ACT);

        late.await("refused 1013 overloaded");
        hold.complete("done");
        waiting.forEach(one -> one.await("reply 0"));
        // What has had its turn takes no room.
        for (int i = 0; i < 5; i++) {
            RecordedConnection next = new RecordedConnection();
            next.callOnly(actors, "lobby", i == 2 ? "" : "next", Probe.ACT);
            next.await(i == 2 ? "refused 4403" : "reply 0");
        }
    }

    @Test
    void noHookBeginsOnceItIsGivenUp() throws Exception {
        LocalActors actors = diaries();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        held.await();
        RecordedConnection bob = new RecordedConnection();
        Call given = bob.callOnly(actors, "lobby", "bob", Probe.ACT);
        assertThat(given.giveUp()).isEqualTo(Call.GivenUp.BEFORE_IT_BEGAN);
        hold.complete("done");

        bob.await("refused 1000 canceled");
        await().until(() -> bob.said().contains("left 0"));
        assertThat(log).doesNotContain("asks bob", "acts bob");
    }

    @Test
    void noActionBeginsOnceItIsGivenUp() {
        CompletableFuture<String> state = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        final class Slow implements Probe, AsyncConnectionHooks<Probe.Join, String, Probe.Feed> {
            @Override
            public CompletionStage<String> createConnState(ConnectRequest<Join> request) {
                asked.countDown();
                return state;
            }

            @Override
            public String act(String text) {
                log.add("acts");
                return text;
            }
        }
        LocalActors actors = stage.actors(injection -> new Slow());
        RecordedConnection bob = new RecordedConnection();
        Call given = bob.callOnly(actors, "lobby", "bob", Probe.ACT);
        await().until(() -> asked.getCount() == 0);
        given.giveUp();
        state.complete("bob");

        bob.await("refused 1000 canceled");
        await().until(() -> actors.count() == 0);
        assertThat(log).isEmpty();
    }

    @Test
    void aHookThatTakesTooLongRefusesIt() {
        final class Slow implements Probe, AsyncConnectionHooks<Probe.Join, String, Probe.Feed> {
            @Override
            public CompletionStage<String> createConnState(ConnectRequest<Join> request) {
                return new CompletableFuture<>();
            }
        }
        LocalActors actors = stage.actors(
                injection -> new Slow(),
                RuntimeSettings.DEFAULTS.toBuilder()
                        .hookTimeout(Duration.ofMillis(100))
                        .build());
        RecordedConnection bob = new RecordedConnection();
        bob.callOnly(actors, "lobby", "bob", Probe.ACT);

        bob.await("refused 4408 timeout");
        await().until(() -> actors.count() == 0);
    }

    @Test
    void anActorThatStopsAnswersIt() throws Exception {
        LocalActors actors = diaries();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        held.await();
        RecordedConnection bob = new RecordedConnection();
        bob.callOnly(actors, "lobby", "bob", Probe.ACT);
        CompletableFuture<Void> stopped = actors.shutdown(Duration.ofMinutes(1)).toCompletableFuture();
        hold.complete("done");

        bob.await("failed 0 unavailable");
        stopped.join();
        RecordedConnection late = new RecordedConnection();
        late.callOnly(actors, "lobby", "late", Probe.ACT);
        late.await("failed 0 unavailable");
        assertThat(log).doesNotContain("asks bob", "asks late");
    }

    @Test
    void aCrashCostsItThoughNobodyIsConnected() {
        final class Fragile implements Probe {
            @Override
            public String act(String text) {
                throw new AssertionError("breaks");
            }
        }
        LocalActors actors = stage.actors(injection -> new Fragile());
        RecordedConnection bob = new RecordedConnection();
        bob.callOnly(actors, "lobby", "bob", Probe.ACT);

        bob.await("failed 0 crashed");
        RecordedConnection again = new RecordedConnection();
        actors.restartNow();
        again.callOnly(actors, "lobby", "bob", Probe.READ);
        again.await("reply 0");
    }
}
