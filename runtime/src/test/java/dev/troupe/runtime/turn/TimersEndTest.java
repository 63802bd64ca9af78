package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When timers end: by failing, or with the life of their actor. */
@Timeout(60)
class TimersEndTest {

    private static final Duration SOON = Duration.ofMillis(1);

    @RegisterExtension
    final Stage stage = new Stage();

    private final AtomicInteger lives = new AtomicInteger();
    private final List<Timer> timers = new CopyOnWriteArrayList<>();

    /** Tells its life, and crashes on demand. */
    private static class Mortal implements Probe {
        private final int life;

        Mortal(int life) {
            this.life = life;
        }

        @Override
        public String act(String text) {
            if (text.equals("crash")) {
                throw new AssertionError("by intention");
            }
            return "life " + life;
        }
    }

    @Test
    void aTimerThatFailsIsACrash() {
        CompletableFuture<String> fail = new CompletableFuture<>();
        LocalActors actors = stage.actors(injection -> {
            int life = lives.incrementAndGet();
            if (life == 1) {
                injection.context().every(SOON, () -> {
                    if (fail.isDone()) {
                        throw new ActorException("sorry", "by intention");
                    }
                });
            }
            if (life == 2) {
                injection
                        .context()
                        .after(SOON, () -> CompletableFuture.failedFuture(new IllegalStateException("later")));
            }
            return new Mortal(life);
        });
        try (LogCapture log = LogCapture.of(ActorCell.class)) {
            RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
            fail.complete("");
            await().until(() -> lives.get() == 3);
            ada.call(Probe.ACT, "x");
            assertThat(ada.await("reply 0")).contains("life 3");
            assertThat(log.text()).contains("probe/lobby has crashed in timer", "by intention", "later");
        }
    }

    @Test
    void timersEndWithTheLifeThatStartedThem() {
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        LocalActors actors = stage.actors(injection -> {
            int life = lives.incrementAndGet();
            AtomicInteger fired = life == 1 ? first : second;
            timers.add(injection.context().every(SOON, fired::incrementAndGet));
            return new Mortal(life);
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        await().until(() -> first.get() > 0);
        ada.call(Probe.ACT, "crash");
        ada.call(Probe.ACT, "x");
        assertThat(ada.await("reply 1")).contains("life 2");
        int atTheEnd = first.get();
        await().until(() -> second.get() >= 10);
        assertThat(first).hasValue(atTheEnd);
        assertThat(timers.get(0).isOver()).isTrue();
        assertThat(timers.get(1).isOver()).isFalse();
    }

    @Test
    void anActorThatHasOnlyTimersIsGoneWithThem() {
        final class Shut extends Mortal implements ConnectionHooks<Probe.Join, String, Probe.Feed> {
            Shut() {
                super(1);
            }

            @Override
            public void onBeforeConnect(ConnectRequest<Join> request) {
                throw new ActorException("closed", "Nobody comes in");
            }

            @Override
            public String createConnState(ConnectRequest<Join> request) {
                return "";
            }
        }
        LocalActors actors = stage.actors(injection -> {
            timers.add(injection.context().every(SOON, () -> {}));
            return new Shut();
        });
        new RecordedConnection().open(actors, "lobby", "ada").await("refused");
        await().until(() -> actors.count() == 0);
        await().until(() -> timers.get(0).isOver());
    }

    @Test
    void aShutdownEndsTimers() {
        LocalActors actors = stage.actors(injection -> {
            timers.add(injection.context().every(SOON, () -> {}));
            return new Mortal(1);
        });
        new RecordedConnection().join(actors, "lobby", "ada");
        actors.shutdown(Duration.ofSeconds(5)).toCompletableFuture().join();
        assertThat(timers.get(0).isOver()).isTrue();
    }
}
