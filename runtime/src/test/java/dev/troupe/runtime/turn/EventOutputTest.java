package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Audience;
import dev.troupe.actor.Connection;
import dev.troupe.actor.Connections;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventOutputTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private LocalActors room(BiConsumer<Connections<String, Probe.Feed>, String> act) {
        return room(act, RuntimeSettings.DEFAULTS);
    }

    private LocalActors room(BiConsumer<Connections<String, Probe.Feed>, String> act, RuntimeSettings settings) {
        return stage.actors(
                injection -> new Probe() {
                    @Override
                    public String act(String text) {
                        act.accept(injection.connections(), text);
                        return text;
                    }
                },
                settings);
    }

    @Test
    void anEventReachesEverybodyBeforeTheReply() {
        LocalActors actors = room((connections, text) -> connections.broadcast().said(text));
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        ada.call(Probe.ACT, "hi");
        bob.await("event");
        ada.await("reply 0");
        assertThat(ada.said().get(1)).isEqualTo("event {\"event\":\"said\",\"seq\":1,\"args\":{\"text\":\"hi\"}}");
        assertThat(ada.said().get(2)).startsWith("reply 0");
    }

    @Test
    void eventsAreNumberedPerActor() {
        LocalActors actors = room((connections, text) -> {
            connections.broadcast().said("all");
            connections.caller().send().said("one");
            connections.broadcast(Audience.except(connections.caller())).said("others");
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        ada.call(Probe.ACT, "hi");
        ada.await("reply 0");
        await().until(() -> bob.said().size() == 3);
        assertThat(ada.events())
                .extracting(Object::toString)
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"seq\":1", "all"),
                        two -> assertThat(two).contains("\"seq\":2", "one"));
        assertThat(bob.events())
                .extracting(Object::toString)
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"seq\":1", "all"),
                        three -> assertThat(three).contains("\"seq\":3", "others"));
        RecordedConnection late = new RecordedConnection().join(actors, "lobby", "late");
        assertThat(late.said().get(0)).contains("\"seq\":3");
    }

    @Test
    void eachFormatIsEncodedOnce() {
        LocalActors actors = room((connections, text) -> connections.broadcast().said(text));
        List<RecordedConnection> json = new CopyOnWriteArrayList<>();
        List<RecordedConnection> cbor = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 3; i++) {
            json.add(new RecordedConnection().join(actors, "lobby", "j"));
            cbor.add(new RecordedConnection(WireFormat.CBOR).join(actors, "lobby", "c"));
        }
        json.get(0).call(Probe.ACT, "hi");
        json.get(0).await("reply");
        assertThat(json)
                .allSatisfy(c -> assertThat(c.events().get(0))
                        .isSameAs(json.get(0).events().get(0)));
        assertThat(cbor)
                .allSatisfy(c -> assertThat(c.events().get(0))
                        .isSameAs(cbor.get(0).events().get(0)));
        assertThat(cbor.get(0).events().get(0).format()).isEqualTo(WireFormat.CBOR);
    }

    @Test
    void nothingIsEncodedForNobody() {
        LocalActors actors = room((connections, text) -> connections
                .broadcast(text.equals("nobody") ? Audience.of(List.of()) : Audience.all())
                .said("unwritable"));
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "nobody");
        ada.call(Probe.ACT, "somebody");
        ada.await("reply 0");
        ada.await("failed 1 internal");
    }

    /** Ids that let nobody ask for them until they may. */
    private static final class GatedIds extends AbstractSet<String> {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch answer = new CountDownLatch(1);

        @Override
        public boolean contains(Object id) {
            asked.countDown();
            try {
                return answer.await(40, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Iterator<String> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public int size() {
            return 0;
        }
    }

    @Test
    void theTickerDoesNotWaitForABroadcastThatTakesLong() throws Exception {
        GatedIds ids = new GatedIds();
        LocalActors actors = room((connections, text) -> {
            connections.broadcast().said("early");
            connections.broadcast(new Audience.Members(ids)).said("late");
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "hi");
        assertThat(ids.asked.await(20, TimeUnit.SECONDS)).isTrue();
        CountDownLatch ticks = new CountDownLatch(3);
        stage.ticker().watch(ticks::countDown);
        assertThat(ticks.await(20, TimeUnit.SECONDS)).isTrue();
        ids.answer.countDown();
        ada.await("reply 0");
        assertThat(ada.events()).hasSize(2);
    }

    @Test
    void subscriptionsFilterBroadcastsAndNothingElse() {
        LocalActors actors = room((connections, text) -> {
            connections.broadcast().said("broadcast");
            connections.broadcast().typing("broadcast");
            connections.caller().send().said("sent");
        });
        RecordedConnection ada =
                new RecordedConnection().open(actors, "lobby", Payload.json("{}"), Set.of("typing"), false);
        ada.call(Probe.ACT, "hi");
        ada.await("reply 0");
        assertThat(ada.events())
                .extracting(Object::toString)
                .satisfiesExactly(
                        one -> assertThat(one).contains("typing"),
                        two -> assertThat(two).contains("sent"));
        ada.tell(new ToActor.Subscribe(ada, true, Set.of("said", "unknown"), 50));
        ada.tell(new ToActor.Subscribe(ada, false, Set.of("typing"), -1));
        ada.call(Probe.ACT, "hi");
        ada.await("reply 1");
        ada.await("answered 50");
        assertThat(ada.events().subList(2, 4))
                .extracting(Object::toString)
                .satisfiesExactly(
                        one -> assertThat(one).contains("said", "broadcast"),
                        two -> assertThat(two).contains("sent"));
        assertThat(ada.said()).noneMatch(said -> said.startsWith("answered -1"));
    }

    @Test
    void theKeyTellsApartWhatReplacesEachOther() {
        LocalActors actors = room((connections, text) -> connections.broadcast().typing(text));
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "ada");
        ada.call(Probe.ACT, "bob");
        ada.call(Probe.ACT, "ada");
        ada.await("reply 2");
        assertThat(ada.keys().get(0))
                .isEqualTo(ada.keys().get(2))
                .isNotEqualTo(ada.keys().get(1));
    }

    @Test
    void anEventThatIsTooLargeFailsTheCall() {
        RuntimeSettings small =
                RuntimeSettings.DEFAULTS.toBuilder().maxMessageOut(100).build();
        LocalActors actors = room((connections, text) -> connections.broadcast().said("x".repeat(200)), small);
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "hi");
        ada.await("failed 0 too_large");
        assertThat(ada.events()).isEmpty();
    }

    @Test
    void connectionsAreListedInTheOrderInWhichTheyCame() {
        List<String> listed = new CopyOnWriteArrayList<>();
        LocalActors actors = room((connections, text) -> {
            connections.all().forEach(connection -> listed.add(connection.id()));
            listed.add(connections.count() + "");
            listed.add(connections.find(text).map(Connection::id).orElse("nobody"));
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        RecordedConnection eve = new RecordedConnection().join(actors, "lobby", "eve");
        bob.close();
        eve.call(Probe.ACT, bob.id());
        eve.await("reply 0");
        ada.call(Probe.ACT, eve.id());
        ada.await("reply 0");
        assertThat(listed).containsExactly(ada.id(), eve.id(), "2", "nobody", ada.id(), eve.id(), "2", eve.id());
    }

    @Test
    void disconnectClosesAfterWhatWasSaid() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        LocalActors actors = room((connections, text) -> {
            connections.caller().send().said("bye");
            connections.caller().disconnect(4_001, "enough").thenAccept(closed::complete);
            assertThatThrownBy(() -> connections.caller().disconnect(4_403, ""))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> connections.caller().disconnect("ä".repeat(62)))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "hi");
        ada.await("kick 4001 enough");
        ada.await("reply 0");
        assertThat(ada.said().get(1)).contains("bye");
        assertThat(closed).isNotDone();
        ada.close();
        await().until(closed::isDone);
    }

    @Test
    void aLongTurnDoesNotHoldItsEvents() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String act(String text) throws Exception {
                injection.connections().broadcast().said("early");
                release.await();
                return text;
            }
        });
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ada.call(Probe.ACT, "hi");
        ada.await("event");
        release.countDown();
        ada.await("reply 0");
    }
}
