package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.Call;
import dev.troupe.wire.Payload;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GivenUpCallsTest {

    private static final String CALL = "{\"call\":\"post\",\"id\":1}";
    private static final String CANCEL = "{\"cancel\":1}";

    private final ConnectionFixture fixture = new ConnectionFixture(
            RuntimeSettings.DEFAULTS.toBuilder().maxCallsInFlight(3).build());
    private final ServerConnection connection = fixture.welcomed();

    @Test
    void cancellingMakesNoRoomInTheMailbox() {
        for (int i = 0; i < 100; i++) {
            receive(connection, CALL);
            receive(connection, CANCEL);
        }

        assertThat(fixture.actor.calls()).hasSize(3);
        assertThat(fixture.socket.last()).contains("\"too_many_calls\"");

        assertThat(fixture.actor.calls().get(0).begin()).isFalse();
        receive(connection, CALL);
        assertThat(fixture.actor.calls()).hasSize(4);
    }

    @Test
    void norDoesADeadlineThatPasses() {
        for (int i = 0; i < 3; i++) {
            receive(connection, "{\"call\":\"post\",\"timeout\":1}");
        }
        fixture.pass(Duration.ofMillis(100));
        receive(connection, CALL);

        assertThat(fixture.actor.calls()).hasSize(3);
    }

    @Test
    void oneThatRunsCountsUntilItsTurnEnds() {
        for (int i = 0; i < 3; i++) {
            receive(connection, CALL);
            assertThat(fixture.actor.lastCall().begin()).isTrue();
            receive(connection, CANCEL);
        }
        receive(connection, CALL);
        assertThat(fixture.actor.calls()).hasSize(3);

        assertThat(fixture.actor.lastCall().settle()).isFalse();
        receive(connection, CALL);
        assertThat(fixture.actor.calls()).hasSize(4);
    }

    @Test
    void whatTheActorDoesNotTakeCountsNoLonger() {
        fixture.actor.takesCalls = false;
        for (int i = 0; i < 10; i++) {
            receive(connection, CALL);
            assertThat(fixture.socket.last()).contains("\"overloaded\"");
        }
    }

    @Test
    void argumentsKeepNoMuchLargerMessageInMemory() {
        receive(connection, "{\"call\":\"post\",\"args\":{\"text\":\"hi\"},\"pad\":\"" + "x".repeat(60_000) + "\"}");

        Call call = fixture.actor.lastCall();
        assertThat(call.arguments()).isEqualTo(Payload.json("{\"text\":\"hi\"}"));
        assertThat(call.arguments().array()).hasSize(13);
    }
}
