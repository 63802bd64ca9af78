package dev.troupe.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.Identity;
import dev.troupe.runtime.authentication.AccessRules;
import dev.troupe.runtime.authentication.AllowedOrigins;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.CreatePolicy;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a container sees: its sessions, its configuration, and nothing of ours. */
class ActorEndpointsTest {

    private final RecordingActor actor = new RecordingActor();
    private final ActorSystem system = RecordedSystem.of(new RoomDefinition(), actor, AccessRules.OPEN);
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

    /** The container lets a client in, which has one role. */
    private void shakeHands(Map<String, List<String>> headers, String role) {
        HandshakeRequest request = (HandshakeRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HandshakeRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isUserInRole" -> arguments[0].equals(role);
                    case "getHeaders" -> headers;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        HandshakeResponse response = (HandshakeResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HandshakeResponse.class},
                (proxy, method, arguments) -> Map.of());
        config.getConfigurator().modifyHandshake(config, request, response);
        fake.userProperties.putAll(config.getUserProperties());
    }

    @Test
    void paramsAmongTheOfferedSubprotocolsAreFound() {
        shakeHands(Map.of("sec-websocket-protocol", List.of("troupe.v1.json, troupe.params.eyJhIjoxfQ")), "moderator");
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
    void theContainerIsAskedForTheRolesThatTheProtocolNames() {
        fake.principal = () -> "ada";
        shakeHands(Map.of(), "moderator");

        open();
        fake.receiveText("{\"call\":\"ban\",\"id\":1}", true);

        assertThat(actor.open().request().principal())
                .hasValueSatisfying(who -> assertThat(who.hasRole("moderator")).isTrue())
                .hasValueSatisfying(who -> assertThat(who.hasRole("admin")).isFalse());
        assertThat(actor.lastCall().action()).isEqualTo(RoomProtocol.BAN);
        assertThat(fake.userProperties).doesNotContainKey("dev.troupe.roles");
    }

    @Test
    void whomTheContainerHasInNoSuchRoleIsForbiddenToCall() {
        fake.principal = () -> "ada";
        shakeHands(Map.of(), "admin");

        open();
        fake.receiveText("{\"call\":\"ban\",\"id\":1}", true);

        assertThat(actor.calls()).isEmpty();
    }

    @Test
    void theAddressOfTheClientIsFoundWhereAContainerTellsIt() throws Exception {
        fake.userProperties.put(
                "jakarta.websocket.endpoint.remoteAddress",
                new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 4711));

        open();

        assertThat(actor.open().request().remoteAddress()).isEqualTo("192.0.2.7");
    }

    // ---- who may connect

    private ServerEndpointConfig guarded(Authentication answer) {
        AccessRules rules = new AccessRules(
                AllowedOrigins.SAME,
                Optional.of(asked -> CompletableFuture.supplyAsync(() -> answer)),
                CreatePolicy.AUTHENTICATED,
                Map.of());
        ActorSystem asking = RecordedSystem.of(new RoomDefinition(), actor, rules);
        return ActorEndpoints.configuration(new RoomDefinition(), asking);
    }

    private void refusedWith(Authentication answer, String close) {
        ActorEndpoints.open(RoomProtocol.INSTANCE, fake.session, guarded(answer));
        Awaitility.await().untilAsserted(() -> assertThat(fake.closes()).containsExactly(close));
        assertThat(fake.sent()).singleElement().asString().startsWith("{\"error\":");
        assertThat(actor.told()).isEmpty();
    }

    @Test
    void whoIsNotKnownIsClosedWith4401() {
        refusedWith(Authentication.unauthenticated("Who are you?"), "4401 unauthenticated");
    }

    @Test
    void whoMayNotIsClosedWith4403() {
        refusedWith(Authentication.forbidden("Not you"), "4403 forbidden");
    }

    @Test
    void whoComesTooOftenIsClosedWith4429() {
        refusedWith(Authentication.tooMany("Later"), "4429 rate_limited");
    }

    @Test
    void whoMayNotCreateIsClosedWith4404() {
        refusedWith(Authentication.anonymous(), "4404 not_found");
    }

    @Test
    void whoIsKnownReachesTheActorUnderThatName() {
        Authentication ada = Authentication.of(Identity.of("ada", "admin"));

        ActorEndpoints.open(RoomProtocol.INSTANCE, fake.session, guarded(ada));
        fake.receiveText("{\"call\":\"post\",\"id\":1}", true);

        assertThat(actor.open().request().principal())
                .hasValueSatisfying(who -> assertThat(who.hasRole("admin")).isTrue());
        assertThat(actor.lastCall().action()).isEqualTo(RoomProtocol.POST);
    }

    @Test
    void aPageOfSomebodyElseIsClosedWith4403() {
        fake.userProperties.put(
                "dev.troupe.headers",
                Map.of("Origin", List.of("https://evil.example"), "Host", List.of("example.org")));

        open();

        Awaitility.await().untilAsserted(() -> assertThat(fake.closes()).containsExactly("4403 forbidden"));
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
