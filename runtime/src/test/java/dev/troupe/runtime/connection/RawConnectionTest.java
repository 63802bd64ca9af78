package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.actor.ClientRequest;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.runtime.room.RoomProtocol;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw sockets, from the side of the connection. */
class RawConnectionTest {

    private final HandshakeReader reader = new HandshakeReader(List.of(RoomProtocol.INSTANCE), Set.of("room"), 100);

    private HandshakeResult read(String path, String query, String... offered) {
        return reader.read(new ClientRequest(path, query, Map.of(), "", Optional.empty()), Arrays.asList(offered));
    }

    private ServerConnection connect(ConnectionFixture fixture) {
        return connect(fixture, fixture.socket);
    }

    private ServerConnection connect(ConnectionFixture fixture, FrameSocket socket) {
        ServerHandshake handshake = (ServerHandshake) read("/actors/room/lobby/websocket/a", "", "chess");
        return ServerConnection.open(fixture.live, RoomProtocol.INSTANCE, fixture.actor, handshake, socket);
    }

    @ParameterizedTest
    @CsvSource({
        "/actors/room/lobby/websocket, /",
        "/actors/room/lobby/websocket/, /",
        "/actors/room/lobby/websocket/a/, /a/",
        "/actors/room/lobby/websocket/a/%C3%A9, /a/%C3%A9",
        "/actors/room/lobby/websocket/actors/room/lobby/websocket, /actors/room/lobby/websocket",
        "/actors/room/websocket/websocket/1/2/3/4/5/6/7/8/9/10, /1/2/3/4/5/6/7/8/9/10"
    })
    void whatFollowsIsThePathOfTheSocket(String path, String tail) {
        assertThat(read(path, "name=ada", "troupe.token.YQ", "chess", "draughts"))
                .isInstanceOfSatisfying(ServerHandshake.class, handshake -> {
                    assertThat(handshake.rawPath()).contains(tail);
                    assertThat(handshake.subprotocol()).isEqualTo("chess");
                    assertThat(handshake.everyEvent()).isFalse();
                });
    }

    @Test
    void nothingOfOursIsAgreedOn() {
        assertThat(read("/actors/room/lobby/websocket", "", "troupe.v1.json").subprotocol())
                .isEmpty();
        assertThat(read("/actors/room/lobby/websocket", "").subprotocol()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/actors/room/lobby/websockets, 404",
        "/actors/room/lobby/more/websocket, 404",
        "/actors/other/lobby/websocket, 404",
        "/actors/room/a%2Fb/websocket, 400",
        "/actors/room/lobby/websocket/a%2Fb, 400",
        "/actors/room/lobby/websocket/a/../b, 400",
        "/actors/room/lobby/websocket/%2e, 400",
        "/actors/room/lobby/websocket/%zz, 400",
        "/actors/room/lobby/websocket/%00, 400",
        "/actors/room/lobby/websocket/%ff, 400",
        "/actors/room/lobby/websocket/a;b, 400",
        "/actors/room/lobby/websocket//, 400",
        "/actors/room/lobby/websocket/a//b, 400"
    })
    void otherPathsAreRefusedBeforeTheUpgrade(String path, int status) {
        assertThat(read(path, ""))
                .isInstanceOfSatisfying(
                        HandshakeRefusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(status));
    }

    @Test
    void anActorWithoutRawSocketsIsNotFound() {
        HandshakeResult result = new HandshakeReader(List.of(RoomProtocol.INSTANCE), 100)
                .read(new ClientRequest("/actors/room/lobby/websocket", "", Map.of(), "", Optional.empty()), List.of());
        assertThat(result)
                .isInstanceOfSatisfying(
                        HandshakeRefusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(404));
    }

    @Test
    void badParamsAreToldByTheCloseFrameAlone() {
        ConnectionFixture fixture = new ConnectionFixture();
        HandshakeResult read = read("/actors/room/lobby/websocket", "params=!");
        ServerConnection.refuse(fixture.live, (HandshakeRefusal) read, fixture.socket);
        assertThat(fixture.socket.sent()).isEmpty();
        assertThat(fixture.socket.closed()).isEqualTo("4400 bad_argument");
    }

    @Test
    void aRefusalByTheActorIsToldByTheCloseFrameAlone() {
        ConnectionFixture fixture = new ConnectionFixture();
        connect(fixture).refused(ErrorCode.FORBIDDEN.with("No"), 4_403);
        assertThat(fixture.socket.sent()).isEmpty();
        assertThat(fixture.socket.closed()).isEqualTo("4403 forbidden");
    }

    @Test
    void theActorIsToldThePathAndWhatComesAsItIs() {
        ConnectionFixture fixture = new ConnectionFixture();
        ServerConnection connection = connect(fixture);
        receive(connection, "{\"call\":\"post\",\"id\":1}");
        connection.onBinary(new byte[] {1, 2, 3}, 1, 2);
        connection.onClosed(1_001, "tab");

        assertThat(fixture.actor.open().raw()).hasValueSatisfying(raw -> {
            assertThat(raw.path()).isEqualTo("/a");
            assertThat(raw.subprotocol()).isEqualTo("chess");
        });
        assertThat(fixture.actor.calls()).isEmpty();
        assertThat(fixture.actor.told().get(1))
                .isInstanceOfSatisfying(
                        ToActor.Raw.class, raw -> assertThat(raw.text()).isTrue());
        assertThat(fixture.actor.told().get(2)).isInstanceOfSatisfying(ToActor.Raw.class, raw -> {
            assertThat(raw.text()).isFalse();
            assertThat(raw.content().length()).isEqualTo(2);
        });
        assertThat(fixture.actor.told().get(3)).isEqualTo(new ToActor.Close(connection, 1_001, "tab"));
    }

    @Test
    void aMailboxThatIsFullEndsItWith1013() {
        ConnectionFixture fixture = new ConnectionFixture();
        ServerConnection connection = connect(fixture);
        fixture.actor.takesCalls = false;
        receive(connection, "hello");
        assertThat(fixture.socket.closed()).startsWith("1013 ");
    }

    @Test
    void moreMessagesThanMayWaitOfOneSocketEndItWith4429AndNoOther() {
        ConnectionFixture fixture = new ConnectionFixture(RuntimeSettings.DEFAULTS.toBuilder()
                .maxCallsInFlight(2)
                .mailboxMessages(8)
                .build());
        ServerConnection flooder = connect(fixture);
        RecordingSocket other = new RecordingSocket();
        ServerConnection bystander = connect(fixture, other);
        receive(flooder, "1");
        receive(flooder, "2");
        flooder.left((ToActor.Raw) fixture.actor.told().get(2));
        receive(flooder, "3");
        assertThat(fixture.socket.closed()).isEmpty();
        assertThat(flooder.isEndedByServer()).isFalse();

        receive(flooder, "4");
        assertThat(fixture.socket.closed()).startsWith("4429 ");
        assertThat(flooder.isEndedByServer()).isTrue();
        assertThat(fixture.actor.told()).hasSize(5);
        receive(bystander, "1");
        receive(bystander, "2");
        assertThat(other.closed()).isEmpty();
        assertThat(fixture.actor.told()).hasSize(7);
    }

    @Test
    void oneSocketFillsAQuarterOfAMailboxAtMostButForOneMessage() {
        ConnectionFixture fixture = new ConnectionFixture(
                RuntimeSettings.DEFAULTS.toBuilder().mailboxBytes(400).build());
        ServerConnection connection = connect(fixture);
        receive(connection, "x".repeat(101));
        assertThat(fixture.socket.closed()).isEmpty();
        connection.left((ToActor.Raw) fixture.actor.told().get(1));
        receive(connection, "x".repeat(60));
        receive(connection, "x".repeat(40));
        assertThat(fixture.socket.closed()).isEmpty();
        receive(connection, "x");
        assertThat(fixture.socket.closed()).startsWith("4429 ");
    }

    @Test
    void aClientThatClosesHasNotBeenEnded() {
        ConnectionFixture fixture = new ConnectionFixture();
        ServerConnection connection = connect(fixture);
        receive(connection, "1");
        connection.onClosed(1_000, "");
        assertThat(connection.isEndedByServer()).isFalse();
    }

    @Test
    void moreMessagesInASecondThanItMaySendEndItWith4429() {
        ConnectionFixture fixture = new ConnectionFixture(
                RuntimeSettings.DEFAULTS.toBuilder().maxCallsPerSecond(2).build());
        ServerConnection connection = connect(fixture);
        receive(connection, "1");
        receive(connection, "2");
        assertThat(fixture.socket.closed()).isEmpty();
        receive(connection, "3");
        assertThat(fixture.socket.closed()).startsWith("4429 ");
    }

    @Test
    void aMessageThatIsTooLargeEndsItWith1009() {
        ConnectionFixture fixture = new ConnectionFixture(
                RuntimeSettings.DEFAULTS.toBuilder().maxMessageIn(1_024).build());
        receive(connect(fixture), "x".repeat(1_025));
        assertThat(fixture.socket.closed()).startsWith("1009 ");
    }

    @Test
    void nothingLeavesBeforeItIsOpen() {
        ConnectionFixture fixture = new ConnectionFixture();
        ServerConnection connection = connect(fixture);
        connection.sendRaw(List.of(text("1"), text("2")));
        connection.flush();
        assertThat(fixture.socket.sent()).isEmpty();
        assertThat(connection.bufferedAmount()).isEqualTo(2);

        connection.openedRaw();
        connection.flush();
        assertThat(fixture.socket.sent()).containsExactly("1", "2");
        assertThat(connection.bufferedAmount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatDoesNotFitEndsItWith4410(int messages) {
        ConnectionFixture fixture = new ConnectionFixture(
                RuntimeSettings.DEFAULTS.toBuilder().outboundMessages(2).build());
        ServerConnection connection = connect(fixture);
        fixture.socket.reads = false;
        connection.openedRaw();
        connection.sendRaw(List.of(text("1"), text("2"), text("3")).subList(0, messages));
        connection.outbound().isFull();
        fixture.pass(Duration.ofSeconds(3));
        assertThat(fixture.socket.closed().startsWith("4410")).isEqualTo(messages == 3);
    }

    private static WireMessage text(String text) {
        return Messages.text(text);
    }

    @Test
    void textIsNotDecodedHere() {
        ConnectionFixture fixture = new ConnectionFixture();
        byte[] bytes = "é".getBytes(StandardCharsets.UTF_8);
        connect(fixture).onText(bytes, 0, bytes.length);
        assertThat(((ToActor.Raw) fixture.actor.told().get(1)).content().array())
                .isSameAs(bytes);
    }
}
