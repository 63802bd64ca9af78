package dev.troupe.samples.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.server.TroupeServer;
import java.io.ByteArrayOutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.StringReader;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command-line client against a real server. */
class ChatClientTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
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
            status = CompletableFuture.supplyAsync(() -> ChatClient.talk(address(), "lobby", "ada", in, out));
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
                assertThat(printed()).contains("* here: ada", "* grace is typing", "! There is nothing to post.");
            }
            await().until(() -> printed().contains("* grace left"));
        }
        assertThat(status.get()).isZero();
    }

    @Test
    void itSaysWhyItIsRefused() {
        int status = ChatClient.talk(address(), "lobby", " ", new StringReader(""), out);
        assertThat(status).isEqualTo(1);
        assertThat(printed()).contains("* Choose a name.");
    }

    @Test
    void itEndsWhenTheServerGoes() throws Exception {
        try (PipedWriter keyboard = new PipedWriter();
                PipedReader in = new PipedReader(keyboard)) {
            CompletableFuture<Integer> status =
                    CompletableFuture.supplyAsync(() -> ChatClient.talk(address(), "lobby", "ada", in, out));
            await().until(() -> printed().contains("* ada came in"));
            server.close();
            assertThat(status.get()).isEqualTo(1);
            assertThat(printed()).contains("* the connection is closed (1001)");
        }
    }

    private URI address() {
        return server.uri();
    }

    private String printed() {
        return printed.toString(UTF_8);
    }
}
