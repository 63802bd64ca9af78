package dev.troupe.integration.comingfrom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Identity;
import dev.troupe.integration.DocumentationPage;
import dev.troupe.integration.comingfrom.bunbox.CustomActorDefinition;
import dev.troupe.integration.comingfrom.rivetkit.Journal.Reader;
import dev.troupe.integration.comingfrom.rivetkit.JournalActorDefinition;
import dev.troupe.integration.comingfrom.rivetkit.JournalClient;
import dev.troupe.integration.comingfrom.rivetkit.TallyActorDefinition;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.TroupeServerBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The JavaScript of docs/coming-from, played by Node, which has what browsers have. Skipped, and loudly so, where there is no
 * Node of version 20 or later; with {@code BROWSER_TEST=required} in the environment that is a failure.
 */
@Timeout(120)
class ScriptsTest {

    private static final Path SCRIPTS = Path.of("src/test/javascript/coming-from");
    private static final Path WORKSHOP = Path.of("target/javascript");
    private static final int PATIENCE_SECONDS = 60;

    /** Node has these of itself in later versions. */
    private static final List<String> LIKE_A_BROWSER =
            List.of("--no-warnings", "--experimental-websocket", "--experimental-eventsource");

    private static final String ROUTER = "rivetkit-router.mjs";

    /** What each script says, line by line, as patterns. */
    private static final Map<String, List<String>> SAID = Map.of(
            "bunbox.mjs",
            List.of(
                    "Connected",
                    "Received: \\{\"type\":\"welcome\",.*",
                    "Received: Hello server!",
                    "Received: Hello server!",
                    "Disconnected"),
            "rivetkit-http.mjs",
            List.of("Hello from the actor!", "\\{ text: 'Hello!' }"),
            "rivetkit-events.mjs",
            List.of("0"),
            "rivetkit-websocket.mjs",
            List.of("Messages so far: 0", "Message: Hello!", "Latency: \\d+", "Closed: 4000 "),
            ROUTER,
            List.of("Visitor: Zoë", "Message: .*\"history\".*", "journal.v1"));

    private final TroupeServerBuilder builder = TroupeServer.builder()
            .port(0)
            .actors(new JournalActorDefinition(), new TallyActorDefinition(), new CustomActorDefinition());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coming-from.md",
                "coming-from/rivetkit.md",
                "coming-from/acton-service.md",
                "coming-from/bunbox.md"
            })
    void whatThePagesShowStandsInAScriptThatIsPlayed(String page) throws IOException {
        List<String> scripts = new ArrayList<>();
        for (String script : SAID.keySet()) {
            scripts.add(DocumentationPage.flat(Files.readString(SCRIPTS.resolve(script))));
        }
        assertThat(DocumentationPage.of(page).blocks("js"))
                .allSatisfy(block -> assertThat(scripts).anyMatch(script -> script.contains(block)));
    }

    static Stream<String> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void eachScriptDoesWhatItSays(String script) throws Exception {
        assertThat(SAID).containsKey(script);
        try (TroupeServer server = builder.start()) {
            assertSaid(play(script, server), SAID.get(script));
        }
    }

    @Test
    void aPageIsKnownByItsTokenAndTellsItsParams() throws Exception {
        builder.authenticator(request -> request.token().equals(Optional.of("t0ken"))
                ? Authentication.of(Identity.of("ada"))
                : Authentication.unauthenticated("Show a token"));
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        try (TroupeServer server = builder.start();
                var journal = JournalClient.connect(
                        server.inProcess(), "my-chat", new Reader("the server"), on -> on.arrived(heard::add))) {
            assertSaid(play(ROUTER, server), List.of("Visitor: ada", "Message: .*\"history\".*", "journal.v1"));
            await().untilAsserted(() -> assertThat(heard).contains("Zoë"));
            assertThat(journal.connection().isOpen()).isTrue();
        }
    }

    private static void assertSaid(List<String> lines, List<String> patterns) {
        assertThat(lines).hasSameSizeAs(patterns);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).matches(patterns.get(i));
        }
    }

    /** What the script says on its way to the end, with this server in the place of that of the page. */
    private static List<String> play(String script, TroupeServer server) throws Exception {
        Path node = node();
        Files.createDirectories(WORKSHOP);
        String text = Files.readString(SCRIPTS.resolve(script));
        assertThat(text).contains("//localhost:8080/");
        Files.writeString(
                WORKSHOP.resolve(script), text.replace("//localhost:8080/", "//127.0.0.1:" + server.port() + "/"));
        Process play = start(node, script);
        List<String> lines = play.inputReader(UTF_8).lines().toList();
        assertThat(play.waitFor()).as("%s", lines).isZero();
        return lines;
    }

    private static Path node() throws Exception {
        Optional<Path> node = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
        if (node.isEmpty()) {
            return skip("Node is not on the path");
        }
        Files.createDirectories(WORKSHOP);
        Process asked = start(node.get(), "--eval", "process.exit(WebSocket && EventSource ? 0 : 1)");
        asked.inputReader(UTF_8).lines().forEach(line -> {});
        return asked.waitFor() == 0 ? node.get() : skip("Node is older than 20");
    }

    /** Starts a process that is ended by force when it takes too long, so that reading from it ends as well. */
    private static Process start(Path node, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(node.toString()));
        command.addAll(LIKE_A_BROWSER);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(WORKSHOP.toFile())
                .redirectErrorStream(true)
                .start();
        Executor later = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        later.execute(process::destroyForcibly);
        return process;
    }

    private static Path skip(String reason) {
        if ("required".equals(System.getenv("BROWSER_TEST"))) {
            fail("The scripts of docs/coming-from have to be played, but " + reason + ".");
        }
        System.err.printf("%n*** SKIPPED: the scripts of docs/coming-from were not played: %s. ***%n%n", reason);
        return Assumptions.abort(reason);
    }
}
