package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.BufferBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalActorsTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @RegisterExtension
    final Stage still = Stage.standing();

    @Test
    void thereIsOneActorForAKey() {
        AtomicInteger made = new AtomicInteger();
        LocalActors actors = stage.actors(injection -> {
            made.incrementAndGet();
            return new Probe() {};
        });
        List<RecordedConnection> connections = IntStream.range(0, 50)
                .parallel()
                .mapToObj(i -> new RecordedConnection().open(actors, "lobby", "ada"))
                .toList();
        connections.forEach(connection -> connection.await("welcome"));
        assertThat(made).hasValue(1);
        new RecordedConnection().join(actors, "other", "ada");
        assertThat(made).hasValue(2);
        assertThat(actors.count()).isEqualTo(2);
    }

    @RepeatedTest(5)
    void aMessageToldToAnActorThatEndsReachesItsSuccessor() {
        LocalActors actors = stage.actors(injection -> new Picky());
        // A client without a name is refused, and takes its actor with it whenever it is there alone.
        List<RecordedConnection> connections = IntStream.range(0, 600)
                .parallel()
                .mapToObj(i -> {
                    RecordedConnection connection =
                            new RecordedConnection().open(actors, "k" + i % 100, i >= 500 ? "ada" : "");
                    connection.call(Probe.ACT, "x");
                    return connection;
                })
                .toList();
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).await(i >= 500 ? "reply 0" : "refused 4403");
        }
        assertThat(actors.count()).isEqualTo(100);
    }

    @Test
    void noMoreThreadsRunTurnsThanWereSet() throws Exception {
        assumeTrue(VirtualTurns.ifAvailable().isEmpty(), "the bound is for threads that are not virtual");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        // The log speaks of it once in a while: not before the test looks.
        LocalActors actors = still.actors(
                injection -> new Probe() {
                    @Override
                    public String act(String text) throws Exception {
                        begun.countDown();
                        release.await();
                        return text;
                    }
                },
                RuntimeSettings.DEFAULTS.toBuilder().maxTurnThreads(1).build());
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "other", "bob");
        try (LogCapture log = LogCapture.of(TurnPool.class)) {
            ada.call(Probe.ACT, "x");
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            bob.call(Probe.ACT, "x");
            still.tickUntil(() -> log.text().contains("All 1 threads for turns are occupied and 1 actors wait"));
        } finally {
            release.countDown();
        }
        ada.await("reply 0");
        bob.await("reply 0");
    }

    private static final class Picky implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {
        @Override
        public String createConnState(ConnectRequest<Join> request) {
            if (request.params().name().isEmpty()) {
                throw new dev.troupe.ActorException("name_required", "A name is required");
            }
            return request.params().name();
        }
    }

    @Test
    void aShutdownLetsStartedTurnsFinishAndAnswersTheRest() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> hold = new CompletableFuture<>();
        List<String> left = new CopyOnWriteArrayList<>();
        final class Room implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {
            @Override
            public String createConnState(ConnectRequest<Join> request) {
                return request.params().name();
            }

            @Override
            public void onDisconnect(Connection<String, Feed> connection) {
                left.add(connection.state());
            }

            @Override
            public CompletionStage<String> later(String text) {
                begun.countDown();
                return hold;
            }
        }
        LocalActors actors = stage.actors(injection -> new Room());
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.call(Probe.ACT, "x");
        begun.await();
        CompletableFuture<Void> stopped = actors.shutdown(Duration.ofMinutes(1)).toCompletableFuture();
        ada.call(Probe.ACT, "x");
        new RecordedConnection().open(actors, "other", "bob").await("refused 1001 unavailable");
        assertThat(stopped).isNotDone();
        hold.complete("done");
        ada.await("failed 1 unavailable");
        ada.await("failed 2 unavailable");
        ada.await("reply 0");
        stopped.join();
        new RecordedConnection().open(actors, "lobby", "bob").await("refused 1001 unavailable");
        ada.close();
        await().until(() -> left.contains("ada"));
    }

    @RepeatedTest(5)
    void aClientThatLeftBehindAReaderIsSeenOffDuringAShutdownToo() {
        CompletableFuture<String> hold = new CompletableFuture<>();
        List<String> left = new CopyOnWriteArrayList<>();
        final class Room implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {
            @Override
            public String createConnState(ConnectRequest<Join> request) {
                return request.params().name();
            }

            @Override
            public void onDisconnect(Connection<String, Feed> connection) {
                left.add(connection.state());
            }

            @Override
            public CompletionStage<String> readLater(String text) {
                return hold;
            }
        }
        LocalActors actors = stage.actors(injection -> new Room());
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        bob.call(Probe.READ_LATER, "x");
        bob.call(Probe.READ, "x");
        bob.await("reply 1");
        ada.close();
        CompletableFuture<Void> stopped = actors.shutdown(Duration.ofMinutes(1)).toCompletableFuture();
        hold.complete("done");
        stopped.join();
        await().until(() -> left.contains("ada"));
        bob.close();
        await().until(() -> left.contains("bob"));
        assertThat(left).containsExactly("ada", "bob");
    }

    @Test
    void theEndWaitsForEverybodyToLeaveAndForTheLastOnDisconnect() throws Exception {
        CountDownLatch leaving = new CountDownLatch(1);
        CompletableFuture<Void> hold = new CompletableFuture<>();
        final class Room implements Probe, AsyncConnectionHooks<Probe.Join, String, Probe.Feed> {
            @Override
            public CompletionStage<String> createConnState(ConnectRequest<Join> request) {
                return CompletableFuture.completedFuture(request.params().name());
            }

            @Override
            public CompletionStage<Void> onDisconnect(Connection<String, Feed> connection) {
                leaving.countDown();
                return hold;
            }
        }
        LocalActors actors = stage.actors(injection -> new Room());
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        actors.shutdown(Duration.ofMinutes(1)).toCompletableFuture().join();
        CompletableFuture<Void> ended = actors.end(Duration.ofMinutes(1)).toCompletableFuture();
        assertThat(ended).isNotDone();
        ada.close();
        leaving.await();
        assertThat(ended).isNotDone();
        hold.complete(null);
        ended.get(20, TimeUnit.SECONDS);
    }

    @Test
    void theEndWaitsNoLongerThanItsGrace() {
        LocalActors actors = stage.actors(injection -> new Probe() {});
        new RecordedConnection().join(actors, "lobby", "ada");
        actors.shutdown(Duration.ofMinutes(1)).toCompletableFuture().join();
        actors.end(Duration.ofMillis(50)).toCompletableFuture().join();
    }

    @Test
    void aShutdownWaitsNoLongerThanItsGrace() {
        CompletableFuture<String> never = new CompletableFuture<>();
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public CompletionStage<String> later(String text) {
                injection.connections().broadcast().said("begun");
                return never;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("event");
        actors.shutdown(Duration.ofMillis(50)).toCompletableFuture().join();
        assertThat(never).isNotDone();
    }

    @Test
    void whatAnActorWantsMustHaveBeenGiven() {
        var wanting = new Probe.Definition(injection -> new Probe() {}, false, List.of(Runnable.class));
        assertThatThrownBy(() -> LocalActors.create(
                        List.of(wanting),
                        RuntimeSettings.DEFAULTS,
                        Clock.systemUTC(),
                        Map.of(),
                        stage.ticker(),
                        new BufferBudget(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Runnable");
    }

    @Test
    void twoActorsOfOneProtocolAreRefused() {
        var one = new Probe.Definition(injection -> new Probe() {}, false, List.of());
        assertThatThrownBy(() -> LocalActors.create(
                        List.of(one, one),
                        RuntimeSettings.DEFAULTS,
                        Clock.systemUTC(),
                        Map.of(),
                        stage.ticker(),
                        new BufferBudget(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("probe");
    }

    @Test
    void anActorIsGivenWhatItWants() {
        CompletableFuture<Object> given = new CompletableFuture<>();
        var definition = new Probe.Definition(
                injection -> {
                    given.complete(injection.provided(CharSequence.class)
                            + injection.context().protocol()
                            + injection.context().key()
                            + (injection.clock() == injection.context().clock()));
                    return new Probe() {};
                },
                false,
                List.of(CharSequence.class));
        LocalActors actors = LocalActors.create(
                List.of(definition),
                RuntimeSettings.DEFAULTS,
                Clock.systemUTC(),
                Map.of(CharSequence.class, "text "),
                stage.ticker(),
                new BufferBudget(0));
        new RecordedConnection().join(actors, "lobby", "ada");
        assertThat(given.join()).isEqualTo("text probelobbytrue");
        actors.shutdown(Duration.ofSeconds(1)).toCompletableFuture().join();
    }
}
