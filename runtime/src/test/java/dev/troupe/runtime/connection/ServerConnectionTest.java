package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.WELCOME;
import static dev.troupe.runtime.connection.ConnectionFixture.receive;
import static dev.troupe.runtime.connection.ConnectionFixture.reply;
import static dev.troupe.runtime.connection.ConnectionFixture.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.Call;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import dev.troupe.wire.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerConnectionTest {

    private final ConnectionFixture fixture = ConnectionFixture.withoutPings();
    private final RecordingSocket socket = fixture.socket;
    private final RecordingActor actor = fixture.actor;

    // ---- the welcome

    @Test
    void theWelcomeLeavesBeforeWhateverWasSaidEarlier() {
        ServerConnection connection = fixture.connect();
        receive(connection, "{\"ping\":1}");
        receive(connection, "{\"call\":\"nothing\",\"id\":1}");
        assertThat(socket.sent()).isEmpty();

        welcome(connection);

        assertThat(socket.sent()).hasSize(3).startsWith(WELCOME, "{\"pong\":1}");
        assertThat(socket.last()).contains("unknown_action");
    }

    @Test
    void aRefusalTakesThePlaceOfTheWelcome() {
        ServerConnection connection = fixture.connect();
        receive(connection, "{\"ping\":1}");

        connection.refused(WireError.of("name_required", "A name is required"), CloseCode.REJECTED);

        assertThat(socket.sent())
                .containsExactly(
                        "{\"error\":{\"code\":\"name_required\",\"message\":\"A name is required\",\"retryable\":false}}");
        assertThat(socket.closed()).isEqualTo("4403 name_required");
    }

    @Test
    void aRefusedHandshakeIsToldWhy() {
        HandshakeRefusal refusal = new HandshakeRefusal(
                404, CloseCode.NO_SUCH_PROTOCOL, ErrorCode.NOT_FOUND.with("No actors here"), WireFormat.JSON, "");

        ServerConnection connection = ServerConnection.refuse(fixture.live, refusal, socket);
        receive(connection, "{\"ping\":1}");

        assertThat(socket.sent()).hasSize(1);
        assertThat(socket.last()).contains("\"not_found\"");
        assertThat(socket.closed()).isEqualTo("4404 not_found");
        assertThat(fixture.live.count()).isOne();
        connection.onClosed(4404, "");
        assertThat(fixture.live.count()).isZero();
    }

    @Test
    void anActorIsToldOfTheClient() {
        fixture.connect();

        ToActor.Open open = actor.open();
        assertThat(open.everyEvent()).isTrue();
        assertThat(open.params().isPresent()).isFalse();
    }

    // ---- other messages

    @Test
    void subscriptionsReachTheActorAndAreAnswered() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"subscribe\":[\"posted\",\"typing\"],\"id\":8}");
        receive(connection, "{\"unsubscribe\":[\"posted\"]}");

        assertThat(actor.told().get(1))
                .isEqualTo(new ToActor.Subscribe(connection, true, Set.of("posted", "typing"), 8));
        ToActor.Subscribe unsubscribe = (ToActor.Subscribe) actor.told().get(2);
        assertThat(unsubscribe.on()).isFalse();
        connection.answered(8);
        connection.answered(unsubscribe.id());
        connection.flush();
        assertThat(socket.sent()).hasSize(2);
        assertThat(socket.last()).isEqualTo("{\"reply\":8}");
    }

    @Test
    void tooManySubscriptionsAtATimeAreAnswered() {
        ConnectionFixture small = new ConnectionFixture(
                RuntimeSettings.DEFAULTS.toBuilder().maxCallsInFlight(2).build());
        ServerConnection connection = small.welcomed();
        receive(connection, "{\"subscribe\":[\"posted\"]}");
        receive(connection, "{\"subscribe\":[\"posted\"],\"id\":1}");
        receive(connection, "{\"subscribe\":[\"posted\"],\"id\":2}");
        assertThat(small.socket.last()).startsWith("{\"reply\":2,\"error\":{\"code\":\"too_many_calls\"");
        assertThat(small.actor.told()).hasSize(3);

        connection.answered(((ToActor.Subscribe) small.actor.told().get(1)).id());
        receive(connection, "{\"unsubscribe\":[\"posted\"]}");
        assertThat(small.actor.told()).hasSize(4);
    }

    @Test
    void anUnknownEventIsNamed() {
        ServerConnection connection = fixture.welcomed();

        receive(connection, "{\"subscribe\":[\"posted\",\"typink\"],\"id\":8}");

        assertThat(socket.last())
                .startsWith("{\"reply\":8,\"error\":{\"code\":\"unknown_action\"")
                .contains("room has no event 'typink'. Did you mean 'typing'?");
        assertThat(actor.told()).hasSize(1);
    }

    @Test
    void whateverAClientSendsTheConnectionStays() {
        ServerConnection connection = fixture.welcomed();
        List<String> bad = List.of(
                "",
                "not json",
                "[]",
                "{}",
                "{\"fly\":1}",
                "{\"call\":7}",
                "{\"call\":\"post\",\"id\":-1}",
                "{\"call\":\"post\",\"id\":1.5}",
                "{\"call\":\"post\",\"ping\":1}",
                "{\"cancel\":\"x\"}",
                "{\"subscribe\":\"posted\"}",
                "{\"call\":\"post\",\"id\":1",
                "{\"call\":\"post\",\"args\":" + "[".repeat(500) + "]".repeat(500) + "}");

        for (String message : bad) {
            int before = socket.sent().size();
            receive(connection, message);
            assertThat(socket.sent()).as(message).hasSize(before + 1);
            assertThat(socket.last()).as(message).contains("\"error\"");
        }

        assertThat(socket.closed()).isEmpty();
        assertThat(actor.calls()).isEmpty();
        receive(connection, "{\"ping\":5}");
        assertThat(socket.last()).isEqualTo("{\"pong\":5}");
    }

    @Test
    void aMalformedMessageIsAnsweredByItsIdWhereItHasOne() {
        ServerConnection connection = fixture.welcomed();

        receive(connection, "{\"fly\":1,\"id\":9}");

        assertThat(socket.last()).startsWith("{\"reply\":9,\"error\":{\"code\":\"unknown_kind\"");
    }

    @Test
    void theWrongKindOfFrameEndsTheConnection() {
        ServerConnection json = fixture.welcomed();
        json.onBinary(new byte[] {1}, 0, 1);
        assertThat(socket.closed()).isEqualTo("1003 This connection speaks JSON in text messages");

        RecordingSocket other = new RecordingSocket();
        ServerConnection cbor = fixture.connect(WireFormat.CBOR, other);
        receive(cbor, "{\"ping\":1}");
        assertThat(other.closed()).isEqualTo("1003 This connection speaks CBOR in binary messages");
    }

    @Test
    void whatIsTooLargeEndsTheConnection() {
        ServerConnection connection = fixture.welcomed();
        int limit = RuntimeSettings.DEFAULTS.maxMessageIn();
        String filler = "x".repeat(limit - 11);
        receive(connection, "{\"pi\":\"" + filler + "\"}" + " ");
        assertThat(socket.closed()).isEmpty();

        receive(connection, "{\"pi\":\"" + filler + "\"}" + "   ");

        assertThat(socket.closed()).isEqualTo("1009 A message has at most 65536 bytes");
    }

    @Test
    void theBoundOnBytesThatWaitIsTheOneThatWasSet() {
        ConnectionFixture narrow = new ConnectionFixture(
                RuntimeSettings.DEFAULTS.toBuilder().outboundBytes(2_000).build());
        ServerConnection connection = narrow.welcomed();
        narrow.socket.reads = false;

        connection.deliver(Messages.sized(1_500), SlowConsumerPolicy.DISCONNECT, "");
        connection.deliver(Messages.sized(500), SlowConsumerPolicy.DISCONNECT, "");
        connection.outbound().isFull();
        narrow.pass(Duration.ofSeconds(3));
        assertThat(narrow.socket.closed()).isEmpty();
        connection.deliver(Messages.sized(1), SlowConsumerPolicy.DISCONNECT, "");
        narrow.pass(Duration.ofSeconds(3));

        assertThat(narrow.socket.closed()).startsWith("4410");
    }

    // ---- the end

    @Test
    void anActorIsToldOfTheEndOnceAndWhatRunsIsGivenUp() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1}");
        receive(connection, "{\"call\":\"post\",\"id\":2}");
        Call waiting = actor.calls().get(0);
        Call running = actor.calls().get(1);
        running.begin();

        connection.onClosed(1000, "bye");
        connection.onClosed(1006, "");

        assertThat(actor.closes()).isOne();
        assertThat(waiting.isGivenUp()).isTrue();
        assertThat(running.isGivenUp()).isTrue();
        assertThat(connection.isClosed()).isTrue();
        assertThat(fixture.live.count()).isZero();
    }

    @Test
    void aConnectionThatEndsWhileItOpensIsToldOfAfterwards() {
        RecordingSocket quick = new RecordingSocket();
        List<ServerConnection> opened = new ArrayList<>();
        FrameSocket vanishing = new ForwardingSocket(quick) {
            @Override
            public void attach(ServerConnection connection) {
                super.attach(connection);
                opened.add(connection);
            }
        };
        actor.onOpen = () -> opened.get(0).onClosed(1006, "");

        fixture.connect(WireFormat.JSON, vanishing);

        assertThat(actor.told()).hasSize(2);
        assertThat(actor.closes()).isOne();
    }

    @Test
    void whatIsToBeDoneAtTheEndIsDoneOnce() {
        ServerConnection connection = fixture.welcomed();
        List<String> done = new ArrayList<>();
        connection.whenClosed(() -> {
            throw new IllegalStateException("by intention");
        });
        connection.whenClosed(() -> done.add("before"));

        connection.onClosed(1000, "");
        connection.onClosed(1000, "");
        connection.whenClosed(() -> done.add("after"));

        assertThat(done).containsExactly("before", "after");
    }

    @Test
    void onceItEndsNothingIsLookedAt() {
        ServerConnection connection = fixture.welcomed();

        connection.kick(CloseCode.KICKED, "out");
        receive(connection, "{\"call\":\"post\",\"id\":1}");
        receive(connection, "{\"ping\":1}");
        connection.kick(1000, "again");

        assertThat(socket.closed()).isEqualTo("4409 out");
        assertThat(actor.calls()).isEmpty();
        assertThat(socket.sent()).hasSize(1);
        assertThat(connection.isClosed()).isFalse();
    }

    @Test
    void whatWasSaidBeforeAKickStillLeaves() {
        ServerConnection connection = fixture.welcomed();

        connection.deliver(Messages.text("goodbye"), SlowConsumerPolicy.DISCONNECT, "");
        connection.kick(CloseCode.KICKED, "out");

        assertThat(socket.last()).isEqualTo("goodbye");
    }

    @Test
    void nothingSaidToAClosedConnectionThrows() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1}");
        Call call = actor.lastCall();
        connection.onClosed(1000, "");

        welcome(connection);
        reply(connection, call, "x");
        connection.ended(call);
        connection.answered(1);
        connection.deliver(Messages.text("x"), SlowConsumerPolicy.LATEST, "k");
        connection.refused(WireError.of("x", ""), 4403);
        connection.kick(1000, "");
        connection.flush();

        assertThat(socket.sent()).hasSize(1);
    }

    @Test
    void aReasonIsCutToWhatFitsACloseFrame() {
        ServerConnection connection = fixture.welcomed();

        connection.kick(CloseCode.KICKED, "ü".repeat(100));

        assertThat(socket.closed()).isEqualTo("4409 " + "ü".repeat(61));
    }

    // ---- slow consumers

    @Test
    void aReplyThatDoesNotFitEndsTheConnection() {
        ConnectionFixture small = new ConnectionFixture(
                RuntimeSettings.DEFAULTS.toBuilder().outboundMessages(2).build());
        small.socket.reads = false;
        ServerConnection connection = small.welcomed();

        receive(connection, "{\"ping\":1}");
        assertThat(small.socket.closed()).isEmpty();
        receive(connection, "{\"ping\":2}");
        connection.outbound().isFull();
        small.pass(Duration.ofSeconds(3));

        assertThat(small.socket.closed()).isEqualTo("4410 Too much waits for this connection");
        assertThat(connection.outbound().bytes()).isZero();
    }

    @Test
    void anEventThatDoesNotFitMeetsItsPolicy() {
        ConnectionFixture small = new ConnectionFixture(
                RuntimeSettings.DEFAULTS.toBuilder().outboundMessages(2).build());
        small.socket.reads = false;
        ServerConnection connection = small.welcomed();
        connection.outbound().isFull();

        connection.deliver(Messages.text("one"), SlowConsumerPolicy.DROP_OLDEST, "");
        connection.deliver(Messages.text("two"), SlowConsumerPolicy.DROP_OLDEST, "");
        connection.deliver(Messages.text("three"), SlowConsumerPolicy.DROP_NEWEST, "");
        assertThat(small.socket.closed()).isEmpty();
        small.socket.take();
        assertThat(small.socket.sent()).containsExactly(WELCOME, "two");
    }
}
