package dev.troupe.samples.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.server.TroupeServer;
import java.io.ByteArrayOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.Reader;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command-line client against a real server. */
class ChatClientTest {

    private static final Reader NOTHING = Reader.nullReader();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);
    private TroupeServer server;

    @BeforeEach
    void start() {
        server = TroupeServer.start(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itPostsItsLinesAndPrintsWhatHappens() throws Exception {
        CompletableFuture<Integer> status;
        try (PipedWriter keyboard = new PipedWriter()) {
            PipedReader in = new PipedReader(keyboard);
            status = CompletableFuture.supplyAsync(
                    () -> run(in, "ada", "lobby", address().toString()));
            await().until(() -> printed().contains("* ada came in"));
            try (ChatRoomClient grace =
                    ChatRoomClient.connect(address(), "lobby", new ChatRoom.Join("grace"), on -> {})) {
                await().until(() -> printed().contains("* grace came in"));
                keyboard.write("good morning\n\n");
                keyboard.flush();
                await().until(() -> printed().contains(" ada: good morning"));
                grace.typing(true);
                grace.post("and to you").join();
                await().until(() -> printed().contains(" grace: and to you"));
                assertThat(printed()).contains("* here: ada", "* grace is typing");
                // Printed by another thread, that of the one who types.
                await().until(() -> printed().contains("! There is nothing to post."));
            }
            await().until(() -> printed().contains("* grace left"));
        }
        assertThat(status.get()).isZero();
    }

    @Test
    void itSaysWhyItIsRefused() {
        int status = run(NOTHING, " ", "lobby", address().toString());
        assertThat(status).isEqualTo(1);
        assertThat(printed()).contains("* Choose a name.");
    }

    @Test
    void itEndsWhenTheServerGoes() throws Exception {
        try (PipedWriter keyboard = new PipedWriter();
                PipedReader in = new PipedReader(keyboard)) {
            CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                    () -> run(in, "ada", "lobby", address().toString()));
            await().until(() -> printed().contains("* ada came in"));
            server.close();
            assertThat(status.get()).isEqualTo(1);
            assertThat(printed()).contains("* the connection is closed with 1001");
        }
    }

    @Test
    void aWrongNumberOfArgumentsIsAnsweredWithTheUsage() {
        assertThat(run(NOTHING)).isEqualTo(2);
        assertThat(run(NOTHING, "ada", "lobby", "ws://127.0.0.1", "and more")).isEqualTo(2);
        assertThat(errors().lines()).hasSize(2).allMatch(line -> line.startsWith("Usage: <name>"));
    }

    @ParameterizedTest
    @CsvSource({
        "not an address, Illegal character",
        "ws:, Expected scheme-specific part",
        "ftp://127.0.0.1, does not begin with ws",
        "ws://ada@127.0.0.1, has more than a host"
    })
    void anAddressThatIsNoneTakesOneLine(String address, String complaint) {
        assertThat(run(NOTHING, "ada", "lobby", address)).isEqualTo(1);
        assertThat(errors().lines()).singleElement().asString().contains(complaint);
        assertThat(printed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a\u0007b"})
    void aRoomThatIsNoneTakesOneLine(String room) {
        assertThat(run(NOTHING, "ada", room, address().toString())).isEqualTo(1);
        assertThat(errors().lines()).singleElement().asString().startsWith("The key ");
        assertThat(printed()).isEmpty();
    }

    @Test
    void nobodyWhoAnswersTakesOneLine() {
        String address = address().toString();
        server.close();
        assertThat(run(NOTHING, "ada", "lobby", address)).isEqualTo(1);
        assertThat(printed().lines()).singleElement().asString().contains("nobody listens there");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aHistoryThatCannotBeReadTakesOneLine() {
        RuntimeSettings narrow =
                RuntimeSettings.DEFAULTS.toBuilder().maxMessageOut(4_096).build();
        try (TroupeServer other =
                        TroupeServer.builder().port(0).settings(narrow).start();
                ChatRoomClient grace =
                        ChatRoomClient.connect(other.uri(), "lobby", new ChatRoom.Join("grace"), on -> {})) {
            for (int i = 0; i < 3; i++) {
                grace.post("x".repeat(2_000)).join();
            }
            assertThat(run(NOTHING, "ada", "lobby", other.uri().toString())).isEqualTo(1);
        }
        assertThat(printed().lines())
                .filteredOn(line -> line.contains("history"))
                .singleElement()
                .asString()
                .startsWith("* the history cannot be read: ");
        assertThat(printed() + errors()).doesNotContain("\tat ");
    }

    private int run(Reader in, String... arguments) {
        return ChatClient.run(arguments, in, out, new PrintStream(complained, true, UTF_8));
    }

    private String errors() {
        return complained.toString(UTF_8);
    }

    private URI address() {
        return server.uri();
    }

    private String printed() {
        return printed.toString(UTF_8);
    }
}
