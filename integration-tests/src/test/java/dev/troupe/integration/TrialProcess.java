package dev.troupe.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own with a small heap, which is attacked from 127.0.0.1 and looked at from 127.0.0.2.
 *
 * <p>The numbers of an attack are small unless the system property {@code attacks} is {@code long}.
 */
final class TrialProcess implements AutoCloseable {

    private static final boolean LONG = "long".equals(System.getProperty("attacks"));

    /** How long a server may take until it serves again; far more than it needs, and less than for good. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String OTHER = "127.0.0.2";

    private final Process process;
    private final Path log;
    private final int port;
    private int keys;

    private TrialProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** A number for the default build, and the one of the long form. */
    static int times(int few, int many) {
        return LONG ? many : few;
    }

    /**
     * Starts it with a heap of 48 MiB, or of 128 in the long form.
     *
     * @param directory where its log goes, and from where it serves files
     * @param flags more flags of the virtual machine
     */
    static TrialProcess start(Path directory, String... flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + times(48, 128) + "m");
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                TrialActor.Program.class.getName(),
                directory.toString()));
        Path log = directory.resolve("log.txt");
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        BufferedReader out = process.inputReader(UTF_8);
        String line = out.readLine();
        assertThat(line).as(() -> text(log)).startsWith("port ");
        return new TrialProcess(process, log, Integer.parseInt(line.substring("port ".length())));
    }

    int port() {
        return port;
    }

    String log() {
        return text(log);
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Waits until others are served: a new actor answers, deadlines pass, and the server says that it is well. */
    void awaitService() {
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(e -> e instanceof IOException)
                .untilAsserted(() -> {
                    assertThat(process.isAlive()).as(this::log).isTrue();
                    try (RawSocket client = RawSocket.from(OTHER, port, "/actors/trial/other-" + keys++)) {
                        assertThat(client.status()).isEqualTo(101);
                        client.text("{\"call\":\"echo\",\"id\":1,\"args\":{\"text\":\"served\"}}");
                        assertThat(client.reply(1).path("value").asText()).isEqualTo("served");
                        client.text("{\"call\":\"never\",\"id\":2,\"timeout\":1}");
                        assertThat(client.reply(2).path("error").path("code").asText())
                                .isEqualTo("timeout");
                    }
                    assertThat(health()).isEqualTo("HTTP/1.1 200 OK");
                });
    }

    private String health() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(OTHER), 0)) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8).split("\r\n", 2)[0];
        }
    }

    /** Tells it to end, and waits until it has. */
    void terminate() throws InterruptedException {
        process.toHandle().destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(this::log).isTrue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
