package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Audience;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.Connections;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.RuntimeSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class TopicsTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final List<String> hooks = new CopyOnWriteArrayList<>();
    private final AtomicReference<Connection<String, Probe.Feed>> last = new AtomicReference<>();

    /** Does what its calls say: a verb and a topic. */
    private final class Club implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed> {
        private final Connections<String, Feed> connections;

        Club(Injection<String, Feed> injection) {
            this.connections = injection.connections();
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) {
            return request.params().name();
        }

        @Override
        public void onConnect(Connection<String, Feed> connection) {
            last.set(connection);
            connection.join("arrivals");
            if (connection.state().equals("clumsy")) {
                throw new IllegalStateException("by intention");
            }
            if (connection.state().equals("fatal")) {
                throw new AssertionError("by intention");
            }
        }

        @Override
        public void onDisconnect(Connection<String, Feed> connection) {
            hooks.add(connection.state() + " was in " + connection.topics() + " of " + connections.count("arrivals")
                    + " " + connection.join("arrivals"));
            if (connection.state().equals("crasher")) {
                throw new AssertionError("by intention");
            }
            throw new IllegalStateException("by intention");
        }

        @Override
        public String act(String text) {
            String[] words = text.split(" ", 2);
            Connection<String, Feed> caller = connections.caller();
            switch (words[0]) {
                case "join":
                    return "joined " + caller.join(words[1]);
                case "leave":
                    return "left " + caller.leave(words[1]);
                case "say":
                    connections.broadcast(Audience.topic(words[1])).said(words[1]);
                    return "said";
                case "others":
                    connections
                            .broadcast(Audience.topic(words[1]).and(Audience.except(caller)))
                            .said(words[1]);
                    return "said";
                case "crash":
                    throw new AssertionError("by intention");
                default:
                    return connections.members(words[1]).stream()
                                    .map(Connection::state)
                                    .toList() + " " + connections.count(words[1]) + " " + caller.isIn(words[1]) + " "
                            + caller.topics();
            }
        }
    }

    private LocalActors club() {
        return stage.actors(Club::new);
    }

    private String ask(RecordedConnection connection, String text) {
        return connection.await("reply " + connection.call(Probe.ACT, text).id() + " ");
    }

    @Test
    void anEventOfATopicReachesItsMembers() {
        LocalActors actors = club();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        RecordedConnection eve = new RecordedConnection().join(actors, "lobby", "eve");
        assertThat(ask(ada, "join news")).contains("joined true");
        assertThat(ask(ada, "join news")).contains("joined false");
        assertThat(ask(bob, "join news")).contains("joined true");
        assertThat(ask(eve, "who news")).contains("[ada, bob] 2 false [arrivals]");
        ask(eve, "say news");
        ask(ada, "others news");
        await().until(() -> bob.events().size() == 2);
        assertThat(ada.events()).hasSize(1);
        assertThat(eve.events()).isEmpty();
        assertThat(ask(ada, "leave news")).contains("left true");
        assertThat(ask(ada, "leave news")).contains("left false");
        ask(eve, "say news");
        await().until(() -> bob.events().size() == 3);
        assertThat(ada.events()).hasSize(1);
        assertThat(ask(ada, "who news")).contains("[bob] 1 false [arrivals]");
    }

    @Test
    void whoLeavesIsInNoTopicAlsoAfterAHookHasFailed() {
        LocalActors actors = club();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection bob = new RecordedConnection().join(actors, "lobby", "bob");
        ask(bob, "join news");
        RecordedConnection clumsy = new RecordedConnection().open(actors, "lobby", "clumsy");
        clumsy.await("kick 1011");
        assertThat(ask(ada, "who arrivals")).contains("[ada, bob] 2 true");
        bob.close();
        await().until(() -> hooks.size() == 1);
        assertThat(hooks.get(0)).isEqualTo("bob was in [arrivals, news] of 1 false");
        assertThat(ask(ada, "who arrivals")).contains("[ada] 1 true");
        assertThat(ask(ada, "who news")).contains("[] 0 false");
    }

    @Test
    void whoLeavesIsInNoTopicAlsoAfterAHookHasCrashed() {
        LocalActors actors = club();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        RecordedConnection crasher = new RecordedConnection().join(actors, "lobby", "crasher");
        ask(crasher, "join news");
        new RecordedConnection().open(actors, "lobby", "fatal").await("kick 1011");
        assertThat(ask(ada, "who arrivals")).contains("[ada, crasher] 2 true");
        crasher.close();
        await().until(() -> hooks.size() == 1);
        await().untilAsserted(() -> assertThat(ask(ada, "who arrivals")).contains("[ada] 1 true"));
        assertThat(ask(ada, "who news")).contains("[] 0 false");
    }

    @Test
    void topicsSurviveACrashAsConnectionsDo() {
        LocalActors actors = club();
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ask(ada, "join news");
        ada.call(Probe.ACT, "crash");
        assertThat(ask(ada, "who news")).contains("[ada] 1 true [arrivals, news]");
    }

    @Test
    void whoMayNotJoinIsToldWhy() {
        LocalActors actors = stage.actors(
                Club::new,
                RuntimeSettings.DEFAULTS.toBuilder()
                        .topicsPerConnection(2)
                        .membersPerTopic(1)
                        .build());
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        ask(ada, "join one");
        ada.call(Probe.ACT, "join two");
        assertThat(ada.await("failed 1")).contains("too_many_topics A connection is in 2 topics at most");
        RecordedConnection bob = new RecordedConnection().open(actors, "lobby", "bob");
        assertThat(bob.await("kick")).contains("4403 topic_full");
    }

    @Test
    void anIdleTopicEnds() {
        LocalActors actors = stage.actors(
                Club::new,
                RuntimeSettings.DEFAULTS.toBuilder()
                        .idleTopic(Duration.ofMillis(100))
                        .build());
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        await().until(() -> ask(ada, "who arrivals").contains("[] 0 false []"));
        assertThat(ask(ada, "join arrivals")).contains("joined true");
        await().until(() -> ask(ada, "who arrivals").contains("[] 0 false []"));
    }

    @Test
    void topicsAreForTurns() {
        LocalActors actors = club();
        new RecordedConnection().join(actors, "lobby", "ada");
        await().until(() -> last.get() != null);
        assertThatThrownBy(() -> last.get().join("x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> last.get().leave("x")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> last.get().topics()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> last.get().isIn("x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onceLeaveHasReturnedNoEventGoesToTheConnectionBecauseItWasInTheTopic() {
        AtomicLong sent = new AtomicLong();
        // What is sent to somebody is remembered: the sender waits at this number, and goes on when somebody leaves.
        AtomicLong most = new AtomicLong(100_000);
        RecordedConnection bob = new RecordedConnection();
        LocalActors actors = stage.actors(injection -> new Probe() {
            @Override
            public String act(String text) {
                return "joined " + injection.connections().caller().join("news");
            }

            @Override
            public String read(String text) {
                var connections = injection.connections();
                if (text.equals("send")) {
                    while (!injection.context().isCanceled()) {
                        for (int more = 5_000; more > 0 && sent.get() < most.get(); more--) {
                            connections.broadcast(Audience.topic("news")).said("x");
                            sent.incrementAndGet();
                        }
                        // Whoever leaves may need this processor; a virtual thread that only yields keeps it.
                        LockSupport.parkNanos(1_000_000);
                    }
                    return "sent";
                }
                most.addAndGet(100_000);
                awaitMore(sent);
                connections.caller().leave("news");
                most.set(Long.MAX_VALUE);
                int received = bob.events().size();
                awaitMore(sent);
                return "more " + (bob.events().size() - received);
            }
        });
        bob.join(actors, "lobby", "bob");
        bob.call(Probe.ACT, "x");
        RecordedConnection ada = new RecordedConnection().join(actors, "lobby", "ada");
        var sending = ada.call(Probe.READ, "send");
        try {
            await().until(() -> sent.get() > 10);
            bob.call(Probe.READ, "leave");
            assertThat(bob.await("reply 1")).contains("more 0");
        } finally {
            sending.giveUp();
        }
    }

    private static void awaitMore(AtomicLong sent) {
        long before = sent.get();
        await().pollInterval(Duration.ofMillis(1)).until(() -> sent.get() > before + 100);
    }
}
