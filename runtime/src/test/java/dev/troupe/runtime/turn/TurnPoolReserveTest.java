package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.ActorContext;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.runtime.ClientTask;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.BufferBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Turns that block in many actors do not keep turns of other kinds from running. */
class TurnPoolReserveTest {

    /** An eighth of it is kept back, of which each test leaves one free for what the machine has been slow to end. */
    private static final int MAX = 32;

    private static final int KEPT_BACK = MAX / 8;

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger blocked = new AtomicInteger();
    private final Ticker ticker = Ticker.start();
    private final TurnPool pool = new TurnPool(2, MAX, 8, Duration.ofMillis(50), Duration.ofMillis(50), ticker);
    private final LocalActors actors = LocalActors.create(
            List.of(new Probe.Definition(injection -> made(injection.context()), false, List.of())),
            RuntimeSettings.DEFAULTS,
            Clock.systemUTC(),
            Map.of(),
            ticker,
            pool,
            new BufferBudget(0));

    private Probe made(ActorContext context) throws InterruptedException {
        String key = context.key().toString();
        if (key.startsWith("door")) {
            return new Doorkeeper();
        }
        if (key.startsWith("slow")) {
            block();
        } else if (key.startsWith("timer")) {
            context.after(Duration.ofMillis(1), this::block);
        }
        return new Probe() {
            @Override
            public String act(String text) throws Exception {
                if (text.equals("x")) {
                    block();
                }
                return text;
            }

            @Override
            public CompletionStage<String> later(String text) {
                return CompletableFuture.completedStage(text);
            }
        };
    }

    /** Asks some of its clients for a long time. */
    private final class Doorkeeper implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {

        @Override
        public void onBeforeConnect(ConnectRequest<Join> request) throws Exception {
            if (request.params().name().equals("mallory")) {
                block();
            }
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) {
            return "state";
        }
    }

    private void block() throws InterruptedException {
        blocked.incrementAndGet();
        release.await();
    }

    @AfterEach
    void close() {
        release.countDown();
        actors.shutdown(Duration.ofSeconds(1)).toCompletableFuture().join();
        actors.end(Duration.ZERO).toCompletableFuture().join();
        ticker.close();
    }

    private List<RecordedConnection> blockingCalls(int count, IntFunction<String> addresses) {
        List<RecordedConnection> attackers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RecordedConnection attacker =
                    new RecordedConnection().from(addresses.apply(i)).open(actors, "key " + i, "mallory");
            attacker.call(Probe.ACT, "x");
            attackers.add(attacker);
        }
        return attackers;
    }

    private static boolean isRefused(RecordedConnection client) {
        return client.said().stream().anyMatch(said -> said.contains("overloaded"));
    }

    private void awaitRefusalsOfAllThatAreNotBlocked(List<RecordedConnection> attackers) {
        await().until(() ->
                attackers.stream().filter(TurnPoolReserveTest::isRefused).count() == attackers.size() - blocked.get());
    }

    @Test
    void aKindThatOccupiesTheThreadsIsRefusedAndOthersGoOn() throws Exception {
        List<RecordedConnection> attackers = blockingCalls(3 * MAX, i -> "");
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("reply 0");
        CountDownLatch ran = new CountDownLatch(1);
        actors.threads().execute(ran::countDown);
        ran.await();
        awaitRefusalsOfAllThatAreNotBlocked(attackers);
        assertThat(blocked.get()).isLessThan(MAX);
        assertThat(isRefused(ada)).isFalse();
    }

    @Test
    void aClientElsewhereIsServedThoughOneAddressOccupiesTheThreadsWithTheSameKind() throws Exception {
        List<RecordedConnection> attackers = blockingCalls(3 * MAX, i -> "10.0.0.66");
        awaitRefusalsOfAllThatAreNotBlocked(attackers);
        RecordedConnection ada = new RecordedConnection().from("10.0.0.7").open(actors, "lobby", "ada");
        ada.call(Probe.ACT, "quick");
        ada.await("reply 0");
        RecordedConnection another = new RecordedConnection().from("10.0.0.66").open(actors, "hall", "mallory");
        another.call(Probe.ACT, "quick");
        await().until(() -> isRefused(another));
    }

    @Test
    void clientsOfManyAddressesLeaveHalfOfWhatIsKeptBackToOtherKinds() throws Exception {
        List<RecordedConnection> attackers = blockingCalls(3 * MAX, i -> "10.0.0." + i);
        awaitRefusalsOfAllThatAreNotBlocked(attackers);
        assertThat(blocked.get()).isLessThan(MAX);
        RecordedConnection ada = new RecordedConnection().from("10.0.1.7").open(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("reply 0");
    }

    @Test
    void actorsWhoseStartBlocksAreRefusedAndOthersStart() throws Exception {
        List<RecordedConnection> attackers = new ArrayList<>();
        for (int i = 0; i < 3 * MAX; i++) {
            attackers.add(new RecordedConnection().from("10.0.0.66").open(actors, "slow " + i, "mallory"));
        }
        await().until(() -> attackers.stream()
                        .filter(attacker -> attacker.said().stream().anyMatch(said -> said.startsWith("refused 1013")))
                        .count()
                == attackers.size() - blocked.get());
        assertThat(blocked.get()).isLessThan(MAX);
        RecordedConnection ada = new RecordedConnection().from("10.0.0.7").open(actors, "lobby", "ada");
        ada.call(Probe.ACT, "quick");
        ada.await("reply 0");
        release.countDown();
        await().until(() -> pool.threads() < MAX / 2);
        new RecordedConnection().join(actors, "slow " + (3 * MAX - 1), "ada");
    }

    @Test
    void aClientElsewhereIsLetInThoughOneAddressOccupiesTheThreadsBeforeItIsLetIn() throws Exception {
        List<RecordedConnection> attackers = new ArrayList<>();
        for (int i = 0; i < 3 * MAX; i++) {
            attackers.add(new RecordedConnection().from("10.0.0.66").open(actors, "door " + i, "mallory"));
        }
        await().until(() -> attackers.stream()
                        .filter(attacker -> attacker.said().stream().anyMatch(said -> said.startsWith("refused 1013")))
                        .count()
                == attackers.size() - blocked.get());
        assertThat(blocked.get()).isLessThan(MAX);
        new RecordedConnection().from("10.0.0.7").join(actors, "door", "ada");
        RecordedConnection bob = new RecordedConnection().from("10.0.0.66").open(actors, "door", "bob");
        bob.await("refused 1013");
    }

    @Test
    void timersThatBlockLeaveThreadsToOthersAndFireLater() throws Exception {
        List<RecordedConnection> clients = new ArrayList<>();
        for (int i = 0; i < 3 * MAX; i++) {
            clients.add(new RecordedConnection().open(actors, "timer " + i, "bob"));
        }
        await().until(() -> blocked.get() == MAX - KEPT_BACK);
        RecordedConnection ada = new RecordedConnection().open(actors, "lobby", "ada");
        ada.call(Probe.LATER, "x");
        ada.await("reply 0");
        assertThat(blocked.get()).isLessThan(MAX);
        release.countDown();
        await().until(() -> blocked.get() == clients.size());
    }

    @Test
    void tasksOfAClientCountForItsAddress() throws Exception {
        CountDownLatch begun = new CountDownLatch(MAX / 2);
        for (int i = 0; i < MAX / 2; i++) {
            actors.threads().execute(new ClientTask() {
                @Override
                public String network() {
                    return "10.0.0.66";
                }

                @Override
                public void run() {
                    begun.countDown();
                    try {
                        release.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
        }
        begun.await();
        List<RecordedConnection> attackers = blockingCalls(MAX, i -> "");
        awaitRefusalsOfAllThatAreNotBlocked(attackers);
        RecordedConnection ada = new RecordedConnection().from("10.0.0.7").open(actors, "lobby", "ada");
        ada.call(Probe.ACT, "quick");
        ada.await("reply 0");
        RecordedConnection mallory = new RecordedConnection().from("10.0.0.66").open(actors, "hall", "mallory");
        mallory.call(Probe.ACT, "quick");
        await().until(() -> isRefused(mallory));
    }
}
