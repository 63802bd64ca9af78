package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.TroupeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a server goes: with a close frame to everybody. */
class ShutdownTest {

    private static final Duration GRACE = Duration.ofSeconds(4);

    /** For the machine, which may be busy. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    @Test
    void everybodyIsClosedWith1001() throws IOException {
        try (TroupeServer server = start(new WorkshopActor.Lingering(), RuntimeSettings.DEFAULTS)) {
            List<RawSocket> sockets = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                sockets.add(RawSocket.welcomed(server.port(), "room" + i % 3, "visitor" + i));
            }
            Thread closing = new Thread(server::close);
            closing.start();
            for (RawSocket socket : sockets) {
                assertThat(socket.awaitClose().closeCode()).isEqualTo(1001);
                socket.close();
            }
        }
    }

    @Test
    void aTurnThatHasStartedIsFinishedAndAnswered() throws IOException {
        WorkshopActor.Lingering lingering = new WorkshopActor.Lingering();
        try (TroupeServer server = start(lingering, RuntimeSettings.DEFAULTS);
                RawSocket socket = RawSocket.welcomed(server.port(), "room", "ada")) {
            socket.text("{\"call\":\"linger\",\"id\":1}");
            lingering.awaitOne();
            Thread closing = new Thread(server::close);
            closing.start();
            lingering.finish("in time");
            assertThat(socket.reply(1).path("value").asText()).isEqualTo("in time");
            assertThat(socket.awaitClose().closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void everybodyIsClosedWith1001WithinTheGraceEvenIfATurnNeverEnds() throws Exception {
        WorkshopActor.Lingering lingering = new WorkshopActor.Lingering();
        RuntimeSettings settings =
                RuntimeSettings.DEFAULTS.toBuilder().shutdownGrace(GRACE).build();
        try (TroupeServer server = start(lingering, settings)) {
            List<RawSocket> sockets = inRooms(server.port());
            linger(sockets.get(0));
            lingering.awaitOne();
            long begun = System.nanoTime();
            Thread closing = new Thread(server::close);
            closing.start();

            assertAllAreClosedInTime(sockets, begun);
            closing.join(GRACE.plus(MARGIN).toMillis());
            assertThat(closing.isAlive()).isFalse();
        }
    }

    /** Several in each of several rooms. */
    private static List<RawSocket> inRooms(int port) throws IOException {
        List<RawSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            sockets.add(RawSocket.welcomed(port, "room" + i % 4, "visitor" + i));
        }
        return sockets;
    }

    /** Begins a turn that never ends. */
    private static void linger(RawSocket socket) throws IOException {
        socket.text("{\"call\":\"linger\",\"id\":1}");
    }

    private static void assertAllAreClosedInTime(List<RawSocket> sockets, long begun) throws IOException {
        for (RawSocket socket : sockets) {
            assertThat(socket.awaitClose().closeCode()).isEqualTo(1001);
            socket.close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GRACE.plus(MARGIN));
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void aSignalClosesEverybodyWith1001WithinTheGraceEvenIfATurnNeverEnds(String signal, int exit) throws Exception {
        Process process = start(ServerProgram.class, String.valueOf(GRACE.toMillis()));
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(output.readLine());
            if (!heeds(process, signal)) {
                skip("whoever started these tests ignores SIG" + signal);
            }
            List<RawSocket> sockets = inRooms(port);
            linger(sockets.get(0));
            assertThat(output.readLine()).isEqualTo("somebody lingers");
            long begun = System.nanoTime();
            signal(process, signal);

            assertAllAreClosedInTime(sockets, begun);
            assertThat(process.waitFor(GRACE.plus(MARGIN).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(process.exitValue()).isEqualTo(exit);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void skip(String reason) {
        System.err.printf("%n*** SKIPPED: how a server goes on a signal was not tried: %s. ***%n%n", reason);
        Assumptions.abort(reason);
    }

    /** Whether the process does not ignore the signal, as the children of background jobs do with that of Ctrl-C. */
    private static boolean heeds(Process process, String signal) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!signal.equals("INT") || !Files.exists(status)) {
            return true;
        }
        String ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0");
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 2) == 0;
    }

    private static void signal(Process process, String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    private static Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void aTerminatedProcessClosesEverybodyWith1001AndSeesThemOffAndEndsInTime() throws Exception {
        Process process = start(ServerProgram.class);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(output.readLine());
            RawSocket socket = RawSocket.welcomed(port, "room", "ada");
            // As Process.destroy, but its output can still be read.
            process.toHandle().destroy();
            assertThat(socket.awaitClose().closeCode()).isEqualTo(1001);
            socket.close();
            assertThat(output.readLine()).isEqualTo("ada has left");
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static TroupeServer start(WorkshopActor.Lingering lingering, RuntimeSettings settings) {
        return TroupeServer.builder()
                .port(0)
                .actors(new WorkshopActorDefinition())
                .provide(WorkshopActor.Lingering.class, lingering)
                .settings(settings)
                .start();
    }

    /** Sees visitors off with a ceremony, as a hook that writes to a database would. */
    private static final class Ceremony extends WorkshopActor.Lingering {
        @Override
        void leaves(String name) {
            CompletableFuture.runAsync(
                            () -> System.out.println(name + " has left"),
                            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                    .join();
        }
    }

    /** A server that runs until it is told to end. */
    static final class ServerProgram {
        private ServerProgram() {}

        /**
         * Starts, prints its port, and waits. With a grace in milliseconds it expects somebody to linger, and says when one
         * does.
         */
        public static void main(String[] arguments) throws InterruptedException {
            boolean ceremonious = arguments.length == 0;
            WorkshopActor.Lingering lingering = ceremonious ? new Ceremony() : new WorkshopActor.Lingering();
            RuntimeSettings settings = ceremonious
                    ? RuntimeSettings.DEFAULTS
                    : RuntimeSettings.DEFAULTS.toBuilder()
                            .shutdownGrace(Duration.ofMillis(Long.parseLong(arguments[0])))
                            .build();
            try (TroupeServer server = start(lingering, settings)) {
                System.out.println(server.port());
                if (!ceremonious) {
                    lingering.awaitOne();
                    System.out.println("somebody lingers");
                }
                server.awaitShutdown();
            }
        }
    }
}
