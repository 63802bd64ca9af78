package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.AsyncConnectionHooks;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.wire.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which actors end with their last client, and which stay. */
class ActorEndTest {

    @RegisterExtension
    final Stage stage = new Stage();

    /** Without code that runs when clients come and go. */
    private static class Reader implements Probe, AsyncConnectionHooks<Probe.Join, String, Probe.Feed> {
        private final Injection<String, Feed> given;

        Reader(Injection<String, Feed> given) {
            this.given = given;
        }

        /** Answers later, and on the executor of the actor. */
        @Override
        public CompletionStage<Void> onBeforeConnect(ConnectRequest<Join> request) {
            return CompletableFuture.runAsync(
                    () -> {
                        if (request.params().name().equals("mallory")) {
                            throw new ActorException("full", "No");
                        }
                    },
                    given.context().executor());
        }

        @Override
        public CompletionStage<String> createConnState(ConnectRequest<Join> request) {
            return CompletableFuture.completedStage(request.params().name());
        }
    }

    private static void awaitCount(LocalActors actors, int count) {
        await().untilAsserted(() -> assertThat(actors.count()).isEqualTo(count));
    }

    @Test
    void oneThatWasOnlyReadEndsWithItsLastClient() {
        LocalActors actors = stage.actors(Reader::new);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        ada.call(Probe.READ, "x");
        ada.await("reply 0");
        ada.close();
        bob.call(Probe.READ, "x");
        bob.await("reply 0");
        assertThat(actors.count()).isOne();
        bob.close();
        awaitCount(actors, 0);
    }

    @Test
    void oneThatWasOnlyReadByASingleCallEndsWithIt() {
        LocalActors actors = stage.actors(Reader::new);
        RecordedConnection caller = new RecordedConnection();
        caller.callOnly(actors, "lobby", "ada", Probe.READ);
        caller.await("reply 0");
        awaitCount(actors, 0);
    }

    @Test
    void argumentsThatCannotBeReadAndClientsThatAreRefusedLeaveNothing() {
        LocalActors actors = stage.actors(Reader::new);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, 1, Payload.json("{\"text\":7}"));
        ada.await("failed 1 bad_argument");
        ada.close();
        new RecordedConnection().open(actors, "hall", "mallory").await("refused 4403 full");
        awaitCount(actors, 0);
    }

    @Test
    void oneThatHasActedStays() {
        LocalActors actors = stage.actors(Reader::new);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "x");
        ada.await("reply 0");
        ada.close();
        RecordedConnection bob = new RecordedConnection().join(actors, "other", "bob");
        bob.close();
        awaitCount(actors, 1);
        new RecordedConnection().callOnly(actors, "third", "eve", Probe.ACT);
        awaitCount(actors, 2);
    }

    @Test
    void oneWhoseOwnHookHasRunStays() {
        final class Counting implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {
            @Override
            public String createConnState(ConnectRequest<Join> request) {
                return request.params().name();
            }

            @Override
            public void onConnect(Connection<String, Feed> connection) {}
        }
        LocalActors actors = stage.actors(injection -> new Counting());
        new RecordedConnection().callOnly(actors, "read", "ada", Probe.READ);
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        bob.close();
        awaitCount(actors, 1);
        assertThat(HookUse.of(Counting.class)).isEqualTo(new HookUse(true, false));
        assertThat(HookUse.of(Reader.class)).isEqualTo(HookUse.NONE);
    }

    @Test
    void oneWhoseTimerHasFiredStays() {
        CompletableFuture<String> fired = new CompletableFuture<>();
        LocalActors actors = stage.actors(injection -> {
            injection.context().after(Duration.ZERO, () -> fired.complete("done"));
            return new Probe() {};
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        fired.join();
        ada.close();
        ada.await("welcome");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        bob.close();
        assertThat(actors.count()).isOne();
    }

    @Test
    void oneThatIsIdleEndsAfterAWhileWhereASettingSaysSo() {
        Stage still = Stage.standing();
        try {
            LocalActors actors = still.actors(
                    Reader::new,
                    RuntimeSettings.DEFAULTS.toBuilder()
                            .idleActor(Duration.ofNanos(1))
                            .build());
            RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
            RecordedConnection bob = new RecordedConnection().join(actors, "hall", "bob");
            ada.call(Probe.ACT, "x");
            bob.call(Probe.ACT, "x");
            ada.await("reply 0");
            bob.await("reply 0");
            ada.close();
            still.tickUntil(() -> actors.count() == 1);
            bob.call(Probe.ACT, "x");
            bob.await("reply 1");
            bob.close();
            still.tickUntil(() -> actors.count() == 0);
        } finally {
            still.afterEach(null);
        }
    }

    /** Clients come while the actor that they want ends: each is served, by one actor at a time. */
    @Test
    void whoComesWhileItEndsIsServed() throws Exception {
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        AtomicInteger made = new AtomicInteger();
        LocalActors actors = stage.actors(injection -> {
            int life = made.incrementAndGet();
            return new Reader(injection) {
                @Override
                public String read(String text) {
                    return "life " + life;
                }
            };
        });
        int rounds = 400;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean calls = i % 2 == 0;
            Thread thread = new Thread(() -> {
                for (int round = 0; round < rounds; round++) {
                    RecordedConnection client = new RecordedConnection();
                    if (calls) {
                        client.callOnly(actors, "lobby", "ada", Probe.READ);
                        client.await("reply 0");
                    } else {
                        client.open(actors, "lobby", "ada");
                        client.call(Probe.READ, "x");
                        client.close();
                        if (client.said().stream().anyMatch(said -> said.startsWith("refused"))) {
                            faults.add(client.said().toString());
                        }
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(faults).isEmpty();
        assertThat(made.get()).as("lives").isGreaterThan(1);
        awaitCount(actors, 0);
    }
}
