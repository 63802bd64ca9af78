package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.wire.WireFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LiveConnectionsTest {

    private final ConnectionFixture fixture = new ConnectionFixture();
    private final RecordingSocket socket = fixture.socket;

    // ---- heartbeats

    @Test
    void aSilentConnectionIsPingedAndThenEnded() {
        fixture.welcomed();

        fixture.pass(Duration.ofSeconds(24));
        assertThat(socket.pings()).isZero();
        fixture.pass(Duration.ofSeconds(8));
        assertThat(socket.pings()).isOne();
        assertThat(socket.closed()).isEmpty();
        fixture.pass(Duration.ofSeconds(11));

        assertThat(socket.closed()).isEqualTo("1008 No answer to a ping");
    }

    @Test
    void anyByteIsASignOfLife() {
        ServerConnection connection = fixture.welcomed();

        for (int i = 0; i < 20; i++) {
            fixture.pass(Duration.ofSeconds(20));
            connection.onActivity();
        }
        assertThat(socket.pings()).isZero();

        fixture.pass(Duration.ofSeconds(32));
        assertThat(socket.pings()).isOne();
        connection.onActivity();
        fixture.pass(Duration.ofSeconds(20));
        assertThat(socket.closed()).isEmpty();
    }

    @Test
    void pingsOfManyConnectionsAreSpread() {
        List<RecordingSocket> sockets = connectMany(fixture, 200);

        fixture.pass(Duration.ofMillis(29_000));

        assertThat(sockets.stream().filter(each -> each.pings() > 0).count()).isBetween(40L, 160L);
    }

    @Test
    void everyConnectionIsLookedAtAboutOnceASecond() {
        List<RecordingSocket> sockets = connectMany(fixture, 1_000);

        fixture.pass(Duration.ofSeconds(32));

        assertThat(sockets).allSatisfy(each -> assertThat(each.pings()).isOne());
    }

    @Test
    void aConnectionThatFailsKeepsNoOtherFromBeingLookedAt() {
        List<RecordingSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            RecordingSocket each = new RecordingSocket();
            each.breaks = i % 10 == 0;
            if (!each.breaks) {
                sockets.add(each);
            }
            ConnectionFixture.welcome(fixture.connect(WireFormat.JSON, each));
        }
        fixture.pass(Duration.ofSeconds(32));

        assertThat(sockets).allSatisfy(each -> assertThat(each.pings()).isOne());
    }

    @Test
    void shortTimesAreLookedAtMoreOften() {
        ConnectionFixture quick = new ConnectionFixture(RuntimeSettings.DEFAULTS.toBuilder()
                .pingInterval(Duration.ofMillis(400))
                .pongTimeout(Duration.ofMillis(200))
                .build());
        quick.welcomed();

        quick.pass(Duration.ofMillis(550));
        assertThat(quick.socket.pings()).isOne();
        quick.pass(Duration.ofMillis(300));
        assertThat(quick.socket.closed()).startsWith("1008");
    }

    @Test
    void aTickVisitsAShareNotAll() {
        List<RecordingSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            RecordingSocket each = new RecordingSocket();
            each.reads = false;
            sockets.add(each);
            ConnectionFixture.welcome(fixture.connect(WireFormat.JSON, each));
            each.takeAndStall();
        }
        // Each is seen to be stuck once; from then on the next visit ends it.
        fixture.pass(Duration.ofSeconds(1));
        fixture.nanoTime.addAndGet(RuntimeSettings.DEFAULTS.writeTimeout().toNanos());
        assertThat(abortedOf(sockets)).isZero();

        fixture.ticker.tick();
        assertThat(abortedOf(sockets)).isEqualTo(50);
        fixture.ticker.tick();
        assertThat(abortedOf(sockets)).isEqualTo(100);

        for (int tick = 2; tick < 20; tick++) {
            fixture.ticker.tick();
        }
        assertThat(abortedOf(sockets)).isEqualTo(1_000);
    }

    // ---- stuck sockets

    @Test
    void aWriteWithoutProgressEndsTheSocketHard() {
        socket.reads = false;
        ServerConnection connection = fixture.welcomed();
        socket.takeAndStall();

        for (int i = 0; i < 9; i++) {
            fixture.pass(Duration.ofSeconds(1));
            connection.onActivity();
        }
        assertThat(socket.aborted()).isFalse();
        fixture.pass(Duration.ofSeconds(3));

        assertThat(socket.aborted()).isTrue();
    }

    @Test
    void aSlowWriteThatMakesProgressIsLeftAlone() {
        socket.reads = false;
        ServerConnection connection = fixture.welcomed();
        socket.takeAndStall();

        for (int i = 0; i < 30; i++) {
            fixture.pass(Duration.ofSeconds(1));
            connection.onActivity();
            connection.outbound().written(0, 1);
        }

        assertThat(socket.aborted()).isFalse();
    }

    @Test
    void aSocketThatDoesNotCloseIsEndedHardAndForgotten() {
        ServerConnection connection = fixture.welcomed();

        connection.kick(4409, "out");
        fixture.pass(Duration.ofSeconds(6));

        assertThat(socket.aborted()).isTrue();
        assertThat(connection.isClosed()).isTrue();
        assertThat(fixture.live.count()).isZero();
        assertThat(fixture.actor.closes()).isOne();
    }

    // ---- closing all

    @Test
    void allAreClosedAtOnceWhenTheyAreFew() {
        List<RecordingSocket> sockets = connectMany(fixture, 1_000);

        CompletableFuture<Void> closed =
                fixture.live.closeAll(Duration.ofSeconds(5)).toCompletableFuture();

        assertThat(sockets).allSatisfy(each -> assertThat(each.closed()).isEqualTo("1001 The server is shutting down"));
        assertThat(closed).isNotDone();
    }

    @Test
    void manyAreClosedSpreadOverTheGrace() {
        List<RecordingSocket> sockets = connectMany(fixture, 3_000);

        fixture.live.closeAll(Duration.ofSeconds(4));
        assertThat(closedOf(sockets)).isEqualTo(1_000);
        fixture.pass(Duration.ofMillis(1_500));
        assertThat(closedOf(sockets)).isBetween(1_900L, 2_100L);
        fixture.pass(Duration.ofMillis(1_600));

        assertThat(closedOf(sockets)).isEqualTo(3_000);
    }

    @Test
    void itIsDoneWhenTheLastIsClosed() {
        ServerConnection connection = fixture.welcomed();
        CompletableFuture<Void> closed =
                fixture.live.closeAll(Duration.ofSeconds(5)).toCompletableFuture();
        assertThat(closed).isNotDone();

        connection.onClosed(1001, "");

        assertThat(closed).isCompleted();
        assertThat(new ConnectionFixture().live.closeAll(Duration.ofSeconds(5)).toCompletableFuture())
                .isCompleted();
    }

    @Test
    void whatIsOpenAtTheEndOfTheGraceIsEndedHard() {
        fixture.welcomed();

        fixture.live.closeAll(Duration.ofSeconds(1));
        fixture.pass(Duration.ofMillis(1_100));

        assertThat(socket.aborted()).isTrue();
    }

    @Test
    void whoeverComesLateIsToldToGoAway() {
        fixture.live.drain();

        ServerConnection connection = fixture.connect();

        assertThat(socket.closed()).startsWith("1001");
        assertThat(fixture.actor.told()).isEmpty();
        connection.onClosed(1001, "");
        assertThat(fixture.live.count()).isZero();
    }

    // ---- deadlines

    @Test
    void deadlinesOfManyConnectionsAreKept() {
        List<RecordingSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            RecordingSocket each = new RecordingSocket();
            sockets.add(each);
            ServerConnection connection = fixture.connect(WireFormat.JSON, each);
            ConnectionFixture.welcome(connection);
            receive(connection, "{\"call\":\"post\",\"id\":1,\"timeout\":" + (100 + i) + "}");
        }

        fixture.pass(Duration.ofMillis(250));

        assertThat(sockets)
                .allSatisfy(each -> assertThat(each.last()).startsWith("{\"reply\":1,\"error\":{\"code\":\"timeout\""));
    }

    @Test
    void connectionsThatComeAndGoAreCounted() {
        List<ServerConnection> connections = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            connections.add(fixture.connect(WireFormat.JSON, new RecordingSocket()));
        }
        for (int i = 0; i < 50; i += 2) {
            connections.get(i).onClosed(1000, "");
        }
        assertThat(fixture.live.count()).isEqualTo(25);
        for (int i = 49; i > 0; i -= 2) {
            connections.get(i).onClosed(1000, "");
        }
        assertThat(fixture.live.count()).isZero();
    }

    private static List<RecordingSocket> connectMany(ConnectionFixture fixture, int count) {
        List<RecordingSocket> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RecordingSocket each = new RecordingSocket();
            sockets.add(each);
            fixture.connect(WireFormat.JSON, each);
        }
        return sockets;
    }

    private static long abortedOf(List<RecordingSocket> sockets) {
        return sockets.stream().filter(RecordingSocket::aborted).count();
    }

    private static long closedOf(List<RecordingSocket> sockets) {
        return sockets.stream().filter(each -> !each.closed().isEmpty()).count();
    }
}
