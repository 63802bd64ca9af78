package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.receive;
import static dev.troupe.runtime.connection.ConnectionFixture.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.Call;
import dev.troupe.wire.ErrorCode;
import dev.troupe.wire.WireError;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The calls of one connection: their replies, deadlines and limits. */
class ServerConnectionCallsTest {

    private final ConnectionFixture fixture = ConnectionFixture.withoutPings();
    private final RecordingSocket socket = fixture.socket;
    private final RecordingActor actor = fixture.actor;

    // ---- calls

    @Test
    void aCallReachesTheActorAndItsReplyTheClient() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":7,\"args\":{\"text\":\"hi\"}}");
        Call call = actor.lastCall();
        assertThat(call.action().name()).isEqualTo("post");
        assertThat(call.id()).isEqualTo(7);

        reply(connection, call, "1: hi");

        assertThat(socket.last()).isEqualTo("{\"reply\":7,\"value\":\"1: hi\"}");
    }

    @Test
    void aCallIsAnsweredOnce() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":7}");
        Call call = actor.lastCall();

        reply(connection, call, "one");
        reply(connection, call, "two");
        connection.failed(call, ErrorCode.INTERNAL.with("three"));
        connection.flush();

        assertThat(socket.sent()).hasSize(2);
        assertThat(socket.last()).contains("one");
    }

    @Test
    void repliesMayWaitForAFlush() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":7}");
        Call call = actor.lastCall();

        connection.failed(call, ErrorCode.INTERNAL.with("x"));
        assertThat(socket.sent()).hasSize(1);
        connection.flush();

        assertThat(socket.sent()).hasSize(2);
    }

    @Test
    void aFailedCallWithoutIdIsNamed() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"whisper\"}");

        connection.failed(actor.lastCall(), WireError.of("muted", "Be quiet"));
        connection.flush();

        assertThat(socket.last())
                .isEqualTo("{\"error\":{\"code\":\"muted\",\"message\":\"Be quiet\",\"retryable\":false},"
                        + "\"about\":\"whisper\"}");
    }

    @Test
    void aCallThatWantsNoReplyGetsNone() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"whisper\"}");

        connection.ended(actor.lastCall());
        connection.flush();

        assertThat(socket.sent()).hasSize(1);
    }

    @Test
    void anUnknownActionIsAnsweredWithWhatMayHaveBeenMeant() {
        ServerConnection connection = fixture.welcomed();

        receive(connection, "{\"call\":\"psot\",\"id\":7}");
        assertThat(socket.last())
                .startsWith("{\"reply\":7,\"error\":{\"code\":\"unknown_action\"")
                .contains("room has no action 'psot'. Did you mean 'post'?");

        receive(connection, "{\"call\":\"fly\"}");
        assertThat(socket.last()).contains("room has no action 'fly'.\"").endsWith("\"about\":\"fly\"}");
        assertThat(actor.calls()).isEmpty();
    }

    @Test
    void anIdInFlightIsAnsweredOnTheConnectionAndTheFirstCallIsUntouched() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":7}");
        Call first = actor.lastCall();

        receive(connection, "{\"call\":\"history\",\"id\":7}");
        receive(connection, "{\"subscribe\":[\"posted\"],\"id\":7}");

        assertThat(actor.calls()).containsExactly(first);
        assertThat(socket.sent()).hasSize(3);
        assertThat(socket.last())
                .startsWith("{\"error\":{\"code\":\"duplicate_id\"")
                .doesNotContain("about");
        reply(connection, first, "fine");
        assertThat(socket.last()).isEqualTo("{\"reply\":7,\"value\":\"fine\"}");
    }

    @Test
    void anIdIsFreeAgainWhenItsCallHasEnded() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":7}");
        reply(connection, actor.lastCall(), "one");

        receive(connection, "{\"call\":\"post\",\"id\":7}");

        assertThat(actor.calls()).hasSize(2);
    }

    @Test
    void tooManyCallsAreAnsweredAndReadingGoesOn() {
        ConnectionFixture small = new ConnectionFixture(
                RuntimeSettings.DEFAULTS.toBuilder().maxCallsInFlight(2).build());
        ServerConnection connection = small.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1}");
        receive(connection, "{\"call\":\"whisper\"}");
        receive(connection, "{\"call\":\"post\",\"id\":3}");
        assertThat(small.socket.last()).startsWith("{\"reply\":3,\"error\":{\"code\":\"too_many_calls\"");

        receive(connection, "{\"ping\":5}");
        assertThat(small.socket.last()).isEqualTo("{\"pong\":5}");
        reply(connection, small.actor.calls().get(0), "done");
        receive(connection, "{\"call\":\"post\",\"id\":4}");
        assertThat(small.actor.calls()).hasSize(3);
    }

    @Test
    void aFullMailboxIsAnsweredWithOverloaded() {
        ServerConnection connection = fixture.welcomed();
        actor.takesCalls = false;

        receive(connection, "{\"call\":\"post\",\"id\":1}");

        assertThat(socket.last())
                .startsWith("{\"reply\":1,\"error\":{\"code\":\"overloaded\"")
                .contains("\"retryable\":true");
        actor.takesCalls = true;
        receive(connection, "{\"call\":\"post\",\"id\":1}");
        assertThat(actor.calls()).hasSize(1);
    }

    // ---- deadlines and cancelling

    @Test
    void aCallThatWaitsTooLongDoesNotRun() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1}");

        fixture.pass(Duration.ofSeconds(59));
        assertThat(socket.sent()).hasSize(1);
        fixture.pass(Duration.ofSeconds(2));

        assertThat(socket.last())
                .startsWith("{\"reply\":1,\"error\":{\"code\":\"timeout\"")
                .contains("\"outcome\":\"not_run\"");
        assertThat(actor.lastCall().begin()).isFalse();
    }

    @Test
    void aCallThatRunsTooLongIsOfUnknownOutcomeAndItsTurnIsTold() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1,\"timeout\":100}");
        Call call = actor.lastCall();
        call.begin();

        fixture.pass(Duration.ofMillis(150));

        assertThat(socket.last()).contains("\"timeout\"").doesNotContain("not_run");
        assertThat(call.isGivenUp()).isTrue();
        reply(connection, call, "too late");
        assertThat(socket.sent()).hasSize(2);
    }

    @Test
    void aCallThatNamesNoDeadlineHasTheOneThatWasSet() {
        ConnectionFixture hasty = new ConnectionFixture(RuntimeSettings.DEFAULTS.toBuilder()
                .callDeadline(Duration.ofSeconds(3))
                .build());
        ServerConnection connection = hasty.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1}");
        receive(connection, "{\"call\":\"post\",\"id\":2,\"timeout\":5000}");

        hasty.pass(Duration.ofMillis(2_900));
        assertThat(hasty.socket.sent()).hasSize(1);
        hasty.pass(Duration.ofMillis(200));

        assertThat(hasty.socket.sent()).hasSize(2);
        assertThat(hasty.socket.last()).startsWith("{\"reply\":1,\"error\":{\"code\":\"timeout\"");
    }

    @Test
    void aClientMayWaitLonger() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1,\"timeout\":120000}");
        receive(connection, "{\"call\":\"post\",\"id\":2}");

        fixture.pass(Duration.ofSeconds(61));
        assertThat(socket.sent()).hasSize(2);
        assertThat(socket.last()).contains("\"reply\":2");
        fixture.pass(Duration.ofSeconds(60));

        assertThat(socket.last()).contains("\"reply\":1");
    }

    @Test
    void aCallIsCancelledBeforeItBegins() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1}");

        receive(connection, "{\"cancel\":1}");
        receive(connection, "{\"cancel\":1}");
        receive(connection, "{\"cancel\":2}");

        assertThat(socket.sent()).hasSize(2);
        assertThat(socket.last()).contains("\"canceled\"").contains("not_run");
        assertThat(actor.lastCall().isGivenUp()).isTrue();
    }

    @Test
    void aCallIsCancelledWhileItRuns() {
        ServerConnection connection = fixture.welcomed();
        receive(connection, "{\"call\":\"post\",\"id\":1}");
        actor.lastCall().begin();

        receive(connection, "{\"cancel\":1}");

        assertThat(socket.last()).contains("\"canceled\"").doesNotContain("not_run");
        assertThat(actor.lastCall().isGivenUp()).isTrue();
    }
}
