package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.troupe.NoParams;
import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.Ticker;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ConnectionTableTest {

    private final ActorCell<Probe, Probe.Join, String, Probe.Feed> cell = cell();
    private final ConnectionTable<String, Probe.Feed> table = cell.connections();

    static ActorCell<Probe, Probe.Join, String, Probe.Feed> cell() {
        return cell(drain -> {});
    }

    /** An actor whose turns run where {@code threads} runs them. */
    static ActorCell<Probe, Probe.Join, String, Probe.Feed> cell(Executor threads) {
        return cell(threads, injection -> new Probe() {});
    }

    static ActorCell<Probe, Probe.Join, String, Probe.Feed> cell(Executor threads, Probe.Maker maker) {
        var definition = new Probe.Definition(maker, false, List.of());
        TurnScheduler scheduler = new TurnScheduler() {
            @Override
            public void execute(Runnable drain) {
                threads.execute(drain);
            }

            @Override
            public void close() {}
        };
        var type = new ActorType<>(
                definition,
                RuntimeSettings.DEFAULTS,
                Clock.systemUTC(),
                Map.of(),
                scheduler,
                new TurnWatch(),
                Ticker.standing());
        return new ActorCell<>(type, new ActorGroup<>(type, new ActorPopulation(0, 0)), Key.of("lobby"), "");
    }

    private ActorConnection<String, Probe.Feed> admit() {
        var opening = opening(Set.of(), true);
        ActorConnection<String, Probe.Feed> connection =
                new ActorConnection<>(cell, opening, "state", cell.type().filter(opening), NoParams.INSTANCE);
        table.admit(connection);
        return connection;
    }

    @Test
    void connectionsThatWantEveryEventShareOneFilter() {
        var type = cell.type();
        EventFilter every = type.filter(opening(Set.of(), true));
        assertThat(type.filter(opening(Set.of(), true))).isSameAs(every);
        assertThat(every.admits(Probe.SAID)).isTrue();
        assertThat(type.filter(opening(Set.of(), false)).admits(Probe.SAID)).isFalse();
        assertThat(type.filter(opening(Set.of("said"), false)).admits(Probe.SAID))
                .isTrue();
    }

    private static ToActor.Open opening(Set<String> events, boolean every) {
        return new ToActor.Open(new RecordedConnection(), Payload.json("{}"), ClientRequest.UNKNOWN, events, every);
    }

    @Test
    void connectionsAreListedInTheOrderInWhichTheyCame() {
        var ada = admit();
        var bob = admit();
        var eve = admit();
        assertThat(table.listed()).containsExactly(ada, bob, eve);
        table.remove(bob.remote());
        var zoe = admit();
        assertThat(table.listed()).containsExactly(ada, eve, zoe);
        assertThat(table.count()).isEqualTo(3);
        assertThat(table.find(eve.id())).isSameAs(eve);
        assertThat(table.find(bob.id())).isNull();
    }

    @Test
    void aListThatWasGivenOutNeverChanges() {
        var ada = admit();
        List<ActorConnection<String, Probe.Feed>> before = table.listed();
        assertThat(table.listed()).isSameAs(before);
        admit();
        table.remove(ada.remote());
        assertThat(before).containsExactly(ada);
    }

    @Test
    void oneThatIsNotListedIsStillKnown() {
        var ada = admit();
        table.unlist(ada);
        assertThat(table.listed()).isEmpty();
        assertThat(table.admitted(ada.remote())).isSameAs(ada);
        assertThat(table.isEmpty()).isFalse();
        table.remove(ada.remote());
        assertThat(table.isEmpty()).isTrue();
    }

    @Test
    void whoeverIsNotListedAnyMoreIsInNoTopic() {
        var ada = admit();
        var bob = admit();
        cell.topics().join(ada, "news");
        cell.topics().join(bob, "news");
        table.unlist(ada);
        assertThat(cell.topics().members("news")).containsExactly(bob);
        table.remove(bob.remote());
        assertThat(cell.topics().members("news")).isEmpty();
        assertThat(cell.topics().join(bob, "news")).isFalse();
    }

    @Test
    void comingAndLeavingCostTheSameHoweverManyAreThere() {
        comeAndLeave(500);
        long few = comeAndLeave(1_000);
        long many = comeAndLeave(8_000);
        assertThat(many).as("bytes for eight times as many, against %s", few).isLessThan(few * 16);
    }

    /** How many bytes it takes that so many come, and leave in any order. */
    private long comeAndLeave(int count) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<ActorConnection<String, Probe.Feed>> present = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            present.add(admit());
        }
        Collections.shuffle(present, new Random(7));
        present.forEach(connection -> table.remove(connection.remote()));
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
