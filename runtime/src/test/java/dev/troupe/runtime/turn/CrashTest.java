package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.runtime.Injection;
import dev.troupe.wire.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CrashTest {

    @RegisterExtension
    final Stage stage = new Stage();

    /** For turns that have little time, and are to be late only where a test lets them be. */
    @RegisterExtension
    final Stage still = Stage.standing();

    /** Counts its lives; crashes on demand. */
    private static final class Mortal implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {
        private final int life;
        private final Injection<String, Feed> given;
        private final List<String> steps;
        private final CompletableFuture<String> never = new CompletableFuture<>();

        Mortal(int life, Injection<String, Feed> given, List<String> steps) {
            this.life = life;
            this.given = given;
            this.steps = steps;
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) {
            return request.params().name();
        }

        @Override
        public void onConnect(Connection<String, Feed> connection) {
            steps.add("connect " + connection.state());
            if (connection.state().equals("deadly")) {
                throw new StackOverflowError();
            }
        }

        @Override
        public void onDisconnect(Connection<String, Feed> connection) {
            steps.add("disconnect " + connection.state() + " in life " + life);
        }

        @Override
        public String act(String text) {
            if (text.equals("crash")) {
                throw new AssertionError("secret");
            }
            given.connections().broadcast().said("life " + life);
            return "life " + life + " with " + given.connections().count() + " "
                    + given.connections().caller().state();
        }

        @Override
        public CompletionStage<String> later(String text) {
            Executor executor = given.context().executor();
            return never.whenCompleteAsync((value, failure) -> steps.add("ghost"), executor);
        }

        @Override
        public CompletionStage<String> readLater(String text) {
            return never;
        }

        @Override
        public String read(String text) {
            throw new AssertionError("secret");
        }
    }

    private final AtomicInteger lives = new AtomicInteger();
    private final List<String> steps = new CopyOnWriteArrayList<>();

    private LocalActors mortals() {
        return stage.actors(injection -> new Mortal(lives.incrementAndGet(), injection, steps));
    }

    @Test
    void anErrorCostsTheCallAndNothingElse() {
        LocalActors actors = mortals();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        try (LogCapture log = LogCapture.of(ActorCell.class)) {
            ada.call(Probe.ACT, "crash");
            ada.call(Probe.ACT, "next");
            assertThat(ada.await("failed 0")).startsWith("failed 0 crashed").doesNotContain("secret");
            assertThat(ada.await("reply 1")).contains("life 2 with 2 ada");
            assertThat(log.text()).contains("probe/lobby has crashed in act", "100 ms", "secret");
        }
        bob.await("event");
        assertThat(bob.said()).hasSize(2);
        bob.close();
        await().until(() -> steps.contains("disconnect bob in life 2"));
        assertThat(steps).containsExactly("connect ada", "connect bob", "disconnect bob in life 2");
    }

    @Test
    void everyLifeHasAnEpochOfItsOwn() {
        LocalActors actors = mortals();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "crash");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        assertThat(epoch(ada)).isNotEqualTo(epoch(bob));
    }

    private static String epoch(RecordedConnection connection) {
        return connection.said().get(0).replaceAll(".*\"epoch\":\"([0-9a-f]+)\".*", "$1");
    }

    @Test
    void turnsThatWaitedForTheirStageCrashToo() {
        LocalActors actors = mortals();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.READ_LATER, "x");
        ada.call(Probe.READ, "crash");
        ada.await("failed 0 crashed");
        ada.await("failed 1 crashed");
        ada.call(Probe.ACT, "x");
        assertThat(ada.await("reply 2")).contains("life 2");
    }

    @Test
    void anErrorInOnConnectClosesThatConnection() {
        LocalActors actors = mortals();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection deadly = new RecordedConnection().open(actors, "lobby", "deadly");
        deadly.await("kick 1011 crashed");
        ada.call(Probe.ACT, "x");
        assertThat(ada.await("reply 0")).contains("life 2 with 1");
    }

    @Test
    void anErrorOfAStageIsACrash() {
        CompletableFuture<String> source = new CompletableFuture<>();
        LocalActors actors = stage.actors(injection -> new Probe() {
            private final int life = lives.incrementAndGet();

            @Override
            public CompletionStage<String> later(String text) {
                return source.thenApply(value -> value);
            }

            @Override
            public String act(String text) {
                return "life " + life;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        source.completeExceptionally(new StackOverflowError());
        ada.await("failed 0 crashed");
        ada.call(Probe.ACT, "x");
        assertThat(ada.await("reply 1")).contains("life 2");
    }

    @Test
    void anActorThatCannotStartRefusesAndIsGone() {
        LocalActors actors = stage.actors(injection -> new Failing());
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        ada.await("refused 1013 unavailable");
        await().until(() -> actors.count() == 0);
        RecordedConnection bob = new RecordedConnection().open(actors, "lobby", "bob");
        bob.await("refused 1013 unavailable");
    }

    private static final class Failing implements Probe, ActorHooks {
        @Override
        public void onStart() {
            throw new IllegalStateException("no disk");
        }
    }

    @Test
    void onStartIsTheFirstTurnOfEveryLife() {
        final class Starting implements Probe, ActorHooks {
            private final Injection<String, Feed> given;
            private String started = "";

            Starting(Injection<String, Feed> given) {
                this.given = given;
            }

            @Override
            public void onStart() {
                started = "started with " + given.connections().count();
            }

            @Override
            public String act(String text) {
                if (text.equals("crash")) {
                    throw new AssertionError();
                }
                return started;
            }
        }
        LocalActors actors = stage.actors(Starting::new);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "x");
        assertThat(ada.await("reply 0")).contains("started with 0");
        ada.call(Probe.ACT, "crash");
        ada.call(Probe.ACT, "x");
        assertThat(ada.await("reply 2")).contains("started with 1");
    }

    @Test
    void restartsComeLaterAndLaterAndAreLimited() {
        RestartPolicy policy = new RestartPolicy();
        List<Long> delays = new ArrayList<>();
        long second = Duration.ofSeconds(1).toNanos();
        for (int crash = 0; crash < 10; crash++) {
            delays.add(policy.crashed(crash * second).orElseThrow().toMillis());
        }
        assertThat(delays).containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 6400L, 10000L, 10000L, 10000L);
        assertThat(policy.crashed(10 * second)).isEmpty();
        assertThat(policy.crashed(60 * second + 1)).isEqualTo(Optional.of(Duration.ofSeconds(10)));
        policy.reset();
        assertThat(policy.crashed(61 * second)).isEqualTo(Optional.of(RestartPolicy.FIRST_DELAY));
    }

    @Test
    void anActorThatCrashesTooOftenIsUnavailableUntilReset() {
        LocalActors actors = mortals();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        // Each start before its time, as if the delays were short; the count is what this is about.
        await().pollInterval(Duration.ofMillis(5)).until(() -> {
            ada.call(Probe.ACT, "crash");
            actors.restartNow();
            return ada.said().stream().anyMatch(said -> said.contains("unavailable"));
        });
        assertThat(lives.get()).isEqualTo(1 + RestartPolicy.MOST_IN_WINDOW);
        new RecordedConnection().open(actors, "lobby", "bob").await("refused 1013 unavailable");
        actors.reset("probe", Key.of("lobby"));
        RecordedConnection eve = new RecordedConnection().join(actors, "lobby", "eve");
        eve.call(Probe.ACT, "x");
        assertThat(eve.await("reply 0")).contains("with 2 eve");
    }

    @Test
    void aLifeThatWasGivenUpDoesNothingMore() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<String> after = new CompletableFuture<>();
        var hasty = dev.troupe.runtime.RuntimeSettings.DEFAULTS.toBuilder()
                .turnLimit(Duration.ofMillis(50))
                .build();
        LocalActors actors = still.actors(
                injection -> new Probe() {
                    private final int life = lives.incrementAndGet();

                    @Override
                    public String act(String text) throws Exception {
                        if (text.equals("block")) {
                            Executor executor = injection.context().executor();
                            release.await();
                            injection.connections().broadcast().said("ghost");
                            executor.execute(
                                    () -> injection.connections().broadcast().said("ghost"));
                            after.complete("done");
                        }
                        return "life " + life;
                    }
                },
                hasty);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "block");
        ada.call(Probe.ACT, "x");
        still.tickUntil(ada, "failed 0 crashed");
        actors.restartNow();
        assertThat(ada.await("reply 1")).contains("life 2");
        release.countDown();
        after.join();
        ada.call(Probe.ACT, "x");
        ada.await("reply 2");
        assertThat(ada.said()).noneMatch(said -> said.contains("ghost"));
        assertThat(ada.said()).hasSize(4);
    }

    @Test
    void aStageThatNeverEndsIsGivenUp() {
        var hasty = dev.troupe.runtime.RuntimeSettings.DEFAULTS.toBuilder()
                .turnLimit(Duration.ofMillis(50))
                .build();
        LocalActors actors = still.actors(injection -> new Mortal(lives.incrementAndGet(), injection, steps), hasty);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        still.tickUntil(ada, "failed 0 crashed");
        actors.restartNow();
        ada.call(Probe.ACT, "x");
        assertThat(ada.await("reply 1")).contains("life 2");
        ada.call(Probe.READ_LATER, "x");
        still.tickUntil(ada, "failed 2 crashed");
        actors.restartNow();
        ada.call(Probe.ACT, "x");
        assertThat(ada.await("reply 3")).contains("life 3");
        assertThat(steps).doesNotContain("ghost");
    }
}
