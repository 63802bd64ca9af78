package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActorPopulationTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void neitherLimitIsEverExceeded() throws Exception {
        ActorPopulation population = new ActorPopulation(50, 20);
        AtomicInteger taken = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String network = "10.0.0." + i % 2;
            Thread thread = new Thread(() -> {
                for (int n = 0; n < 1_000; n++) {
                    if (population.take(network).isEmpty()) {
                        taken.incrementAndGet();
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(taken.get()).as("two networks of 20").isEqualTo(40);
    }

    @Test
    void anActorThatIsRefusedTakesNoPlace() {
        ActorPopulation population = new ActorPopulation(2, 1);
        assertThat(population.take("a")).isEmpty();
        assertThat(population.take("a")).isPresent();
        assertThat(population.take("b")).isEmpty();
        assertThat(population.take("c")).isPresent();
        population.release("a");
        assertThat(population.take("c")).isEmpty();
    }

    @Test
    void aClientWithoutAKnownAddressTakesAPlaceInAllAndNoneOfANetwork() {
        ActorPopulation population = new ActorPopulation(3, 1);
        for (int i = 0; i < 3; i++) {
            assertThat(population.take("")).isEmpty();
        }
        assertThat(population.take("")).isPresent();
    }

    @Test
    void nothingIsKeptOfANetworkThatHasMadeNoActor() {
        ActorPopulation population = new ActorPopulation(1, 1);
        assertThat(population.take("a")).isEmpty();
        assertThat(population.take("b")).isPresent();
        assertThat(population.networks()).isOne();
        population.release("a");
        assertThat(population.networks()).isZero();
    }

    private static RecordedConnection open(LocalActors actors, String key, String address) {
        RecordedConnection client = new RecordedConnection();
        ClientRequest request = new ClientRequest("/", "", Map.of(), address, Optional.empty());
        client.opened(actors.open(
                "probe",
                Key.of(key),
                new ToActor.Open(client, Payload.json("{\"name\":\"x\"}"), request, Set.of(), true)));
        return client;
    }

    @Test
    void thereAreNoMoreActorsInAllAndMadeFromOneAddressThanTheSettingsSay() {
        LocalActors actors = stage.actors(
                injection -> new Probe() {},
                RuntimeSettings.DEFAULTS.toBuilder()
                        .maxActors(3)
                        .maxActorsPerAddress(2)
                        .build());
        RecordedConnection one = open(actors, "one", "10.0.0.1");
        open(actors, "two", "10.0.0.1").await("welcome");
        open(actors, "three", "10.0.0.1").await("refused 1013 overloaded");
        open(actors, "one", "10.0.0.1").await("welcome");
        open(actors, "three", "10.0.0.2").await("welcome");
        open(actors, "four", "10.0.0.2").await("refused 1013 overloaded");
        RecordedConnection caller = new RecordedConnection();
        caller.callOnly(actors, "four", "x", Probe.ACT);
        caller.await("refused 1013 overloaded");
        assertThat(actors.count()).isEqualTo(3);

        one.call(Probe.ACT, "x");
        one.await("reply 0");
    }

    @Test
    void anActorThatHasEndedGivesItsPlaceBack() {
        LocalActors actors = stage.actors(
                injection -> new Probe() {},
                RuntimeSettings.DEFAULTS.toBuilder().maxActors(1).build());
        for (int i = 0; i < 10; i++) {
            RecordedConnection caller = new RecordedConnection();
            caller.callOnly(actors, "key " + i, "x", Probe.READ);
            caller.await("reply 0");
            await().until(() -> actors.count() == 0);
        }
    }
}
