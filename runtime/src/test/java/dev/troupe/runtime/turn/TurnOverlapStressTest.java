package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many clients, every kind of turn, some of which block and some of which wait for a stage. */
class TurnOverlapStressTest {

    private static final int CLIENTS = 8;
    private static final int CALLS = 1_000;

    @RegisterExtension
    final Stage stage = new Stage();

    private final AtomicInteger exclusive = new AtomicInteger();
    private final AtomicInteger readers = new AtomicInteger();
    private final AtomicInteger mostReaders = new AtomicInteger();
    private final Queue<String> breaches = new ConcurrentLinkedQueue<>();

    private void enterExclusive() {
        if (exclusive.incrementAndGet() != 1 || readers.get() != 0) {
            breaches.add("exclusive beside " + exclusive.get() + " and " + readers.get());
        }
    }

    private void enterReader() {
        mostReaders.accumulateAndGet(readers.incrementAndGet(), Math::max);
        if (exclusive.get() != 0) {
            breaches.add("reader beside exclusive");
        }
    }

    private final class Room implements Probe {
        private final dev.troupe.actor.ActorContext context;
        /** Not volatile: turns happen one after the other, so that each sees what the last has written. */
        private int exclusiveTurns;

        Room(dev.troupe.actor.ActorContext context) {
            this.context = context;
        }

        @Override
        public String act(String text) {
            enterExclusive();
            exclusiveTurns++;
            exclusive.decrementAndGet();
            return text;
        }

        @Override
        public CompletionStage<String> later(String text) {
            enterExclusive();
            exclusiveTurns++;
            Executor executor = context.executor();
            return CompletableFuture.supplyAsync(() -> text, ForkJoinPool.commonPool())
                    .thenApplyAsync(
                            value -> {
                                exclusive.decrementAndGet();
                                return value;
                            },
                            executor);
        }

        @Override
        public String read(String text) throws Exception {
            enterReader();
            if (text.endsWith("7")) {
                // Blocks longer than a reader may before others pass it.
                new CountDownLatch(1).await(2, java.util.concurrent.TimeUnit.MILLISECONDS);
            }
            readers.decrementAndGet();
            return text;
        }

        @Override
        public CompletionStage<String> readLater(String text) {
            enterReader();
            Executor executor = context.executor();
            return CompletableFuture.supplyAsync(() -> text, ForkJoinPool.commonPool())
                    .thenApplyAsync(
                            value -> {
                                readers.decrementAndGet();
                                return value;
                            },
                            executor);
        }

        @Override
        public void note(String text) {
            enterExclusive();
            exclusive.decrementAndGet();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noTwoExclusiveTurnsOverlapAndReadersAreNeverBesideOne(long seed) {
        List<Room> rooms = new ArrayList<>();
        LocalActors actors = stage.actors(injection -> {
            Room room = new Room(injection.context());
            rooms.add(room);
            return room;
        });
        List<RecordedConnection> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new RecordedConnection().join(actors, "lobby", "ada"));
        }
        AtomicInteger exclusiveCalls = new AtomicInteger();
        clients.parallelStream().forEach(client -> {
            Random random = new Random(seed + clients.indexOf(client));
            for (int i = 0; i < CALLS; i++) {
                var action = List.of(Probe.ACT, Probe.LATER, Probe.READ, Probe.READ, Probe.READ_LATER)
                        .get(random.nextInt(5));
                if (action == Probe.ACT || action == Probe.LATER) {
                    exclusiveCalls.incrementAndGet();
                }
                client.call(action, "t" + random.nextInt(1_000));
            }
        });
        for (RecordedConnection client : clients) {
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> client.flushed() == CALLS + 1);
        }
        assertThat(breaches).as("seed " + seed).isEmpty();
        assertThat(mostReaders.get()).isGreaterThan(1);
        RecordedConnection last = new RecordedConnection().join(actors, "lobby", "ada");
        last.call(Probe.ACT, "x");
        last.await("reply 0");
        assertThat(rooms).hasSize(1);
        assertThat(rooms.get(0).exclusiveTurns).isEqualTo(exclusiveCalls.get() + 1);
    }
}
