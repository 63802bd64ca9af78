package dev.troupe.samples.securechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.troupe.server.TroupeServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Plays {@code src/test/browser/secure-chat.mjs}: the page in a real browser. Skipped, and loudly so, where Node or Chromium is
 * missing; with {@code BROWSER_TEST=required} in the environment that is a failure.
 */
class BrowserTest {

    private static final Path PLAY = Path.of("src/test/browser");
    private static final Path WORKSHOP = Path.of("target/browser");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final int PATIENCE_MINUTES = 4;

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Long enough to come in, and short enough to wait for. */
    private static final Duration BRIEF = Duration.ofSeconds(10);

    @Test
    void thePageWorksInARealBrowser() throws Exception {
        Path node = find("node").orElseGet(() -> skip("Node is not on the path"));
        Path npm = find("npm").orElseGet(() -> skip("npm is not on the path"));
        Path browser = find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .orElseGet(() -> skip("neither Chromium nor Chrome is on the path"));
        prepare(npm);
        assertThat(play(node, browser)).as("the play is printed above").isZero();
    }

    private static int play(Path node, Path browser) throws Exception {
        DemoClock clock = new DemoClock();
        TroupeServer server = start(0, clock);
        try {
            int port = server.port();
            Process play = start(List.of(
                    node.toString(),
                    "secure-chat.mjs",
                    server.pages().toString(),
                    browser.toString(),
                    SCREENSHOTS.toAbsolutePath().toString()));
            try (BufferedReader lines = play.inputReader(UTF_8);
                    Writer answers = play.outputWriter(UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    switch (line) {
                        case "@restart" -> {
                            server.close();
                            server = start(port, clock);
                        }
                        case "@brief" -> clock.late = LIFETIME.minus(BRIEF);
                        case "@usual" -> clock.late = Duration.ZERO;
                        default -> System.out.println(line);
                    }
                    if (line.startsWith("@")) {
                        answers.write("done\n");
                        answers.flush();
                    }
                }
            }
            return play.waitFor();
        } finally {
            server.close();
        }
    }

    private static TroupeServer start(int port, Clock clock) {
        byte[] secret = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
        return ChatServer.start(port, secret, LIFETIME, clock);
    }

    /** The clock by which tokens are issued: while it is late, they are soon over. */
    private static final class DemoClock extends Clock {

        private volatile Duration late = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().minus(late);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Fetches the one package that the play needs, as its lock file says. */
    private static void prepare(Path npm) throws Exception {
        Files.createDirectories(WORKSHOP);
        Files.createDirectories(SCREENSHOTS);
        for (String name : List.of("secure-chat.mjs", "package.json", "package-lock.json")) {
            Files.copy(PLAY.resolve(name), WORKSHOP.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Process install =
                start(List.of(npm.toString(), "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"));
        String output = new String(install.getInputStream().readAllBytes(), UTF_8);
        if (install.waitFor() != 0) {
            System.err.println(output);
            skip("npm could not fetch what the play needs");
        }
    }

    /** Starts a process that is ended by force when it takes too long, so that reading from it ends as well. */
    private static Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(WORKSHOP.toFile())
                .redirectErrorStream(true)
                .start();
        Executor later = CompletableFuture.delayedExecutor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        later.execute(process::destroyForcibly);
        return process;
    }

    private static Optional<Path> find(String... names) {
        String[] folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
        return Stream.of(names)
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path skip(String reason) {
        if ("required".equals(System.getenv("BROWSER_TEST"))) {
            fail("The browser test is required, but " + reason + ".");
        }
        System.err.printf("%n*** SKIPPED: the secure chat's page was not tried in a browser: %s. ***%n%n", reason);
        return Assumptions.abort(reason);
    }
}
