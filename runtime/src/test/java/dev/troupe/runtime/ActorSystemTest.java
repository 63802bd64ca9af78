package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.actor.Audience;
import dev.troupe.actor.Broadcaster;
import dev.troupe.actor.ClientRequest;
import dev.troupe.client.Transport;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.runtime.connection.FakeSession;
import dev.troupe.runtime.connection.HandshakeResult;
import dev.troupe.runtime.connection.RecordingActor;
import dev.troupe.runtime.connection.ServerConnection;
import dev.troupe.runtime.connection.ServerHandshake;
import dev.troupe.runtime.connection.SessionSocket;
import dev.troupe.runtime.message.BufferBudget;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.room.Room;
import dev.troupe.wire.Key;
import dev.troupe.wire.Payload;
import dev.troupe.wire.WireFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ActorSystemTest {

    private final RecordingActor actor = new RecordingActor();
    private final CompletableFuture<Void> turnsDone = new CompletableFuture<>();
    private final AtomicReference<Duration> turnsGrace = new AtomicReference<>(Duration.ZERO);
    private final Ticker ticker = Ticker.standing();
    private final CompletableFuture<Void> actorsEnded = new CompletableFuture<>();
    private final AtomicReference<Duration> endGrace = new AtomicReference<>(Duration.ZERO);
    private final ActorSystem system = new ActorSystem(
            List.of(new RoomDefinition()),
            RuntimeSettings.DEFAULTS,
            ticker,
            actor,
            actor,
            Runnable::run,
            grace -> {
                turnsGrace.set(grace);
                return turnsDone;
            },
            grace -> {
                endGrace.set(grace);
                return actorsEnded;
            },
            AccessRules.OPEN,
            new BufferBudget(0));
    private final FakeSession fake = new FakeSession();

    // ---- what must hold between definitions

    @Test
    void twoActorsOfOneProtocolAreRefused() {
        assertThatThrownBy(() -> ActorSystem.builder()
                        .actors(new RoomDefinition(), new RoomDefinition())
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Two actors speak the protocol 'room'")
                .hasMessageContaining(RoomActor.class.getName());
    }

    @Test
    void anObjectThatWasNotProvidedIsNamedWithTheWayOut() {
        assertThatThrownBy(() -> ActorSystem.builder()
                        .actors(new RoomDefinition(StringBuilder.class))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(RoomActor.class.getName() + " wants a java.lang.StringBuilder")
                .hasMessageContaining("provide(StringBuilder.class, …)");
    }

    @Test
    void noActorsAtAllAreRefused() {
        assertThatThrownBy(() -> ActorSystem.builder().actors(List.of()).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("There are no actors")
                .hasMessageContaining("annotationProcessorPaths");
    }

    // ---- broadcasts of the server

    @Test
    void aBroadcastOfTheServerGoesToTheActorsOfTheProtocol() {
        Broadcaster<Room.Feed> feed = system.broadcaster(Room.class, Room.Feed.class);

        feed.broadcast().posted("hello");
        feed.broadcast(Audience.topic("news")).ticked("on");

        assertThat(actor.announced())
                .containsExactly(
                        "room posted Text[text=hello] to All[]", "room ticked Text[text=on] to Topic[name=news]");
    }

    @Test
    void aBroadcasterOfWhatTheSystemHasNotIsRefused() {
        assertThatThrownBy(() -> system.broadcaster(Runnable.class, Room.Feed.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No actor implements java.lang.Runnable");
        assertThatThrownBy(() -> system.broadcaster(Room.class, Runnable.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("java.lang.Runnable is not the events interface of room");
    }

    @Test
    void aPolicyForAProtocolWithoutAnActorIsNamed() {
        assertThatThrownBy(() -> ActorSystem.builder()
                        .actors(new RoomDefinition())
                        .createPolicy(Runnable.class, CreatePolicy.NOBODY)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("java.lang.Runnable");
    }

    // ---- sockets

    @Test
    void aSocketIsConnectedToItsActor() {
        HandshakeResult handshake = handshake("name=ada");

        system.accept(handshake, socket());

        assertThat(actor.open().request().remoteAddress()).isEqualTo("192.0.2.1");
        assertThat(system.connections()).isOne();
    }

    @Test
    void aSocketThatIsNotLetInIsToldWhy() {
        HandshakeResult handshake = handshake("params=x");

        ServerConnection connection = system.accept(handshake, socket());

        assertThat(fake.sent()).hasSize(1);
        assertThat(fake.sent().get(0)).contains("\"bad_argument\"");
        assertThat(fake.closes()).containsExactly("4400 bad_argument");
        assertThat(actor.told()).isEmpty();
        connection.onClosed(4400, "");
        assertThat(system.connections()).isZero();
    }

    @Test
    void aHandshakeOfAnotherSystemIsRefused() {
        ServerHandshake foreign = new ServerHandshake(
                "other",
                Key.of("k"),
                WireFormat.JSON,
                "",
                Payload.none(WireFormat.JSON),
                Set.of(),
                true,
                ClientRequest.UNKNOWN);

        assertThatThrownBy(() -> system.accept(foreign, socket())).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- shutdown

    @Test
    void turnsFinishBeforeSocketsCloseAndActorsEndAfterThem() {
        ServerConnection connection = system.accept(handshake(""), socket());

        CompletableFuture<Void> stopped = system.shutdown(Duration.ofMinutes(4)).toCompletableFuture();
        assertThat(turnsGrace).hasValue(Duration.ofMinutes(3));
        assertThat(fake.closes()).isEmpty();
        turnsDone.complete(null);
        assertThat(fake.closes()).containsExactly("1001 The server is shutting down");
        assertThat(stopped).isNotDone();
        assertThat(endGrace).hasValue(Duration.ZERO);
        connection.onClosed(1001, "");
        assertThat(endGrace.get()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(4));
        assertThat(stopped).isNotDone();
        actorsEnded.complete(null);

        assertThat(stopped).isCompleted();
        assertThat(system.shutdown(Duration.ofSeconds(4)).toCompletableFuture()).isCompleted();
    }

    @Test
    void whoeverComesDuringTheShutdownIsTurnedAway() {
        system.shutdown(Duration.ofSeconds(4));

        system.accept(handshake(""), socket());

        assertThat(fake.closes()).containsExactly("1001 The server is shutting down");
        assertThat(actor.told().stream().filter(ToActor.Open.class::isInstance)).isEmpty();
    }

    @Test
    void turnsThatDoNotFinishDoNotKeepSocketsOpen() throws Exception {
        system.accept(handshake(""), socket());

        system.shutdown(Duration.ofMillis(40));

        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(fake.closes()).isNotEmpty());
    }

    @Test
    void inProcessRefusalsBeforeTheUpgradeFailTheOpening() {
        CompletableFuture<Transport.Channel> opened = system.inProcess()
                .open(new Transport.Target("other", Key.of("lobby"), WireFormat.JSON, ""), new RecordingReceiver())
                .toCompletableFuture();

        assertThatThrownBy(opened::join).hasRootCauseInstanceOf(dev.troupe.client.ActorConnectException.class);
    }

    private HandshakeResult handshake(String query) {
        ClientRequest request = new ClientRequest("/actors/room/lobby", query, Map.of(), "192.0.2.1", Optional.empty());
        return system.handshake(request, List.of());
    }

    private SessionSocket socket() {
        return new SessionSocket(fake.session, Runnable::run);
    }
}
