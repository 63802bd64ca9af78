package dev.troupe.samples.securechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program as a process of its own. */
@Timeout(60)
class MainTest {

    private static final Pattern READY = Pattern.compile("The secure chat is at http://127\\.0\\.0\\.1:(\\d+)/ .*");
    private static final String SECRET = "a secret of thirty-two bytes, or more";

    @Test
    void itBelievesTokensOfTheSecretInTheEnvironmentAndEndsGracefully() throws Exception {
        Process program = start(Map.of("PORT", "0", "JWT_SECRET", SECRET));
        try (BufferedReader lines = program.inputReader(UTF_8)) {
            Matcher ready = READY.matcher(lines.readLine());
            assertThat(ready.matches()).isTrue();
            String token = Tokens.of("ada", "secure-chat", Instant.now().plusSeconds(600), SECRET.getBytes(UTF_8));
            URI lobby = URI.create("ws://127.0.0.1:" + ready.group(1) + "/actors/secure-chat/lobby");
            try (Console ada = new Console(lobby, token)) {
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
    void itRefusesASecretThatIsTooShort() throws Exception {
        Process program = start(Map.of("PORT", "0", "JWT_SECRET", "swordfish"));
        String error = new String(program.getErrorStream().readAllBytes(), UTF_8);
        assertThat(program.waitFor()).isEqualTo(1);
        assertThat(error).contains("JWT_SECRET").contains("32 bytes").doesNotContain("swordfish");
    }

    private static Process start(Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        ProcessBuilder builder =
                new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classPath, Main.class.getName());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
