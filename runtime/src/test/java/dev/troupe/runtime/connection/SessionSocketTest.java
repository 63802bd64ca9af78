package dev.troupe.runtime.connection;

import static dev.troupe.runtime.connection.ConnectionFixture.WELCOME;
import static dev.troupe.runtime.connection.ConnectionFixture.welcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.SlowConsumerPolicy;
import dev.troupe.wire.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SessionSocketTest {

    private final ConnectionFixture fixture = new ConnectionFixture();
    private final FakeSession fake = new FakeSession();
    private final Queue<Runnable> elsewhere = new ArrayDeque<>();
    private final SessionSocket socket = new SessionSocket(fake.session, elsewhere::add);

    @Test
    void messagesLeaveInOrder() {
        ServerConnection connection = connect(WireFormat.JSON);
        say(connection, "one");
        say(connection, "two");

        assertThat(fake.sent()).containsExactly(WELCOME, "one", "two");
        assertThat(connection.outbound().messages()).isZero();
    }

    @Test
    void cborLeavesInBinaryMessages() {
        connect(WireFormat.CBOR);

        assertThat(fake.sent().get(0)).startsWith("binary ").contains("welcome");
    }

    @Test
    void atMostOneSendIsInFlight() {
        fake.sending = FakeSession.Sending.LATER;
        ServerConnection connection = connect(WireFormat.JSON);
        say(connection, "one");
        socket.ping();
        connection.kick(4409, "out");
        assertThat(fake.sent()).hasSize(1);
        assertThat(fake.underWay()).isOne();

        fake.finish();
        assertThat(fake.sent()).hasSize(1);
        runElsewhere();
        assertThat(fake.sent()).containsExactly(WELCOME, "ping", "one");
        assertThat(fake.closes()).isEmpty();
        fake.finish();
        runElsewhere();

        assertThat(fake.closes()).containsExactly("4409 out");
    }

    @Test
    void theStackDoesNotGrowWithTheNumberOfMessages() {
        fake.sending = FakeSession.Sending.LATER;
        ServerConnection connection = connect(WireFormat.JSON);
        for (int i = 0; i < 1_000; i++) {
            say(connection, "m" + i);
        }
        fake.sending = FakeSession.Sending.AT_ONCE;

        fake.finish();

        assertThat(fake.sent()).hasSize(1_001);
        assertThat(fake.deepest()).isOne();
    }

    @Test
    void aFailedSendEndsTheConnectionElsewhere() {
        fake.sending = FakeSession.Sending.LATER;
        ServerConnection connection = connect(WireFormat.JSON);

        fake.failSend();
        assertThat(connection.isClosed()).isFalse();
        assertThat(fake.closes()).isEmpty();
        runElsewhere();

        assertThat(connection.isClosed()).isTrue();
        assertThat(fake.closes()).hasSize(1);
        assertThat(fixture.actor.closes()).isOne();
    }

    @Test
    void aSessionThatClosesMeanwhileMakesNothingThrow() {
        ServerConnection connection = connect(WireFormat.JSON);
        fake.sending = FakeSession.Sending.THROWS;

        say(connection, "one");
        say(connection, "two");
        socket.ping();
        connection.kick(1000, "");
        runElsewhere();

        assertThat(connection.isClosed()).isTrue();
        assertThat(fake.sent()).hasSize(1);
    }

    @Test
    void anEndedSocketIsForgotten() {
        ServerConnection connection = connect(WireFormat.JSON);

        socket.abort();
        runElsewhere();

        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void messagesInPartsArePutTogether() {
        ServerConnection connection = connect(WireFormat.JSON);

        fake.receiveText("{\"pi", false);
        fake.receiveText("ng\":", false);
        fake.receiveText("1}", true);
        fake.receiveText("{\"ping\":2}", true);

        assertThat(fake.sent()).containsExactly(WELCOME, "{\"pong\":1}", "{\"pong\":2}");
    }

    @Test
    void binaryMessagesInPartsArePutTogether() {
        ServerConnection connection = connect(WireFormat.CBOR);
        byte[] ping = {(byte) 0xa1, 0x64, 'p', 'i', 'n', 'g', 0x01};

        fake.receiveBinary(java.util.Arrays.copyOf(ping, 3), false);
        fake.receiveBinary(java.util.Arrays.copyOfRange(ping, 3, 7), true);

        assertThat(fake.sent()).hasSize(2);
        assertThat(fake.sent().get(1)).contains("pong");
    }

    @Test
    void whatIsTooLargeInPartsEndsTheConnectionBeforeItIsWhole() {
        ServerConnection connection = connect(WireFormat.JSON);

        fake.receiveText("x".repeat(40_000), false);
        fake.receiveText("x".repeat(30_000), false);
        runElsewhere();

        assertThat(fake.closes()).containsExactly("1009 A message has at most 65536 bytes");
    }

    @Test
    void theLimitCountsBytesNotCharacters() {
        ServerConnection connection = connect(WireFormat.JSON);
        String text = "{\"x\":\"" + "€".repeat(30_000) + "\"}";
        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(65_536);

        fake.receiveText(text, true);
        runElsewhere();

        assertThat(fake.closes()).hasSize(1);
    }

    @Test
    void aPongIsASignOfLife() {
        ServerConnection connection = connect(WireFormat.JSON);

        fixture.pass(Duration.ofSeconds(32));
        runElsewhere();
        assertThat(fake.sent()).containsExactly(WELCOME, "ping");
        fake.receivePong();
        fixture.pass(Duration.ofSeconds(20));

        assertThat(fake.closes()).isEmpty();
    }

    @Test
    @Timeout(60)
    void manyThreadsMaySpeakAtOnce() throws Exception {
        ServerConnection connection = connect(WireFormat.JSON);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> speakers = new ArrayList<>();
            for (int speaker = 0; speaker < 4; speaker++) {
                int number = speaker;
                speakers.add(threads.submit(() -> {
                    for (int i = 0; i < 200; i++) {
                        say(connection, number + ":" + i);
                    }
                }));
            }
            for (Future<?> speaker : speakers) {
                speaker.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fake.sent()).hasSize(801);
        for (int speaker = 0; speaker < 4; speaker++) {
            String prefix = speaker + ":";
            List<String> own =
                    fake.sent().stream().filter(text -> text.startsWith(prefix)).toList();
            for (int i = 0; i < 200; i++) {
                assertThat(own.get(i)).isEqualTo(prefix + i);
            }
        }
    }

    private ServerConnection connect(WireFormat format) {
        ServerConnection connection = fixture.connect(format, socket);
        welcome(connection);
        return connection;
    }

    private static void say(ServerConnection connection, String text) {
        connection.deliver(Messages.text(text), SlowConsumerPolicy.DISCONNECT, "");
        connection.flush();
    }

    private void runElsewhere() {
        for (Runnable task = elsewhere.poll(); task != null; task = elsewhere.poll()) {
            task.run();
        }
    }
}
