package dev.troupe.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.echo.EchoDefinition;
import dev.troupe.server.echo.Gate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process that is told to end says goodbye first. */
class SignalTest {

    /** The process under test. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            try (TroupeServer server = TroupeServer.builder()
                    .port(0)
                    .actors(new EchoDefinition())
                    .provide(Gate.class, new Gate())
                    .start()) {
                PrintStream out = System.out;
                out.println("port " + server.port());
                server.awaitShutdown();
            }
        }
    }

    @Test
    void sigtermClosesEverySocketWith1001AndEndsTheProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                RawClient client = RawClient.welcomed(portIn(out.readLine()), "/actors/echo/room")) {
            process.toHandle().destroy();

            assertThat(client.closeFrame().closeCode()).isEqualTo(1001);
            client.close(1001);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
        } finally {
            process.destroyForcibly();
        }
    }

    private static int portIn(String line) {
        assertThat(line).startsWith("port ");
        return Integer.parseInt(line.substring("port ".length()));
    }
}
