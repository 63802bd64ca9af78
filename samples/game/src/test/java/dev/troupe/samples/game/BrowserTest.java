package dev.troupe.samples.game;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Plays {@code src/test/browser/game.mjs}: the page in a real browser. Skipped, and loudly so, where Node or Chromium is
 * missing; with {@code BROWSER_TEST=required} in the environment that is a failure.
 */
class BrowserTest {

    private static final Path PLAY = Path.of("src/test/browser");
    private static final Path WORKSHOP = Path.of("target/browser");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final int PATIENCE_MINUTES = 4;

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
        TroupeServer server = TroupeServer.start(0);
        try {
            int port = server.port();
            String address = server.pages().toString();
            Process play = start(List.of(
                    node.toString(), "game.mjs", address, browser.toString(), SCREENSHOTS.toAbsolutePath() + ""));
            try (BufferedReader lines = play.inputReader(UTF_8);
                    Writer answers = play.outputWriter(UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    switch (line) {
                        case "@stop" -> server.close();
                        case "@start" -> server = TroupeServer.start(port);
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

    /** Fetches the one package that the play needs, as its lock file says. */
    private static void prepare(Path npm) throws Exception {
        Files.createDirectories(WORKSHOP);
        Files.createDirectories(SCREENSHOTS);
        for (String name : List.of("game.mjs", "package.json", "package-lock.json")) {
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
        System.err.printf("%n*** SKIPPED: the game was not tried in a browser: %s. ***%n%n", reason);
        return Assumptions.abort(reason);
    }
}
