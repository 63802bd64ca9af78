package dev.troupe.client;

import static dev.troupe.client.FakeTransport.WELCOME;
import static dev.troupe.client.Parrot.SAID;
import static dev.troupe.client.Parrot.echo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.client.Parrot.Words;
import dev.troupe.wire.CloseCode;
import dev.troupe.wire.MessageReader;
import dev.troupe.wire.MessageWriter;
import dev.troupe.wire.ServerMessage;
import dev.troupe.wire.WireFormat;
import dev.troupe.wire.WireMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client over the JDK's own WebSocket, against a server that can do anything. */
@Timeout(60)
class WebSocketTransportTest extends RawServerFixture {

    // ---- messages

    @Test
    void aThousandCallsAreSentAndAnsweredInOrder() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            for (int i = 0; i < 1_000; i++) {
                String call = client.readMessage().text();
                received.add(call.replaceFirst(".*\"text\":\"(.*)\"}}$", "$1"));
                client.sendText(answer(call));
            }
            client.sendClose(client.readClose(), "");
        });
        List<String> expected = new ArrayList<>();
        List<String> answered = new CopyOnWriteArrayList<>();
        try (var connection = connect()) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                expected.add("t" + i);
                calls.add(echo(connection, "t" + i).thenAccept(answered::add));
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(30, SECONDS);
        }
        assertThat(received).isEqualTo(expected);
        assertThat(answered).isEqualTo(expected);
    }

    @Test
    void aMessageInManyFramesIsPutTogether() throws Exception {
        String text = "ab é€😀".repeat(50);
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            client.readMessage();
            byte[] reply = ("{\"reply\":1,\"value\":\"" + text + "\"}").getBytes(UTF_8);
            for (int i = 0; i < reply.length; i++) {
                if (i == 100) {
                    client.send(true, RawWebSocketServer.PING, new byte[] {7});
                }
                client.send(i == reply.length - 1, i == 0 ? RawWebSocketServer.TEXT : 0, new byte[] {reply[i]});
            }
            client.sendClose(client.readClose(), "");
        });

        try (var connection = connect()) {
            assertThat(connection.await(echo(connection, "x"))).isEqualTo(text);
        }
    }

    @Test
    void largeMessagesPassBothWays() throws Exception {
        serve(WebSocketTransportTest::parrot);
        String text = "é€😀 large ".repeat(100_000);

        try (var connection = connect()) {
            assertThat(connection.await(echo(connection, text))).isEqualTo(text);
        }
    }

    @Test
    void pingsOfTheServerAreAnswered() throws Exception {
        CompletableFuture<byte[]> pong = new CompletableFuture<>();
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            client.send(true, RawWebSocketServer.PING, new byte[] {1, 2, 3});
            var frame = client.readMessage();
            while (frame.opcode() != RawWebSocketServer.PONG) {
                frame = client.readMessage();
            }
            pong.complete(frame.payload());
            client.sendClose(client.readClose(), "");
        });

        try (var connection = connect()) {
            assertThat(pong.get(10, SECONDS)).containsExactly(1, 2, 3);
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void cborTravelsInBinaryFrames() throws Exception {
        CompletableFuture<Integer> opcode = new CompletableFuture<>();
        serve(client -> {
            client.upgrade();
            send(
                    client,
                    MessageWriter.welcome(
                            WireFormat.CBOR,
                            new ServerMessage.Welcome("c1", "parrot", Parrot.PROTOCOL.fingerprint(), "e1", 0)));
            var frame = client.readMessage();
            opcode.complete(frame.opcode());
            MessageReader.fromClient(WireFormat.CBOR, frame.payload(), 0, frame.payload().length);
            byte[] reply = bytes(MessageWriter.reply(WireFormat.CBOR, 1, Parrot.TEXT, "from afar"));
            for (int i = 0; i < reply.length; i++) {
                client.send(i == reply.length - 1, i == 0 ? RawWebSocketServer.BINARY : 0, new byte[] {reply[i]});
            }
            client.sendClose(client.readClose(), "");
        });

        Transport transport = Transport.webSocket(server.address(), WireFormat.CBOR);
        try (var connection = connect(transport, new EventHandlers())) {
            assertThat(connection.await(echo(connection, "x"))).isEqualTo("from afar");
        }
        assertThat(opcode.get()).isEqualTo(RawWebSocketServer.BINARY);
    }

    private static void send(RawWebSocketServer.Connection client, WireMessage message) throws IOException {
        client.send(true, RawWebSocketServer.BINARY, bytes(message));
    }

    private static byte[] bytes(WireMessage message) {
        byte[] bytes = new byte[message.length()];
        message.bytes().get(bytes);
        return bytes;
    }

    @Test
    void theSocketIsNotReadWhileHandlersAreBehind() throws Exception {
        int count = 5_000;
        String event = "{\"event\":\"said\",\"seq\":1,\"args\":{\"text\":\"" + "x".repeat(10_000) + "\"}}";
        AtomicInteger written = new AtomicInteger();
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            for (int i = 0; i < count; i++) {
                client.sendText(event);
                written.incrementAndGet();
            }
            client.sendClose(client.readClose(), "");
        });
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger handled = new AtomicInteger();
        EventHandlers handlers = new EventHandlers();
        handlers.add(SAID, said -> {
            awaitQuietly(release);
            handled.incrementAndGet();
        });

        try (var connection = connect(handlers)) {
            // The buffers of both sockets hold some megabytes; beyond them the server is stuck.
            AtomicInteger before = new AtomicInteger();
            await().pollInterval(Duration.ofMillis(300))
                    .until(() -> before.getAndSet(written.get()) == written.get() && written.get() > 0);
            assertThat(written).hasValueLessThan(count / 2);
            release.countDown();
            await().atMost(30, SECONDS).untilAsserted(() -> assertThat(handled).hasValue(count));
            assertThat(connection.isOpen()).isTrue();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aServerThatNeverReadsMeetsABoundedQueue() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            release.await();
        });
        Words large = new Words("x".repeat(1 << 20));

        try (var connection = connect()) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            connection.send(Parrot.WHISTLE, large);
                        }
                    })
                    .isInstanceOfSatisfying(
                            ActorException.class, e -> assertThat(e.code()).isEqualTo("overloaded"));
        } finally {
            release.countDown();
        }
    }

    @Test
    void aMessageAboveTheBoundEndsTheConnection() throws Exception {
        byte[] part = "x".repeat(1 << 20).getBytes(UTF_8);
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            client.send(false, RawWebSocketServer.TEXT, part);
            try {
                for (int i = 0; i < WebSocketListener.MAX_MESSAGE / part.length; i++) {
                    client.send(false, 0, part);
                }
            } catch (IOException e) {
                // The client reads no more.
            }
            client.readToEnd();
        });

        try (var connection = connect()) {
            assertThat(connection.closed().get(30, SECONDS).code()).isEqualTo(CloseCode.TOO_BIG);
        }
    }

    // ---- the end

    @Test
    void callsFailAtOnceWhenTheServerVanishes() throws Exception {
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            client.readMessage();
        });
        try (var connection = connect()) {
            var call = echo(connection, "x");

            assertThatThrownBy(() -> call.get(10, SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            ActorException.class, e -> assertThat(e.code()).isEqualTo("connection_lost"));
            assertThat(connection.closed().get(10, SECONDS).code()).isEqualTo(1006);
        }
    }

    @Test
    void callsFailAtOnceWhenTheServerResetsTheSocket() throws Exception {
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            client.readMessage();
            client.socket.setSoLinger(true, 0);
        });
        try (var connection = connect()) {
            var call = echo(connection, "x");

            assertThatThrownBy(() -> call.get(10, SECONDS)).isInstanceOf(ExecutionException.class);
            assertThat(connection.closed().get(10, SECONDS).code()).isEqualTo(1006);
        }
    }

    @Test
    void theServersCloseCodeIsReportedAndAnswered() throws Exception {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            client.sendClose(CloseCode.KICKED, "out");
            answer.complete(client.readClose());
        });
        try (var connection = connect()) {
            assertThat(connection.closed().get(10, SECONDS).code()).isEqualTo(4409);
            assertThat(answer.get(10, SECONDS)).isEqualTo(4409);
        }
    }

    @Test
    void closeSendsWhatWaitsAndThenTheCode() throws Exception {
        CompletableFuture<List<String>> received = new CompletableFuture<>();
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            List<String> seen = new ArrayList<>();
            var frame = client.readMessage();
            while (frame.opcode() != RawWebSocketServer.CLOSE) {
                seen.add(frame.text());
                frame = client.readMessage();
            }
            seen.add("close " + frame.closeCode());
            received.complete(seen);
            client.sendClose(frame.closeCode(), "");
            // The client, too, ends the TCP connection, and leaves nothing behind.
            assertThat(client.readToEnd()).isZero();
        });
        var connection = connect();
        for (int i = 0; i < 50; i++) {
            connection.send(Parrot.WHISTLE, new Words("w" + i));
        }
        connection.close();

        assertThat(connection.closed().get(10, SECONDS).code()).isEqualTo(1000);
        assertThat(received.get(10, SECONDS)).hasSize(51).endsWith("close 1000");
    }

    @Test
    void aCloseThatIsNotAnsweredEndsInAnAbort() throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            client.readToEnd();
            gone.complete(null);
        });
        var connection = connect();
        var call = echo(connection, "x");
        connection.close();

        assertThat(connection.closed().get(10, SECONDS).code()).isEqualTo(1006);
        assertThat(call).isCompletedExceptionally();
        gone.get(10, SECONDS);
    }

    @Test
    void aCloseIsAnsweredEvenWhileHandlersAreBehind() throws Exception {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        serve(client -> {
            client.upgrade().sendText(WELCOME);
            for (int i = 0; i < InboundFlow.MAX_MESSAGES + 10; i++) {
                client.sendText("{\"event\":\"said\",\"seq\":1,\"args\":{\"text\":\"x\"}}");
            }
            client.sendText("{\"reply\":1,\"value\":\"unread as yet\"}");
            client.sendClose(client.readClose(), "");
            client.readToEnd();
            gone.complete(null);
        });
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        EventHandlers handlers = new EventHandlers();
        handlers.add(SAID, said -> {
            inside.countDown();
            awaitQuietly(release);
        });
        var connection = connect(handlers);
        inside.await();
        connection.close();
        gone.get(10, SECONDS);
        release.countDown();

        assertThat(connection.closed().get(10, SECONDS).code()).isEqualTo(1000);
    }
}
