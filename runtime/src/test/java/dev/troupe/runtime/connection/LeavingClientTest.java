package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.receive;
import static dev.troupe.runtime.connection.ConnectionFixture.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.runtime.message.ToActor;
import dev.troupe.wire.CloseCode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that leaves: what it sent before is served, and answered before the close frame. */
class LeavingClientTest {

    private final ConnectionFixture fixture = ConnectionFixture.withoutPings();
    private final ServerConnection connection = fixture.welcomed();

    @BeforeEach
    void theActorTakesItsTime() {
        fixture.actor.servesAtOnce = false;
        receive(connection, "{\"call\":\"post\",\"id\":1}");
    }

    @Test
    void theAnswerToACloseFrameWaitsForWhatWasSentBefore() {
        connection.onCloseFrame(1_000, "bye");
        assertThat(fixture.actor.told()).endsWith(new ToActor.Close(connection, 1_000, "bye"));
        assertThat(fixture.actor.lastCall().isGivenUp()).isFalse();
        assertThat(fixture.socket.closed()).isEmpty();

        reply(connection, fixture.actor.lastCall(), "done");
        connection.deliver(Messages.text("an event"), SlowConsumerPolicy.DISCONNECT, "");
        connection.served();

        assertThat(fixture.socket.sent()).hasSize(3).endsWith("{\"reply\":1,\"value\":\"done\"}", "an event");
        assertThat(fixture.socket.closed()).isEqualTo("1000 ");
        assertThat(connection.isEndedByServer()).isFalse();
    }

    @Test
    void aBreachIsNamedAfterTheAnswers() {
        connection.onBreach(CloseCode.INVALID_TEXT, "Text that is not UTF-8");
        receive(connection, "{\"call\":\"post\",\"id\":2}");
        assertThat(fixture.socket.closed()).isEmpty();
        assertThat(fixture.actor.calls()).hasSize(1);

        reply(connection, fixture.actor.lastCall(), "done");
        connection.served();
        assertThat(fixture.socket.last()).contains("done");
        assertThat(fixture.socket.closed()).isEqualTo("1007 Text that is not UTF-8");
    }

    @Test
    void aStreamThatEndsIsServedToo() {
        connection.onEndOfStream();
        reply(connection, fixture.actor.lastCall(), "done");
        connection.served();

        assertThat(fixture.actor.told()).endsWith(new ToActor.Close(connection));
        assertThat(fixture.socket.last()).contains("done");
        assertThat(fixture.socket.closed()).isEqualTo("1006 ");
    }

    @Test
    void theActorHasTheCloseTimeoutAndNoLonger() {
        connection.onCloseFrame(1_000, "");
        fixture.pass(Duration.ofSeconds(4));
        assertThat(fixture.socket.closed()).isEmpty();

        fixture.pass(Duration.ofSeconds(3));
        assertThat(fixture.socket.closed()).isEqualTo("1000 ");
        connection.onClosed(1_000, "");
        assertThat(fixture.actor.lastCall().isGivenUp()).isTrue();
        assertThat(fixture.actor.closes()).isOne();
    }

    @Test
    void aSessionThatItsContainerHasClosedIsServedWithoutAWord() {
        connection.onSessionClosed(1_000, "");
        assertThat(fixture.actor.lastCall().isGivenUp()).isFalse();
        reply(connection, fixture.actor.lastCall(), "done");
        assertThat(connection.isClosed()).isFalse();

        connection.served();
        assertThat(connection.isClosed()).isTrue();
        assertThat(fixture.socket.closed()).isEmpty();
        assertThat(fixture.live.count()).isZero();
    }

    @Test
    void aConnectionThatIsLostIsNotWaitedFor() {
        connection.onSessionClosed(CloseCode.ABNORMAL, "");
        assertThat(fixture.actor.lastCall().isGivenUp()).isTrue();
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void aClientThatLeavesMayStillBeSentAway() {
        connection.onCloseFrame(1_000, "");
        connection.kick(CloseCode.GOING_AWAY, "The server is shutting down");
        connection.served();
        assertThat(fixture.socket.closed()).isEqualTo("1001 The server is shutting down");
    }
}
