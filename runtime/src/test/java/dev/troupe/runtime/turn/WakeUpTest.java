package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.ActorRegistry;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No wake-up is lost between what was taken from the mailbox and has not begun, with threads that a test runs by hand. */
@Timeout(60)
class WakeUpTest {

    /** Runs nothing by itself. */
    private static final class ByHand implements TurnScheduler {
        private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();

        @Override
        public void execute(Runnable drain) {
            told.add(drain);
        }

        /** Runs the next drain on a thread of its own. */
        Thread next() throws InterruptedException {
            Runnable drain = told.poll(20, TimeUnit.SECONDS);
            assertThat(drain).as("somebody was told to drain").isNotNull();
            Thread thread = new Thread(drain, "by-hand");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        @Override
        public void close() {}
    }

    /** Everything about admission blocks. */
    private static final class Guarded implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {
        private final CountDownLatch asked = new CountDownLatch(2);
        private final CountDownLatch answer = new CountDownLatch(1);
        private final CountDownLatch making = new CountDownLatch(2);
        private final CountDownLatch made = new CountDownLatch(1);

        @Override
        public void onBeforeConnect(ConnectRequest<Join> request) throws Exception {
            asked.countDown();
            answer.await();
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) throws Exception {
            making.countDown();
            made.await();
            return request.params().name();
        }
    }

    @Test
    void aTurnThatWaitsBehindOneThatRunsApartBegins() throws Exception {
        Guarded guarded = new Guarded();
        ByHand threads = new ByHand();
        var definition = new Probe.Definition(injection -> guarded, false, List.of());
        var type = new ActorType<>(
                definition,
                RuntimeSettings.DEFAULTS,
                Clock.systemUTC(),
                Map.of(),
                threads,
                new TurnWatch(),
                Ticker.standing());
        var group = new ActorGroup<>(type, new ActorPopulation(0, 0));
        ActorRegistry actors = new ActorRegistry() {
            @Override
            public ActorAddress open(String protocol, Key key, ToActor.Opening opening) {
                return group.open(key, opening);
            }

            @Override
            public int count() {
                return group.cells().size();
            }
        };
        type.habits().learn(type.admission(), true);
        new RecordedConnection().open(actors, "lobby", "ada");
        new RecordedConnection().open(actors, "lobby", "bob");

        Thread first = threads.next();
        Thread second = threads.next();
        assertThat(guarded.asked.await(20, TimeUnit.SECONDS)).isTrue();
        guarded.answer.countDown();
        first.join();
        second.join();
        type.habits().learn(type.admission(), true);
        // Both have come back: this one begins the second hook of one of them, and passes the draining on.
        threads.next();
        threads.next();

        assertThat(guarded.making.await(20, TimeUnit.SECONDS)).isTrue();
        guarded.made.countDown();
    }
}
