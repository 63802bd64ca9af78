package dev.troupe.integration.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.NoEvents;
import dev.troupe.client.ActorConnectException;
import dev.troupe.server.TroupeServer;
import dev.troupe.testkit.TestConnection;
import dev.troupe.testkit.TestConnections;
import dev.troupe.testkit.TestRawSocket;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guide's raw sockets, by the generated client. */
@Timeout(60)
class TelegraphTest {

    /** Remembers what it hears. */
    private static final class Paper implements WebSocket.Listener {
        final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add(code + " " + reason);
            return null;
        }

        String next() throws InterruptedException {
            return heard.poll(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatOneSendsTheOthersHear() throws Exception {
        try (TroupeServer server = TroupeServer.builder()
                .port(0)
                .actors(new TelegraphActorDefinition())
                .start()) {
            Paper paper = new Paper();
            WebSocket ada = TelegraphClient.at(server.uri(), "atlantic")
                    .withParams(new Telegraph.Station("ada"))
                    .websocket("/newfoundland", paper);
            assertThat(paper.next()).isEqualTo("This is /newfoundland");
            assertThat(paper.next()).isEqualTo("1 on the line");
            Paper second = new Paper();
            WebSocket bob = TelegraphClient.at(server.uri(), "atlantic")
                    .withClient(HttpClient.newHttpClient())
                    .withSubprotocols("morse", "baudot")
                    .websocket("/ireland?name=bob", second);
            assertThat(bob.getSubprotocol()).isEqualTo("morse");
            second.next();
            assertThat(second.next()).isEqualTo("2 on the line");

            ada.sendText("What hath God wrought", true).join();
            assertThat(second.next()).isEqualTo("ada: What hath God wrought");
            bob.sendText("STOP", true).join();
            assertThat(second.next()).isEqualTo("4000 Good night");
            ada.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    @Test
    void whoHasNoRawSocketsIsNotFound() {
        try (TroupeServer server = TroupeServer.builder()
                .port(0)
                .actors(new MatchActorDefinition(), new TelegraphActorDefinition())
                .start()) {
            assertThatThrownBy(() -> MatchClient.at(server.uri(), "final").websocket("/", new Paper()))
                    .isInstanceOfSatisfying(ActorConnectException.class, failure -> {
                        assertThat(failure.code()).isEqualTo("not_found");
                        assertThat(failure.closeCode()).isEqualTo(404);
                    });
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TelegraphClient.at(server.uri(), "x").websocket("ireland", new Paper()));
        }
    }

    @Test
    void anActorIsTestedWithoutASocket() {
        TestConnections<String, NoEvents> line = TestConnections.of(NoEvents.class);
        TelegraphActor telegraph = new TelegraphActor(line);
        TestConnection<String, NoEvents> ada = line.connect("ada");
        TestConnection<String, NoEvents> bob = line.connect("bob");
        TestRawSocket<Telegraph.Station, String> socket = TestRawSocket.of(ada, "/", new Telegraph.Station("ada"));
        TestRawSocket<Telegraph.Station, String> other = TestRawSocket.of(bob, "/", new Telegraph.Station("bob"));

        telegraph.onText(socket, "hello");
        assertThat(other.texts()).containsExactly("ada: hello");
        telegraph.onText(socket, "STOP");
        assertThat(socket.closing()).contains(new TestConnection.Closing(4_000, "Good night"));
    }
}
