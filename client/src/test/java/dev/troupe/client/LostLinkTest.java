package dev.troupe.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.ActorException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** A server that takes everything and says nothing, as a network does that has gone. */
class LostLinkTest extends RawServerFixture {

    private static final int PING = 9;
    private static final int PONG = 10;

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration PATIENT = Duration.ofSeconds(60);

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void aClientNoticesALinkThatIsLost() throws Exception {
        CompletableFuture<Integer> pinged = new CompletableFuture<>();
        serve(client -> {
            client.upgrade().sendText(FakeTransport.WELCOME);
            pinged.complete(client.readMessage().opcode());
            end.await();
        });
        var connection = connect(Transport.webSocket(server.address()).withPings(SOON, SOON), new EventHandlers());
        try {
            CloseStatus status = connection.closed().get(20, SECONDS);
            assertThat(status.code()).isEqualTo(1006);
            assertThat(status.reason()).startsWith("No answer to a ping");
            assertThat(status.retryable()).isTrue();
            assertThat(connection.isOpen()).isFalse();
            assertThat(pinged.get(20, SECONDS)).isEqualTo(PING);
            assertThatThrownBy(() -> Parrot.echo(connection, "x").get(20, SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            ActorException.class, e -> assertThat(e.code()).isEqualTo("connection_lost"));
        } finally {
            end.countDown();
        }
    }

    @Test
    void aServerThatAnswersPingsKeepsItsClient() throws Exception {
        serve(client -> {
            client.upgrade().sendText(FakeTransport.WELCOME);
            assertThat(client.readMessage().opcode()).isEqualTo(PING);
            client.send(true, PONG, new byte[0]);
            client.sendText("{\"event\":\"said\",\"seq\":1,\"args\":{\"text\":\"still here\"}}");
            end.await();
        });
        CompletableFuture<String> said = new CompletableFuture<>();
        var handlers = new EventHandlers();
        handlers.add(Parrot.SAID, words -> said.complete(words.text()));
        var connection = connect(Transport.webSocket(server.address()).withPings(SOON, PATIENT), handlers);
        assertThat(said.get(20, SECONDS)).isEqualTo("still here");
        assertThat(connection.isOpen()).isTrue();
        end.countDown();
        connection.close();
    }

    @Test
    void theListenerOfARawSocketIsToldOfALinkThatIsLost() throws Exception {
        CompletableFuture<Integer> pinged = new CompletableFuture<>();
        serve(client -> {
            client.upgrade("");
            client.send(true, 1, "hello".getBytes(UTF_8));
            pinged.complete(client.readMessage().opcode());
            end.await();
        });
        CompletableFuture<String> heard = new CompletableFuture<>();
        CompletableFuture<String> failure = new CompletableFuture<>();
        var listener = new WebSocket.Listener() {
            @Override
            public java.util.concurrent.CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                heard.complete(text.toString());
                from.request(1);
                return null;
            }

            @Override
            public void onError(WebSocket from, Throwable error) {
                failure.complete(error.getMessage());
            }
        };
        try {
            WebSocket socket = ActorHandle.of(Parrot.PROTOCOL, server.address(), POLLY)
                    .withPings(SOON, SOON)
                    .websocket("", listener);
            assertThat(heard.get(20, SECONDS)).isEqualTo("hello");
            assertThat(failure.get(20, SECONDS)).startsWith("No answer to a ping");
            assertThat(pinged.get(20, SECONDS)).isEqualTo(PING);
            assertThat(socket.isInputClosed()).isTrue();
        } finally {
            end.countDown();
        }
    }
}
