package dev.troupe.server;

import static dev.troupe.server.ConfigurationEffect.client;
import static dev.troupe.server.ConfigurationEffect.connect;
import static dev.troupe.server.ConfigurationEffect.upgrade;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.client.BoundedLog;
import dev.troupe.server.echo.Gate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/** What the keys {@code troupe.server} and {@code troupe.http} do. */
final class ServerEffects {

    /** More than there are otherwise. */
    private static final int EVENT_LOOPS = Runtime.getRuntime().availableProcessors() + 3;

    /** Where nobody else is given a port, so that one that was free still is when its turn comes. */
    private static final String PORTS_OF_ITS_OWN = "127.0.0.3";

    private ServerEffects() {}

    static List<ConfigurationEffect> all() throws IOException {
        int port = freePort();
        return List.of(
                ConfigurationEffect.of("troupe.server.host", "127.0.0.2", ServerEffects::host),
                new ConfigurationEffect(
                        "troupe.server.port",
                        String.valueOf(port),
                        Map.of("troupe.server.host", PORTS_OF_ITS_OWN),
                        (server, gate) -> {
                            assertThat(server.port()).isEqualTo(port);
                            new Socket(PORTS_OF_ITS_OWN, port).close();
                        }),
                ConfigurationEffect.of("troupe.server.static-pages", "other/pages", (server, gate) -> {
                    try (RawClient client = client(server)) {
                        assertThat(client.get("/").text()).isEqualTo("other pages\n");
                    }
                }),
                ConfigurationEffect.of(
                        "troupe.server.event-loops", String.valueOf(EVENT_LOOPS), ServerEffects::eventLoops),
                new ConfigurationEffect(
                        "troupe.server.stop-with-process", "false", Map.of(), ServerEffects::stopWithProcess),
                ConfigurationEffect.of(
                        "troupe.server.log-lines-per-second",
                        "7",
                        (server, gate) -> assertThat(BoundedLog.limit()).isEqualTo(7)),
                ConfigurationEffect.of("troupe.server.drain-time", "1h", ServerEffects::drainTime),
                ConfigurationEffect.of("troupe.server.shutdown-grace", "100ms", ServerEffects::shutdownGrace),
                ConfigurationEffect.of(
                        "troupe.http.max-request-line-size",
                        "100",
                        (server, gate) -> assertThat(status(server, "/?" + "x".repeat(100)))
                                .isEqualTo(414)),
                ConfigurationEffect.of(
                        "troupe.http.max-header-size",
                        "100",
                        (server, gate) -> assertThat(status(server, "/health", "X-Long: " + "x".repeat(100)))
                                .isEqualTo(431)),
                ConfigurationEffect.of("troupe.http.max-body-size", "100", (server, gate) -> {
                    assertThat(post(server, 100)).isEqualTo(204);
                    assertThat(post(server, 101)).isEqualTo(413);
                }),
                ConfigurationEffect.of("troupe.http.base-path", "/apps/chat", (server, gate) -> {
                    assertThat(status(server, "/apps/chat/health")).isEqualTo(200);
                    assertThat(status(server, "/health")).isEqualTo(404);
                }),
                new ConfigurationEffect(
                        "troupe.http.trusted-proxies",
                        "10.0.0.0/8, 127.0.0.1",
                        Map.of("troupe.websocket.max-connections-per-address", "1"),
                        ServerEffects::trustedProxies),
                ConfigurationEffect.of(
                        "troupe.http.allowed-hosts",
                        "chat.example.org",
                        (server, gate) -> assertThat(statusFor(server, "chat.example.org"))
                                .isEqualTo(200)),
                ConfigurationEffect.of(
                        "troupe.http.allowed-origins", "https://one.example, https://two.example", (server, gate) -> {
                            assertThat(upgrade(server, "room", "Origin: https://one.example"))
                                    .isEqualTo(101);
                            assertThat(upgrade(server, "room", "Origin: https://two.example"))
                                    .isEqualTo(101);
                            assertThat(upgrade(server, "room", "Origin: https://three.example"))
                                    .isEqualTo(403);
                        }));
    }

    private static int statusFor(TroupeServer server, String host) throws IOException {
        try (RawClient client = client(server)) {
            return client.http("GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .status();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(PORTS_OF_ITS_OWN))) {
            return free.getLocalPort();
        }
    }

    private static int status(TroupeServer server, String path, String... headers) throws IOException {
        try (RawClient client = client(server)) {
            return client.get(path, headers).status();
        }
    }

    private static int post(TroupeServer server, int length) throws IOException {
        try (RawClient client = client(server)) {
            return client.http("POST /notes HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n"
                            + "x".repeat(length))
                    .status();
        }
    }

    private static void host(TroupeServer server, Gate gate) throws IOException {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.2");
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.2", server.port()), 5_000);
        }
        assertThatThrownBy(() -> new RawClient(server.port())).isInstanceOf(IOException.class);
    }

    /** All come from 127.0.0.1, for which there would be one connection alone: the other might still be upgraded, and then closed. */
    private static void trustedProxies(TroupeServer server, Gate gate) throws IOException {
        try (RawClient one = client(server);
                RawClient two = client(server)) {
            assertThat(one.upgrade("/actors/echo/room", "X-Forwarded-For: 192.0.2.1")
                            .status())
                    .isEqualTo(101);
            assertThat(one.frame().text()).startsWith("{\"welcome\"");
            assertThat(two.upgrade("/actors/echo/room", "X-Forwarded-For: 192.0.2.2, 10.1.2.3")
                            .status())
                    .isEqualTo(101);
            assertThat(two.frame().text()).startsWith("{\"welcome\"");
            assertThat(upgrade(server, "room", "X-Forwarded-For: 192.0.2.1")).isEqualTo(429);
        }
    }

    /** Loops begin their thread with their first channel, and each channel goes to the next one. */
    private static void eventLoops(TroupeServer server, Gate gate) throws IOException {
        Map<String, Long> before = loops();
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * EVENT_LOOPS; i++) {
                clients.add(connect(server, "room"));
            }
            Map<String, Long> more = loops();
            // Loops of servers that have just been closed may still be there.
            more.entrySet().removeAll(before.entrySet());
            assertThat(more).containsValue((long) EVENT_LOOPS);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** How many loops each server has whose thread has begun: those of one are named alike. */
    private static Map<String, Long> loops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("troupe-loop"))
                .collect(Collectors.groupingBy(
                        name -> name.substring(0, name.lastIndexOf('-')), HashMap::new, Collectors.counting()));
    }

    /** Where the key has its default, the client is told goodbye. */
    private static void stopWithProcess(TroupeServer unused, Gate gate, Map<String, String> properties)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SignalTest.Program.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
                RawClient client = RawClient.welcomed(
                        Integer.parseInt(out.readLine().substring("port ".length())), "/actors/echo/room")) {
            process.toHandle().destroy();

            assertThatThrownBy(client::closeFrame)
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** A turn is under way that does not end. */
    private static void drainTime(TroupeServer server, Gate gate) throws Exception {
        try (RawClient kept = client(server)) {
            assertThat(kept.get("/health/ready").status()).isEqualTo(200);
            Thread closing = new Thread(server::close);
            closing.start();
            try {
                ConfigurationEffect.awaitEffect()
                        .until(() -> kept.get("/health/ready").status() == 503);
                assertThat(upgrade(server, "room")).isEqualTo(503);
            } finally {
                closing.interrupt();
            }
        }
    }

    private static void shutdownGrace(TroupeServer server, Gate gate) throws Exception {
        try (RawClient client = connect(server, "room")) {
            ConfigurationEffect.call(client, "hold", 1, "");
            assertThat(gate.held.await(10, TimeUnit.SECONDS)).isTrue();
            Assertions.assertTimeout(ConfigurationEffect.PATIENCE, server::close);
        }
    }
}
