package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Audience;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.EventAuthorization;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.RuntimeSettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EventAuthorizationTest {

    @RegisterExtension
    final Stage stage = new Stage();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** Guests hear no typing, and whoever is called so breaks it. */
    private final class Guarded
            implements Probe, ConnectionHooks<Probe.Join, String, Probe.Feed>, EventAuthorization<String, Probe.Feed> {
        private final Injection<String, Feed> given;

        Guarded(Injection<String, Feed> given) {
            this.given = given;
            given.connections().broadcast().said("born");
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) {
            return request.params().name();
        }

        @Override
        public boolean canReceive(Connection<String, Feed> connection, String event) {
            asked.add(connection.state() + " " + event + " "
                    + given.connections().callerIfAny().isPresent());
            if (connection.state().startsWith("meddler")) {
                meddle(connection);
            }
            if (connection.state().equals("breaker")) {
                throw new IllegalStateException("by intention");
            }
            return connection.state().equals("member") || event.equals("said");
        }

        private void meddle(Connection<String, Feed> connection) {
            switch (connection.state()) {
                case "meddler broadcasts" -> given.connections().broadcast().said("more");
                case "meddler sends" -> connection.send().said("more");
                case "meddler joins" -> connection.join("topic");
                case "meddler leaves" -> connection.leave("started");
                default -> throw new IllegalArgumentException(connection.state());
            }
        }

        @Override
        public void onConnect(Connection<String, Feed> connection) {
            connection.join("started");
        }

        @Override
        public String act(String text) {
            if (text.equals("crash")) {
                throw new AssertionError("by intention");
            }
            given.connections().broadcast().typing(text);
            given.connections().broadcast().said(text);
            given.connections()
                    .broadcast(Audience.except(given.connections().caller()))
                    .said("others");
            given.connections().caller().send().typing("sent");
            return text;
        }
    }

    private static List<String> heard(RecordedConnection connection) {
        return connection.events().stream()
                .map(event -> event.toString().replaceAll(".*\"event\":\"(\\w+)\".*\"text\":\"([^\"]*)\".*", "$1 $2"))
                .toList();
    }

    @Test
    void aBroadcastReachesThoseWhoMayHearItAndSendAsksNobody() {
        LocalActors actors = stage.actors(Guarded::new);
        RecordedConnection member = new RecordedConnection().join(actors, "lobby", "member");
        RecordedConnection guest = new RecordedConnection().join(actors, "lobby", "guest");
        guest.call(Probe.ACT, "x");
        guest.await("reply 0");
        await().until(() -> member.events().size() == 3);
        assertThat(heard(member)).containsExactly("typing x", "said x", "said others");
        assertThat(heard(guest)).containsExactly("said x", "typing sent");
        assertThat(asked)
                .containsExactly(
                        "member typing true",
                        "guest typing true",
                        "member said true",
                        "guest said true",
                        "member said true");
    }

    @Test
    void whatAnActorSendsBeforeItCanBeAskedIsHeardByNobody() {
        LocalActors actors = stage.actors(
                new Probe.Definition(Guarded::new, false, List.of(), Guarded.class), RuntimeSettings.DEFAULTS);
        RecordedConnection member = new RecordedConnection().join(actors, "lobby", "member");
        member.call(Probe.ACT, "crash");
        member.await("failed 0 crashed");
        member.call(Probe.ACT, "x");
        member.await("reply 1");
        assertThat(heard(member)).containsExactly("typing x", "said x", "typing sent");
    }

    @Test
    void anExceptionCountsAsNo() {
        LocalActors actors = stage.actors(Guarded::new);
        RecordedConnection member = new RecordedConnection().join(actors, "lobby", "member");
        RecordedConnection breaker = new RecordedConnection().join(actors, "lobby", "breaker");
        try (LogCapture log = LogCapture.of(ActorInstance.class)) {
            member.call(Probe.ACT, "x");
            member.await("reply 0");
            assertThat(log.text()).contains("canReceive of probe/lobby failed for said", "by intention");
        }
        assertThat(heard(member)).containsExactly("typing x", "said x", "typing sent");
        assertThat(breaker.events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"broadcasts", "sends", "joins", "leaves"})
    void whoeverIsAskedOnlyLooksOrIsTakenForNo(String deed) {
        LocalActors actors = stage.actors(Guarded::new);
        RecordedConnection member = new RecordedConnection().join(actors, "lobby", "member");
        RecordedConnection meddler = new RecordedConnection().join(actors, "lobby", "meddler " + deed);
        try (LogCapture log = LogCapture.of(ActorInstance.class)) {
            actors.announce("probe", Probe.SAID, new Probe.Text("one"), Audience.all());
            actors.announce("probe", Probe.SAID, new Probe.Text("two"), Audience.topic("topic"));
            actors.announce("probe", Probe.SAID, new Probe.Text("three"), Audience.topic("started"));
            await().until(() -> heard(member).equals(List.of("said one", "said three")));
            // The member hears before the meddler is asked: this comes after both.
            member.call(Probe.READ, "x");
            member.await("reply 0");
            assertThat(log.text()).contains("which counts as no", "they run while an event is being sent");
        }
        assertThat(meddler.events()).isEmpty();
        assertThat(asked.stream().filter(each -> each.startsWith("meddler"))).hasSize(2);
        assertThat(member.events().get(1).toString()).contains("\"seq\":4");
    }

    @Test
    void whatTheServerAnnouncesIsAskedForAsWell() {
        LocalActors actors = stage.actors(Guarded::new);
        RecordedConnection member = new RecordedConnection().join(actors, "lobby", "member");
        RecordedConnection guest = new RecordedConnection().join(actors, "lobby", "guest");
        actors.announce("probe", Probe.TYPING, new Probe.Text("secret"), Audience.all());
        actors.announce("probe", Probe.SAID, new Probe.Text("open"), Audience.all());
        await().until(() -> heard(guest).equals(List.of("said open")));
        assertThat(heard(member)).containsExactly("typing secret", "said open");
    }
}
