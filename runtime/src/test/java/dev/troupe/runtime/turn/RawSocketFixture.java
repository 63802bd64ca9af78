package dev.troupe.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.ActorException;
import dev.troupe.actor.AsyncRawSocketHandler;
import dev.troupe.actor.ConnectRequest;
import dev.troupe.actor.Connection;
import dev.troupe.actor.ConnectionHooks;
import dev.troupe.actor.RawMessage;
import dev.troupe.actor.RawSocket;
import dev.troupe.runtime.Injection;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.message.ToActor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An actor whose raw sockets do what texts tell them, and who writes down what happens. */
abstract class RawSocketFixture {

    @RegisterExtension
    final Stage stage = new Stage();

    final List<String> log = new CopyOnWriteArrayList<>();
    final CompletableFuture<Object> slowOpen = new CompletableFuture<>();
    final CountDownLatch blocked = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    final CompletableFuture<RawSocket<Probe.Join, String>> kept = new CompletableFuture<>();
    final CompletableFuture<Connection<String, Probe.Feed>> keptConnection = new CompletableFuture<>();
    final RecordedConnection ada = new RecordedConnection();

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletionStage<?> done() {
        return CompletableFuture.completedFuture("done");
    }

    /** Writes down what happens, and does what texts tell it. */
    final class Board
            implements Probe,
                    ConnectionHooks<Probe.Join, String, Probe.Feed>,
                    AsyncRawSocketHandler<Probe.Join, String> {

        private final Injection<String, Feed> given;

        Board(Injection<String, Feed> given) {
            this.given = given;
        }

        @Override
        public String createConnState(ConnectRequest<Join> request) {
            return request.params().name() + "'s";
        }

        @Override
        public void onConnect(Connection<String, Feed> connection) {
            log.add("connect");
            if (connection.state().equals("eve's")) {
                connection.disconnect(4_002, "not you");
            }
        }

        @Override
        public void onDisconnect(Connection<String, Feed> connection) {
            log.add("disconnect");
        }

        @Override
        public CompletionStage<?> onOpen(RawSocket<Join, String> socket) {
            log.add("open");
            if (socket.path().equals("/fails")) {
                throw new ActorException("full", "No room");
            }
            return socket.path().equals("/slow") ? slowOpen : done();
        }

        @Override
        public CompletionStage<?> onText(RawSocket<Join, String> socket, String text) throws Exception {
            log.add("text " + text);
            switch (text) {
                case "fail" -> throw new IllegalStateException("secret");
                case "crash" -> throw new AssertionError("a crash");
                case "close" -> socket.close(4_001, "bye");
                case "forbidden code" -> socket.close(1_006, "");
                case "cork" ->
                    socket.cork(() -> {
                        socket.sendText("1");
                        socket.cork(() -> socket.sendBinary("2".getBytes(StandardCharsets.UTF_8)));
                        socket.sendText("3");
                    });
                case "cork much" ->
                    socket.cork(() -> {
                        for (int i = 0; i < 6; i++) {
                            socket.sendText("" + i);
                        }
                        log.add("corked after " + ada.said());
                    });
                case "cork and fail" ->
                    socket.cork(() -> {
                        socket.sendText("before");
                        throw new IllegalStateException("within");
                    });
                case "cork and close" ->
                    socket.cork(() -> {
                        socket.sendText("last");
                        socket.close();
                        socket.sendText("too late");
                    });
                case "cork and disconnect" ->
                    socket.cork(() -> {
                        socket.sendText("last");
                        given.connections().caller().disconnect("out");
                    });
                case "large" -> socket.sendText("x".repeat(101));
                case "events" -> {
                    given.connections().broadcast().said("to all");
                    given.connections().caller().send().said("to one");
                }
                case "everybody" -> {
                    RawMessage same = RawMessage.text("the same to all");
                    given.connections().all().forEach(one -> one.rawSocket().ifPresent(other -> other.send(same)));
                }
                case "keep" -> kept.complete(socket);
                case "join" -> {
                    socket.connection().join("a topic");
                    socket.sendText(socket.connection().topics() + " "
                            + given.connections().members("a topic").size() + " " + socket.isOpen());
                    socket.close();
                    log.add("open: " + socket.isOpen());
                }
                case "keep connection" ->
                    keptConnection.complete(given.connections().caller());
                default ->
                    socket.sendText(text + " " + socket.path() + " " + socket.subprotocol() + " "
                            + socket.params().name() + " " + socket.state());
            }
            return done();
        }

        @Override
        public CompletionStage<?> onBinary(RawSocket<Join, String> socket, byte[] bytes) {
            log.add("binary " + new String(bytes, StandardCharsets.UTF_8));
            socket.sendBinary(bytes);
            return done();
        }

        @Override
        public CompletionStage<?> onClose(RawSocket<Join, String> socket, int code, String reason) {
            log.add("close " + code + " " + reason + " " + given.connections().count());
            if (reason.equals("fail")) {
                throw new IllegalStateException("in onClose");
            }
            if (reason.equals("crash")) {
                throw new AssertionError("in onClose");
            }
            return done();
        }

        @Override
        public CompletionStage<?> onError(RawSocket<Join, String> socket, Throwable failure) {
            log.add("error " + failure.getMessage());
            if ("within".equals(failure.getMessage())) {
                socket.close(4_321, "chosen");
            }
            return done();
        }

        @Override
        public String act(String text) {
            log.add("act " + text);
            return text;
        }

        @Override
        public String read(String text) throws Exception {
            if (text.equals("crash")) {
                throw new AssertionError("a crash");
            }
            RawSocket<?, String> socket = given.connections().all().stream()
                    .flatMap(connection -> connection.rawSocket().stream())
                    .findFirst()
                    .orElseThrow();
            if (text.equals("beside")) {
                socket.sendText("beside");
                return text;
            }
            if (text.equals("cork")) {
                socket.cork(() -> socket.cork(() -> {
                    socket.sendText("within");
                    blocked.countDown();
                    awaitQuietly(goOn);
                }));
                return text;
            }
            blocked.countDown();
            goOn.await();
            socket.sendText("from the past");
            socket.close();
            log.add("sent");
            return text;
        }
    }

    final LocalActors actors(RuntimeSettings settings) {
        return stage.actors(Board::new, settings);
    }

    final LocalActors actors() {
        return actors(RuntimeSettings.DEFAULTS.toBuilder().maxMessageOut(100).build());
    }

    final RecordedConnection connected(String path) {
        ada.openRaw(actors(), "lobby", "ada", path).await("open raw");
        return ada;
    }

    final void gone(int code, String reason) {
        ada.tell(new ToActor.Close(ada, code, reason));
        await().untilAsserted(() -> assertThat(log).contains("disconnect"));
    }

    final LocalActors stageActors() {
        return stage.actors();
    }

    final RawSocket<Probe.Join, String> kept() {
        RecordedConnection bob = new RecordedConnection();
        bob.openRaw(stageActors(), "lobby", "bob", "/").await("open raw");
        bob.text("keep");
        return kept.join();
    }
}
