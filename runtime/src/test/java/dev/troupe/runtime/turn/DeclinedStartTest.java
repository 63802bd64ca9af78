package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.ActorHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.runtime.Injection;
import dev.troupe.wire.Key;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Actors whose own code says at the start that there is no such actor. */
class DeclinedStartTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final AtomicInteger lives = new AtomicInteger();
    private final AtomicBoolean open = new AtomicBoolean();
    private final List<String> steps = new CopyOnWriteArrayList<>();

    /** Starts while the test lets it. */
    private final class Shop implements Probe, ActorHooks, ConnectionHooks<Probe.Join, String, Probe.Feed> {
        private final Injection<String, Feed> given;

        Shop(Injection<String, Feed> given) {
            this.given = given;
        }

        @Override
        public void onStart() {
            lives.incrementAndGet();
            given.context().every(Duration.ofMillis(1), () -> {
                if (!open.get()) {
                    steps.add("timer of a shop that is closed");
                }
            });
            if (!open.get()) {
                throw new ActorException("closed", "The shop is closed");
            }
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) {
            return request.params().name();
        }

        @Override
        public void onDisconnect(Connection<String, Feed> connection) {
            steps.add("disconnect");
        }

        @Override
        public String act(String text) {
            if (text.equals("crash")) {
                open.set(false);
                throw new AssertionError();
            }
            return "sold";
        }
    }

    @Test
    void whoWaitsHearsWhatTheActorSaysAndTheNextOneTriesAnew() {
        LocalActors actors = stage.actors(Shop::new);
        try (LogCapture log = LogCapture.of(ActorCell.class)) {
            RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
            assertThat(ada.await("refused 4403 closed")).contains("The shop is closed");
            RecordedConnection caller = new RecordedConnection();
            caller.callOnly(actors, "lobby", "bob", Probe.ACT);
            assertThat(caller.await("refused 4403 closed")).contains("The shop is closed");
            await().until(() -> actors.count() == 0);
            assertThat(log.text()).isEmpty();
        }
        int before = lives.get();
        open.set(true);
        RecordedConnection eve = new RecordedConnection().join(actors, "lobby", "eve");
        eve.call(Probe.ACT, "x");
        assertThat(eve.await("reply 0")).contains("sold");
        assertThat(lives.get()).isEqualTo(before + 1);
        assertThat(steps).isEmpty();
    }

    @Test
    void itNeverCountsAsACrash() {
        LocalActors actors = stage.actors(Shop::new);
        for (int i = 0; i < 3 * RestartPolicy.MOST_IN_WINDOW; i++) {
            new RecordedConnection().open(actors, "lobby", "ada").await("refused 4403 closed");
        }
        open.set(true);
        new RecordedConnection().join(actors, "lobby", "eve");
    }

    @Test
    void aConstructorMaySayIt() {
        LocalActors actors = stage.actors(injection -> {
            throw new Probe.Muted("No room");
        });
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        assertThat(ada.await("refused 4403 quiet_please")).contains("No room");
        await().until(() -> actors.count() == 0);
    }

    @Test
    void connectionsOfAnEarlierLifeAreClosedWithItsCode() {
        open.set(true);
        LocalActors actors = stage.actors(Shop::new);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "crash");
        ada.call(Probe.ACT, "x");
        ada.await("failed 0 crashed");
        actors.restartNow();
        ada.await("kick 4403 closed");
        await().until(() -> actors.count() == 0);
        assertThat(ada.await("failed 1")).contains("closed");
        ada.close();
        open.set(true);
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        bob.call(Probe.ACT, "x");
        assertThat(bob.await("reply 0")).contains("sold");
        assertThat(actors.exists("probe", Key.of("lobby"))).isTrue();
        assertThat(steps).doesNotContain("disconnect");
    }

    @Test
    void anActorExceptionOfATimerIsACrashSinceNobodyIsThereToBeTold() {
        AtomicInteger made = new AtomicInteger();
        LocalActors actors = stage.actors(injection -> {
            int life = made.incrementAndGet();
            if (life == 1) {
                injection.context().after(Duration.ZERO, () -> {
                    throw new ActorException("closed", "The shop is closed");
                });
            }
            return new Probe() {
                @Override
                public String act(String text) {
                    return "life " + life;
                }
            };
        });
        try (LogCapture log = LogCapture.of(ActorCell.class)) {
            RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
            await().until(() -> log.text().contains("has crashed in timer"));
            await().until(() -> {
                actors.restartNow();
                return made.get() == 2 || ada.said().stream().anyMatch(said -> said.startsWith("refused"));
            });
        }
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        bob.call(Probe.ACT, "x");
        assertThat(bob.await("reply 0")).contains("life 2");
    }
}
