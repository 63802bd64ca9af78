package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ClientRequest;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdmissionTest {

    private static final RuntimeSettings HASTY = RuntimeSettings.DEFAULTS.toBuilder()
            .hookTimeout(Duration.ofMillis(20))
            .build();

    @RegisterExtension
    final Stage stage = new Stage();

    /** For hooks that have little time, and are to be late only where a test lets them be. */
    @RegisterExtension
    final Stage still = Stage.standing();

    /** A room with hooks that answer at once; each step is written down. */
    private static class Room implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {
        final List<String> steps = new CopyOnWriteArrayList<>();

        @SuppressWarnings("NullAway.Init")
        Injection<String, Feed> given;

        Probe given(Injection<String, Feed> injection) {
            given = injection;
            return this;
        }

        @Override
        public void onBeforeConnect(ConnectRequest<Join> request) throws Exception {
            steps.add("before " + request.params().name());
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) throws Exception {
            steps.add("state " + request.params().name());
            return request.params().name();
        }

        @Override
        public void onConnect(Connection<String, Feed> connection) throws Exception {
            steps.add("connect " + connection.state() + " of "
                    + given.connections().count());
        }

        @Override
        public void onDisconnect(Connection<String, Feed> connection) throws Exception {
            steps.add("disconnect " + connection.state() + " of "
                    + given.connections().count());
        }

        @Override
        public String act(String text) {
            steps.add("act " + text + " of " + given.connections().caller().state());
            return text;
        }
    }

    /** As above, with hooks that answer when the test says so. */
    private static class SlowRoom implements Probe, AsyncConnectionHooks<Probe.Join, String, Probe.Feed> {
        final CompletableFuture<Void> before = new CompletableFuture<>();
        final CompletableFuture<String> state = new CompletableFuture<>();
        final CompletableFuture<Void> connect = new CompletableFuture<>();
        final List<String> steps = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<Void> onBeforeConnect(ConnectRequest<Join> request) {
            steps.add("before");
            return request.params().name().equals("quick") ? CompletableFuture.completedFuture(null) : before;
        }

        @Override
        public CompletionStage<String> createConnState(ConnectRequest<Join> request) {
            steps.add("state");
            return request.params().name().equals("quick") ? CompletableFuture.completedFuture("quick") : state;
        }

        @Override
        public CompletionStage<Void> onConnect(Connection<String, Feed> connection) {
            steps.add("connect " + connection.state());
            return connection.state().equals("quick") ? CompletableFuture.completedFuture(null) : connect;
        }

        @Override
        public CompletionStage<Void> onDisconnect(Connection<String, Feed> connection) {
            steps.add("disconnect " + connection.state());
            return CompletableFuture.completedFuture(null);
        }
    }

    @Test
    void hooksRunInTheirOrderAndOnceEach() {
        Room room = new Room();
        LocalActors actors = stage.actors(room::given);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        ada.call(Probe.ACT, "hi");
        ada.close();
        await().until(() -> room.steps.size() == 5);
        assertThat(room.steps)
                .containsExactly("before ada", "state ada", "connect ada of 1", "act hi of ada", "disconnect ada of 0");
    }

    @Test
    void theWelcomeSaysWhoAndWhereAndWhichNumberWasGivenLast() {
        Room room = new Room();
        LocalActors actors = stage.actors(room::given);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        assertThat(ada.said().get(0))
                .contains(
                        "\"connection\":\"" + ada.id() + "\"",
                        "\"protocol\":\"probe\"",
                        "0123456789abcdef",
                        "\"seq\":0")
                .containsPattern("\"epoch\":\"[0-9a-f]{16}\"");
    }

    @Test
    void anActorExceptionBeforeTheWelcomeRefuses() {
        Room room = new Room() {
            @Override
            public void onBeforeConnect(ConnectRequest<Join> request) {
                throw new ActorException("name_required", "A name is required");
            }
        };
        LocalActors actors = stage.actors(room::given);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        ada.await("refused 4403 name_required A name is required");
        assertThat(room.steps).isEmpty();
    }

    @Test
    void anyOtherFailureBeforeTheWelcomeIsInternal() {
        Room room = new Room() {
            @Override
            public String createConnState(ConnectRequest<Join> request) {
                throw new IllegalStateException("secret");
            }
        };
        RecordedConnection ada = new RecordedConnection().open(stage.actors(room::given), "lobby", "ada");
        assertThat(ada.await("refused 1011 internal")).doesNotContain("secret");
    }

    @Test
    void aStateThatIsNotMadeIsInternal() {
        Room room = new Room() {
            @Override
            @SuppressWarnings("NullAway")
            public String createConnState(ConnectRequest<Join> request) {
                return null;
            }
        };
        RecordedConnection ada = new RecordedConnection().open(stage.actors(room::given), "lobby", "ada");
        ada.await("refused 1011 internal");
    }

    @Test
    void badParamsAreRefusedByTheirPlace() {
        LocalActors actors = stage.actors(new Room()::given);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", Payload.json("{\"name\":5}"));
        assertThat(ada.await("refused")).startsWith("refused 4400 bad_argument params.name ");
        RecordedConnection bob =
                new RecordedConnection().open(actors, "lobby", Payload.json("{\"name\":\"unreadable\"}"));
        assertThat(bob.await("refused 4400 bad_argument params")).doesNotContain("secret");
    }

    @Test
    void paramsThatBreakAConstraintAreRefusedByTheirPlace() {
        LocalActors actors = stage.actors(new Room()::given);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", Payload.json("{\"name\":\"nobody\"}"));
        assertThat(ada.await("refused")).startsWith("refused 4400 invalid_argument params must be somebody");
    }

    @Test
    void absentParamsAreAnEmptyObject() {
        Room room = new Room();
        new RecordedConnection()
                .open(stage.actors(room::given), "lobby", Payload.none(WireFormat.JSON))
                .await("welcome");
        assertThat(room.steps).contains("before ");
    }

    @Test
    void anActorMadeForARefusedClientIsGoneAgain() {
        Room room = new Room() {
            @Override
            public void onBeforeConnect(ConnectRequest<Join> request) {
                if (request.params().name().isEmpty()) {
                    throw new ActorException("name_required", "A name is required");
                }
            }
        };
        LocalActors actors = stage.actors(room::given);
        new RecordedConnection().open(actors, "lobby", "").await("refused");
        await().until(() -> actors.count() == 0);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        new RecordedConnection().open(actors, "lobby", "").await("refused");
        ada.call(Probe.ACT, "x");
        ada.await("reply 0");
        assertThat(actors.count()).isEqualTo(1);
    }

    @Test
    void aFailureOfOnConnectClosesAfterTheWelcome() {
        Room room = new Room() {
            @Override
            public void onConnect(Connection<String, Feed> connection) {
                throw connection.state().equals("eve")
                        ? new ActorException("banned", "No")
                        : new IllegalStateException("secret");
            }
        };
        LocalActors actors = stage.actors(room::given);
        RecordedConnection eve = new RecordedConnection().open(actors, "lobby", "eve");
        eve.call(Probe.ACT, "x");
        eve.await("failed 0 unavailable");
        assertThat(eve.said().get(0)).startsWith("welcome");
        assertThat(eve.said().get(1)).isEqualTo("kick 4403 banned");
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        ada.await("kick 1011 internal");
        eve.close();
        ada.close();
        await().until(() -> room.steps.contains("disconnect ada of 0"));
        assertThat(room.steps).contains("disconnect eve of 0").noneMatch(step -> step.startsWith("act"));
    }

    @Test
    void slowChecksHoldNobody() {
        SlowRoom room = new SlowRoom();
        LocalActors actors = stage.actors(injection -> room);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        RecordedConnection quick = new RecordedConnection().join(actors, "lobby", "quick");
        quick.call(Probe.ACT, "x");
        quick.await("reply 0");
        room.before.complete(null);
        await().until(() -> room.steps.size() == 5);
        quick.call(Probe.ACT, "x");
        quick.await("reply 1");
        room.state.complete("ada");
        ada.await("welcome");
        quick.call(Probe.ACT, "x");
        // Ada's turn is still under way when she hears the welcome.
        await().untilAsserted(() -> assertThat(room.steps)
                .containsExactly("before", "before", "state", "connect quick", "state", "connect ada"));
        room.connect.complete(null);
        quick.await("reply 2");
    }

    @Test
    void messagesThatComeTooEarlyWaitInOrder() {
        SlowRoom room = new SlowRoom();
        LocalActors actors = stage.actors(injection -> room);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        ada.call(Probe.ACT, "first");
        ada.tell(new ToActor.Subscribe(ada, false, Set.of("said"), 77));
        room.before.complete(null);
        room.state.complete("ada");
        ada.await("welcome");
        ada.call(Probe.ACT, "second");
        assertThat(ada.said()).hasSize(1);
        room.connect.complete(null);
        ada.await("reply 1");
        assertThat(ada.said().subList(1, 4))
                .extracting(said -> said.substring(0, 10))
                .containsExactly("reply 0 {\"", "answered 7", "reply 1 {\"");
    }

    @Test
    void earlyMessagesCountInTheMailbox() {
        SlowRoom room = new SlowRoom();
        RuntimeSettings small =
                RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(2).build();
        LocalActors actors = stage.actors(injection -> room, small);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        await().until(() -> room.steps.contains("before"));
        ada.call(Probe.ACT, "x");
        ada.call(Probe.ACT, "x");
        ada.call(Probe.ACT, "x");
        assertThat(ada.said()).containsExactly("rejected 2");
        ada.close();
        new RecordedConnection().join(actors, "lobby", "quick").call(Probe.ACT, "x");
        await().until(() -> actors.count() == 1);
    }

    @Test
    void aClientThatLeavesWhileItIsAskedIsNeverConnected() {
        SlowRoom room = new SlowRoom();
        LocalActors actors = stage.actors(injection -> room);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        await().until(() -> room.steps.contains("before"));
        ada.close();
        await().until(() -> actors.count() == 0);
        room.before.complete(null);
        room.state.complete("ada");
        RecordedConnection quick = new RecordedConnection().join(actors, "lobby", "quick");
        assertThat(quick.said()).hasSize(1);
        assertThat(room.steps).noneMatch(step -> step.equals("connect ada")).noneMatch(step -> step.contains("dis"));
        assertThat(ada.said()).isEmpty();
    }

    @Test
    void aHookThatTakesTooLongRefuses() {
        SlowRoom room = new SlowRoom();
        LocalActors actors = still.actors(injection -> room, HASTY);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        assertThat(still.tickUntil(ada, "refused")).startsWith("refused 4408 timeout onBeforeConnect");
        room.before.complete(null);
        RecordedConnection bob = new RecordedConnection().open(actors, "lobby", "bob");
        await().until(() -> room.steps.contains("state"));
        assertThat(still.tickUntil(bob, "refused")).startsWith("refused 4408 timeout createConnState");
        assertThat(room.steps).noneMatch(step -> step.startsWith("connect"));
    }

    @Test
    void anOnDisconnectThatTakesTooLongIsLoggedAndNothingElse() {
        CountDownLatch release = new CountDownLatch(1);
        Room room = new Room() {
            @Override
            public void onDisconnect(Connection<String, Feed> connection) throws Exception {
                release.await();
                super.onDisconnect(connection);
            }
        };
        LocalActors actors = still.actors(room::given, HASTY);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        try (LogCapture log = LogCapture.of(DisconnectTurn.class)) {
            ada.close();
            still.tickUntil(() -> !log.text().isEmpty());
            assertThat(log.text()).isEqualTo("WARNING probe/lobby onDisconnect takes longer than a hook may");
        } finally {
            release.countDown();
        }
        bob.call(Probe.ACT, "x");
        bob.await("reply 0");
        assertThat(room.steps).endsWith("disconnect ada of 1", "act x of bob");
        assertThat(ada.said()).hasSize(1);
    }

    @Test
    void aHookThatBlocksTooLongRefuses() {
        CountDownLatch release = new CountDownLatch(1);
        Room room = new Room() {
            @Override
            public void onBeforeConnect(ConnectRequest<Join> request) throws InterruptedException {
                release.await();
            }
        };
        RecordedConnection ada = new RecordedConnection().open(stage.actors(room::given, HASTY), "lobby", "ada");
        ada.await("refused 4408 timeout");
        release.countDown();
    }

    @Test
    void anOnConnectThatTakesTooLongIsClosedWith4408() {
        SlowRoom room = new SlowRoom();
        room.before.complete(null);
        room.state.complete("ada");
        LocalActors actors = still.actors(injection -> room, HASTY);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        await().until(() -> room.steps.contains("connect ada"));
        still.tickUntil(ada, "kick 4408 timeout");
        RecordedConnection quick = new RecordedConnection().open(actors, "lobby", "quick");
        room.connect.complete(null);
        quick.await("welcome");
        ada.close();
        await().until(() -> room.steps.contains("disconnect ada"));
    }

    @Test
    void aBlockingCheckDoesNotStopReaders() {
        CountDownLatch release = new CountDownLatch(1);
        Room room = new Room() {
            @Override
            public void onBeforeConnect(ConnectRequest<Join> request) throws InterruptedException {
                if (request.params().name().equals("slow")) {
                    release.await();
                }
            }
        };
        LocalActors actors = stage.actors(room::given);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection slow = new RecordedConnection().open(actors, "lobby", "slow");
        ada.call(Probe.READ, "x");
        ada.await("reply 0");
        release.countDown();
        slow.await("welcome");
    }

    @Test
    void anUnknownProtocolIsRefused() {
        LocalActors actors = stage.actors(injection -> new Probe() {});
        RecordedConnection ada = new RecordedConnection();
        actors.open(
                "nothing",
                dev.troupe.wire.Key.of("lobby"),
                new ToActor.Open(ada, Payload.json("{}"), ClientRequest.UNKNOWN, Set.of(), true));
        ada.await("refused 4404 not_found");
    }

    @Test
    void aConnectionKnowsSinceWhenItIs() {
        List<Instant> since = new CopyOnWriteArrayList<>();
        Room room = new Room() {
            @Override
            public void onConnect(Connection<String, Feed> connection) {
                since.add(connection.connectedSince());
            }

            @Override
            public String act(String text) {
                since.add(given.connections().caller().connectedSince());
                return text;
            }
        };
        LocalActors actors = stage.actors(room::given);
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        Instant after = Instant.now();
        ada.call(Probe.ACT, "x");
        ada.await("reply 0");
        assertThat(since).hasSize(2);
        assertThat(since.get(0)).isBetween(before, after).isEqualTo(since.get(1));
    }
}
