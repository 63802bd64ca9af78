package dev.troupe.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.server.echo.EchoDefinition;
import dev.troupe.server.echo.Gate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of 200 file descriptors and a client with 400 connections. */
@Timeout(120)
class DescriptorsTest {

    private static final int DESCRIPTORS = 200;
    private static final int CONNECTIONS = 400;

    /** The process under test. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (TroupeServer server = TroupeServer.builder()
                    .actors(new EchoDefinition())
                    .provide(Gate.class, new Gate())
                    .port(0)
                    .start()) {
                PrintStream out = System.out;
                out.println(server.port());
                server.awaitShutdown();
            }
        }
    }

    @TempDir
    Path directory;

    private final List<Socket> held = new ArrayList<>();
    private Process process;
    private int port;

    private void start(String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "ulimit -n " + DESCRIPTORS + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(properties));
        command.add(Program.class.getName());
        process = new ProcessBuilder(command).redirectError(log().toFile()).start();
        BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        port = Integer.parseInt(out.readLine());
    }

    private Path log() {
        return directory.resolve("log.txt");
    }

    @AfterEach
    void stop() throws Exception {
        leave();
        process.destroyForcibly();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void hold() throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            Socket socket = new Socket();
            held.add(socket);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
        }
    }

    private void leave() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
        held.clear();
    }

    private boolean isHealthy(String from) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), 10_000);
            try (RawClient client = new RawClient(socket, port, 0)) {
                return client.get("/health").status() == 200;
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static String say(RawClient room, int id) throws IOException {
        room.text("{\"call\":\"say\",\"id\":" + id + ",\"args\":{\"text\":\"hej\"}}");
        return room.frame().text();
    }

    @Test
    void whereDescriptorsRunOutConnectionsGoOnAndNewOnesAreAcceptedLater() throws Exception {
        start("-Dtroupe.http.max-connections=0");
        assertThat(isHealthy("127.0.0.1")).isTrue();
        try (RawClient room = RawClient.welcomed(port, "/actors/echo/room")) {
            assertThat(say(room, 1)).contains("hej");
            hold();
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> Files.readString(log()).contains("could not accept connections"));
            assertThat(say(room, 2)).contains("hej");
            leave();
            await().atMost(30, TimeUnit.SECONDS).until(() -> isHealthy("127.0.0.1"));
            assertThat(say(room, 3)).contains("hej");
        }
        assertThat(Files.readString(log()))
                .containsOnlyOnce("could not accept connections")
                .contains("ulimit -n");
    }

    @Test
    void byDefaultDescriptorsDoNotRunOutAndOthersGetInMeanwhile() throws Exception {
        start();
        try (RawClient room = RawClient.welcomed(port, "/actors/echo/room")) {
            hold();
            assertThat(say(room, 1)).contains("hej");
            assertThat(isHealthy("127.0.0.2")).isTrue();
            assertThat(isHealthy("127.0.0.1")).isFalse();
            leave();
            await().until(() -> isHealthy("127.0.0.1"));
            assertThat(say(room, 2)).contains("hej");
        }
        assertThat(Files.readString(log())).doesNotContain("could not accept connections");
    }
}
