package dev.troupe.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.ServerStartException;
import dev.troupe.server.TroupeServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, told by a file, by its environment and by system properties, and by nothing in its code. */
@Timeout(60)
class ConfiguredProcessTest {

    /** The process under test. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            PrintStream out = System.out;
            try (TroupeServer server = TroupeServer.builder()
                    .actors(new WorkshopActorDefinition())
                    .provide(WorkshopActor.Lingering.class, new WorkshopActor.Lingering())
                    .start()) {
                out.println("port " + server.port());
                server.awaitShutdown();
            } catch (ServerStartException e) {
                out.println(e.getMessage());
                System.exit(1);
            }
        }
    }

    @TempDir
    Path directory;

    private Process start(Map<String, String> environment, String... properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(properties));
        command.addAll(List.of(
                "-cp",
                directory + File.pathSeparator + System.getProperty("java.class.path"),
                "-Dtroupe.server.port=0",
                Program.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    private static byte[] call(int bytes) {
        String head = "{\"call\":\"echo\",\"id\":1,\"args\":{\"text\":\"";
        return (head + "x".repeat(bytes - head.length() - 3) + "\"}}").getBytes(UTF_8);
    }

    /** The file says 300 bytes, the environment 600; a system property says what the file says of connections otherwise. */
    @Test
    void isConfiguredFromOutside() throws Exception {
        Files.writeString(
                directory.resolve("application.properties"),
                "troupe.websocket.max-message-size = 300\ntroupe.websocket.max-connections = 5\n");
        Process process =
                start(Map.of("TROUPE_WEBSOCKET_MAX_MESSAGE_SIZE", "600"), "-Dtroupe.websocket.max-connections=1");
        try (BufferedReader out = output(process)) {
            String line = out.readLine();
            assertThat(line).startsWith("port ");
            int port = Integer.parseInt(line.substring("port ".length()));
            try (RawSocket socket = RawSocket.welcomed(port, "room", "ada");
                    RawSocket other = RawSocket.handshake(port, "/actors/workshop/room?name=bob")) {
                assertThat(other.status()).isEqualTo(429);
                socket.frame(0x81, call(600));
                assertThat(socket.reply(1).path("value").asText()).hasSizeGreaterThan(500);
                socket.frame(0x81, call(601));
                assertThat(socket.awaitClose().closeCode()).isEqualTo(1009);
            }
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void doesNotStartWithAKeyThatIsNone() throws Exception {
        Process process = start(Map.of("TROUPE_SERVER_PROT", "8080"), "-Dtroupe.websocket.ping-interval=soon");
        try (BufferedReader out = output(process)) {
            assertThat(out.lines())
                    .containsExactly(
                            "TROUPE_SERVER_PROT (environment) is no key of the configuration; the nearest is"
                                    + " TROUPE_SERVER_PORT",
                            "troupe.websocket.ping-interval = \"soon\" (system property) cannot be used: it is not a"
                                    + " duration such as 500ms, 30s, 10m, 1h or PT1.5S");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }
}
