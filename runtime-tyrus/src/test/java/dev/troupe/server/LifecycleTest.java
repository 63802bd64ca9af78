package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.RawClient.Frame;
import dev.troupe.server.RawClient.Response;
import dev.troupe.server.echo.Gate;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** From start to stop. */
class LifecycleTest {

    private static final String ROOM = "/actors/echo/room";

    private final Gate gate = new Gate();

    @Test
    void saysPlainlyThatThePortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.port(port)))
                    .isInstanceOf(ServerStartException.class)
                    .hasMessage("Port " + port + " on 127.0.0.1 is taken: another program listens there."
                            + " Choose another port.");
        }
    }

    @Test
    void saysPlainlyWhatIsWrongWithTheHost() {
        assertThatThrownBy(() -> EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.host("no.such.host.invalid")))
                .isInstanceOf(ServerStartException.class)
                .hasMessage("There is no host no.such.host.invalid to listen on");
        assertThatThrownBy(() -> EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.host("192.0.2.1")))
                .isInstanceOf(ServerStartException.class)
                .hasMessage("192.0.2.1 is no address of this machine, so nothing can listen on it");
    }

    @Test
    void listensOnOneAddressAloneUnlessToldOtherwise() throws IOException {
        try (TroupeServer server = EchoServer.start(gate)) {
            assertThatThrownBy(() -> connect("127.0.0.2", server.port())).isInstanceOf(ConnectException.class);
            connect("127.0.0.1", server.port());
            assertThat(server.uri()).hasToString("ws://127.0.0.1:" + server.port());
            assertThat(server.pages()).hasToString("http://127.0.0.1:" + server.port() + "/");
        }
        try (TroupeServer server = EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.host("0.0.0.0"))) {
            connect("127.0.0.2", server.port());
            assertThat(server.uri()).hasToString("ws://127.0.0.1:" + server.port());
        }
    }

    private static void connect(String address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 5_000);
        }
    }

    @Test
    void closesEverySocketWith1001() throws IOException {
        TroupeServer server = EchoServer.start(gate);
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(RawClient.welcomed(server.port(), ROOM));
        }
        CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
        for (RawClient client : clients) {
            Frame close = client.closeFrame();
            assertThat(close.closeCode()).isEqualTo(1001);
            client.close(1001);
            assertThat(client.isAtEnd()).isTrue();
            client.close();
        }
        assertThat(closed).succeedsWithin(20, TimeUnit.SECONDS);
        server.awaitShutdown();
        assertThatThrownBy(() -> new RawClient(server.port())).isInstanceOf(IOException.class);
    }

    @Test
    void socketsThatDoNotAnswerDoNotHoldItUp() throws IOException {
        RuntimeSettings settings = RuntimeSettings.DEFAULTS.toBuilder()
                .shutdownGrace(Duration.ofMillis(1_800)) // less than the two seconds that a peer has otherwise
                .build();
        TroupeServer server = EchoServer.start(gate, settings, b -> b);
        try (RawClient client = RawClient.welcomed(server.port(), ROOM)) {
            assertThat(CompletableFuture.runAsync(server::close)).succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(client.closeFrame().closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void finishesTurnsAndMeanwhileGrantsNothing() throws Exception {
        TroupeServer server = EchoServer.start(gate);
        try (RawClient client = RawClient.welcomed(server.port(), ROOM);
                RawClient http = new RawClient(server.port())) {
            assertThat(http.get("/health").status()).isEqualTo(200);
            client.text("{\"call\":\"hold\",\"id\":1,\"args\":{}}");
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);

            await().until(() -> http.get("/health").status() == 503);
            assertThat(http.get("/health").text()).isEqualTo("{\"status\":\"draining\"}");
            Response refused = http.upgrade(ROOM);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.text()).contains("\"unavailable\"").contains("\"retryable\":true");
            assertThat(closed).isNotDone();
            gate.opened.complete("done");

            assertThat(client.frame().text()).isEqualTo("{\"reply\":1,\"value\":\"done\"}");
            assertThat(client.closeFrame().closeCode()).isEqualTo(1001);
            client.close(1001);
            assertThat(closed).succeedsWithin(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        TroupeServer server = EchoServer.start(gate);
        server.close();
        server.close();
        server.awaitShutdown();
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        try (TroupeServer server = EchoServer.start(gate);
                RawClient client = RawClient.welcomed(server.port(), ROOM);
                RawClient reader = new RawClient(server.port())) {
            assertThat(reader.get("/index.html").status()).isEqualTo(200);
            assertThat(client.socket().isConnected()).isTrue();
        }
        assertThatThrownBy(() -> EchoServer.start(gate, RuntimeSettings.DEFAULTS, b -> b.host("192.0.2.1")))
                .isInstanceOf(ServerStartException.class);
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .noneMatch(name -> name.startsWith("troupe-")));
    }
}
