package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.TroupeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a server goes: with a close frame to everybody. */
class ShutdownTest {

    @Test
    void everybodyIsClosedWith1001() throws IOException {
        try (TroupeServer server = start()) {
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
        try (TroupeServer server = TroupeServer.builder()
                        .port(0)
                        .actors(new WorkshopActorDefinition())
                        .provide(WorkshopActor.Lingering.class, lingering)
                        .start();
                RawSocket socket = RawSocket.welcomed(server.port(), "room", "ada")) {
            socket.text("{\"call\":\"linger\",\"id\":1}");
            socket.text("{\"ping\":1}");
            assertThat(socket.json().has("pong")).isTrue();
            Thread closing = new Thread(server::close);
            closing.start();
            lingering.finish("in time");
            assertThat(socket.reply(1).path("value").asText()).isEqualTo("in time");
            assertThat(socket.awaitClose().closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void aTerminatedProcessClosesEverybodyWith1001AndSeesThemOffAndEndsInTime() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProgram.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(output.readLine());
            RawSocket socket = RawSocket.welcomed(port, "room", "ada");
            // As Process.destroy, but its output can still be read.
            process.toHandle().destroy();
            assertThat(socket.awaitClose().closeCode()).isEqualTo(1001);
            socket.close();
            assertThat(output.readLine()).isEqualTo("ada has left");
            assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static TroupeServer start() {
        return start(new WorkshopActor.Lingering());
    }

    private static TroupeServer start(WorkshopActor.Lingering lingering) {
        return TroupeServer.builder()
                .port(0)
                .actors(new WorkshopActorDefinition())
                .provide(WorkshopActor.Lingering.class, lingering)
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

        /** Starts, prints its port, and waits. */
        public static void main(String[] arguments) throws InterruptedException {
            try (TroupeServer server = start(new Ceremony())) {
                System.out.println(server.port());
                server.awaitShutdown();
            }
        }
    }
}
