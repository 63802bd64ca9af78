package dev.troupe.runtime.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.wire.CloseCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowGoodbyeTest {

    private final ConnectionFixture fixture = new ConnectionFixture();
    private final ServerConnection connection = fixture.welcomed();

    @Test
    void whileWhatWaitsGoesOutThereIsTimeForTheCloseFrame() {
        fixture.socket.reads = false;
        connection.deliver(Messages.sized(20), SlowConsumerPolicy.DISCONNECT, "");
        connection.kick(CloseCode.KICKED, "out");
        fixture.socket.takeAndStall();
        for (int i = 0; i < 5; i++) {
            fixture.pass(Duration.ofSeconds(5));
            connection.outbound().written(0, 1);
            assertThat(fixture.socket.aborted()).isFalse();
        }

        connection.outbound().written(1, 1);
        fixture.pass(Duration.ofSeconds(3));
        assertThat(fixture.socket.aborted()).isFalse();
        fixture.pass(Duration.ofSeconds(4));
        assertThat(fixture.socket.aborted()).isTrue();
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void aClientThatReadsALittleNowAndThenIsNotWaitedForWithoutEnd() {
        fixture.socket.reads = false;
        connection.deliver(Messages.sized(20), SlowConsumerPolicy.DISCONNECT, "");
        connection.kick(CloseCode.KICKED, "out");
        fixture.socket.takeAndStall();
        for (int i = 0; i < 7; i++) {
            fixture.pass(Duration.ofSeconds(5));
            connection.outbound().written(0, 1);
        }

        assertThat(fixture.socket.aborted()).isTrue();
        assertThat(connection.isClosed()).isTrue();
        assertThat(fixture.actor.closes()).isEqualTo(1);
        assertThat(fixture.live.count()).isZero();
    }

    @Test
    void whatWaitsIsNotWaitedForWhereNothingGoesOut() {
        fixture.socket.reads = false;
        connection.deliver(Messages.sized(20), SlowConsumerPolicy.DISCONNECT, "");
        connection.kick(CloseCode.KICKED, "out");
        fixture.socket.takeAndStall();

        fixture.pass(Duration.ofSeconds(12));
        assertThat(fixture.socket.aborted()).isTrue();
        fixture.pass(Duration.ofSeconds(6));
        assertThat(connection.isClosed()).isTrue();
    }
}
