package dev.troupe.samples.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program as a process of its own. */
@Timeout(60)
class MainTest {

    private static final Pattern READY = Pattern.compile("The chat room is at http://127\\.0\\.0\\.1:(\\d+)/ .*");

    @Test
    void itPrintsItsAddressAndEndsGracefullyOnSigterm() throws Exception {
        Process program = start("0");
        try (BufferedReader lines = program.inputReader(UTF_8)) {
            Matcher ready = READY.matcher(lines.readLine());
            assertThat(ready.matches()).isTrue();
            URI room = URI.create("ws://127.0.0.1:" + ready.group(1) + "/actors/chat-room/lobby?name=ada");
            try (Console ada = new Console(room)) {
                ada.until("\"joined\"");
                program.destroy();
                assertThat(ada.closed()).startsWith("1001");
            }
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void itSaysPlainlyThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            Process program = start(port);
            String error = new String(program.getErrorStream().readAllBytes(), UTF_8);
            assertThat(program.waitFor()).isEqualTo(1);
            assertThat(error)
                    .contains(port)
                    .contains("is taken")
                    .doesNotContain("\tat ")
                    .doesNotContain("Exception");
        }
    }

    @Test
    void itRefusesAPortThatIsNone() throws Exception {
        Process program = start("http");
        String error = new String(program.getErrorStream().readAllBytes(), UTF_8);
        assertThat(program.waitFor()).isEqualTo(1);
        assertThat(error).contains("'http'");
    }

    private static Process start(String port) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder =
                new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), "dev.troupe.samples.chat.Main");
        builder.environment().put("PORT", port);
        return builder.start();
    }
}
