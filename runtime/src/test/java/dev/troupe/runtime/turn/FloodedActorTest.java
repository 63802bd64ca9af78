package dev.troupe.runtime.turn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ActorContext;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.wire.Key;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Actors that never come to rest, and fewer threads than there are of them. */
class FloodedActorTest {

    /** More than carry virtual threads; where there are none, one thread runs all turns. */
    private static final int FLOODED = 2 * Runtime.getRuntime().availableProcessors();

    private static final RuntimeSettings ONE_THREAD =
            RuntimeSettings.DEFAULTS.toBuilder().maxTurnThreads(1).build();

    @RegisterExtension
    final Stage stage = new Stage();

    private final AtomicBoolean enough = new AtomicBoolean();
    private final CountDownLatch flooding = new CountDownLatch(1_000);
    private final Map<Key, RecordedConnection> eves = new ConcurrentHashMap<>();

    @AfterEach
    void letTheFloodsEnd() {
        enough.set(true);
    }

    /** Steps without end: each asks for the next one. */
    private final class Flood implements Probe {
        private final ActorContext actor;
        private final Consumer<Flood> next;

        Flood(ActorContext actor, Consumer<Flood> next) {
            this.actor = actor;
            this.next = next;
        }

        @Override
        public void note(String text) {
            flooding.countDown();
            if (!enough.get()) {
                next.accept(this);
            }
        }
    }

    @Test
    void aFloodOfContinuationsStarvesNoOtherActor() throws Exception {
        noOtherStarvesBeside(flood -> flood.actor.executor().execute(() -> flood.note("")));
    }

    @Test
    void aFloodOfMessagesStarvesNoOtherActor() throws Exception {
        noOtherStarvesBeside(
                flood -> requireNonNull(eves.get(flood.actor.key())).call(Probe.NOTE, ""));
    }

    private void noOtherStarvesBeside(Consumer<Flood> next) throws Exception {
        LocalActors actors = stage.actors(injection -> new Flood(injection.context(), next), ONE_THREAD);
        for (int i = 0; i < FLOODED; i++) {
            String key = "flooded" + i;
            eves.put(Key.of(key), new RecordedConnection().join(actors, key, "eve"));
        }
        eves.values().forEach(eve -> eve.call(Probe.NOTE, ""));
        assertThat(flooding.await(20, TimeUnit.SECONDS)).isTrue();

        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "x");
        ada.await("reply 0");
    }
}
