package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.connection.FakeSession;
import dev.troupe.runtime.connection.RecordingActor;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.room.RoomProtocol;
import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a container sees: its sessions, its configuration, and nothing of ours. */
class ActorEndpointsTest {

    private final RecordingActor actor = new RecordingActor();
    private final ActorSystem system = new ActorSystem(
            List.of(new RoomDefinition()),
            RuntimeSettings.DEFAULTS,
            Ticker.standing(),
            actor,
            Runnable::run,
            grace -> CompletableFuture.completedFuture(null),
            grace -> CompletableFuture.completedFuture(null));
    private final ServerEndpointConfig config = ActorEndpoints.configuration(new RoomDefinition(), system);
    private final FakeSession fake = new FakeSession();

    @Test
    void theConfigurationNamesPathAndSubprotocols() {
        assertThat(config.getPath()).isEqualTo("/actors/room/{key}");
        assertThat(config.getSubprotocols()).containsExactly("troupe.v1.json", "troupe.v1.cbor");
        assertThat(config.getEndpointClass()).isEqualTo(RoomDefinition.RoomEndpoint.class);
        assertThat(config.getEncoders()).isEmpty();
        assertThat(config.getDecoders()).isEmpty();
    }

    @Test
    void aSessionIsConnectedByItsRawPathWhateverStandsBeforeIt() {
        fake.uri = URI.create("ws://localhost:8080/app/v2/actors/room/a%20b?name=ada");
        fake.query = "name=ada";

        open();

        ToActor.Open open = actor.open();
        assertThat(new String(open.params().array(), StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"ada\"}");
        assertThat(fake.maxIdleTimeout).isEqualTo(-1);
        assertThat(system.connections()).isOne();
    }

    @Test
    void messagesOfASessionReachTheActor() {
        open();

        fake.receiveText("{\"call\":\"post\",\"id\":1}", true);

        assertThat(actor.lastCall().action()).isEqualTo(RoomProtocol.POST);
    }

    @Test
    void aKeyThatCannotBeReadClosesTheSession() {
        fake.uri = URI.create("/actors/room/a%2Fb");

        open();

        assertThat(fake.sent()).hasSize(1);
        Awaitility.await().untilAsserted(() -> assertThat(fake.closes()).containsExactly("4400 bad_argument"));
    }

    @Test
    void aKeyThatTheContainerHasDecodedClosesTheSessionToo() {
        fake.uri = URI.create("/app/actors/room/a/b");

        open();

        Awaitility.await().untilAsserted(() -> assertThat(fake.closes()).containsExactly("4400 bad_argument"));
    }

    @Test
    void whatTheContainerHasAgreedOnIsSpoken() {
        fake.subprotocol = "troupe.v1.cbor";
        fake.uri = URI.create("/actors/other/lobby");

        open();

        assertThat(fake.sent().get(0)).startsWith("binary ");
    }

    @Test
    void paramsAmongTheOfferedSubprotocolsAreFound() {
        HandshakeRequest request = (HandshakeRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HandshakeRequest.class},
                (proxy, method, arguments) ->
                        Map.of("sec-websocket-protocol", List.of("troupe.v1.json, troupe.params.eyJhIjoxfQ")));
        HandshakeResponse response = (HandshakeResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HandshakeResponse.class},
                (proxy, method, arguments) -> Map.of());
        config.getConfigurator().modifyHandshake(config, request, response);
        fake.userProperties.putAll(config.getUserProperties());
        fake.subprotocol = "troupe.v1.json";

        open();

        assertThat(new String(actor.open().params().array(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void headerFieldsAndPrincipalOfTheContainerReachTheActor() {
        fake.userProperties.put("dev.troupe.headers", Map.of("X-Trace", List.of("7")));
        fake.principal = () -> "ada";

        open();

        assertThat(actor.open().request().header("x-trace")).contains("7");
        assertThat(actor.open().request().principal())
                .hasValueSatisfying(who -> assertThat(who.getName()).isEqualTo("ada"));
        assertThat(fake.userProperties).doesNotContainKey("dev.troupe.headers");
    }

    @Test
    void theAddressOfTheClientIsFoundWhereAContainerTellsIt() throws Exception {
        fake.userProperties.put(
                "jakarta.websocket.endpoint.remoteAddress",
                new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 4711));

        open();

        assertThat(actor.open().request().remoteAddress()).isEqualTo("192.0.2.7");
    }

    @Test
    void aClosedSessionIsAClosedConnection() {
        open();

        ActorEndpoints.close(fake.session, new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, null));

        assertThat(actor.closes()).isOne();
        assertThat(system.connections()).isZero();
    }

    @Test
    void aFailedSessionIsClosed() {
        open();

        ActorEndpoints.fail(fake.session, new IOException("by intention"));

        Awaitility.await().untilAsserted(() -> assertThat(fake.closes()).containsExactly("1011 The connection failed"));
    }

    @Test
    void aSessionWithoutASystemIsClosed() {
        EndpointConfig bare = ServerEndpointConfig.Builder.create(RoomDefinition.RoomEndpoint.class, "/x")
                .configurator(new ServerEndpointConfig.Configurator())
                .build();

        ActorEndpoints.open(RoomProtocol.INSTANCE, fake.session, bare);
        ActorEndpoints.close(fake.session, new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, ""));

        assertThat(fake.closes()).containsExactly("1011 ");
    }

    private void open() {
        ActorEndpoints.open(RoomProtocol.INSTANCE, fake.session, config);
    }
}
