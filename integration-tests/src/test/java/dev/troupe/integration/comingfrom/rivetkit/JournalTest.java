package dev.troupe.integration.comingfrom.rivetkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troupe.client.ActorConnectException;
import dev.troupe.integration.comingfrom.Console;
import dev.troupe.integration.comingfrom.rivetkit.Journal.Reader;
import dev.troupe.server.TroupeServer;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Raw WebSockets and what is near them, as somebody who comes from RivetKit would use them. */
@Timeout(60)
class JournalTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TroupeServer server =
            TroupeServer.builder().port(0).actors(new JournalActorDefinition()).start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsSentIsKeptAndEchoed() throws Exception {
        try (Console ada = Console.connect(server.uri(), "/actors/journal/my-chat/websocket/")) {
            assertThat(JSON.readTree(ada.next())).isEqualTo(JSON.readTree("{\"type\":\"history\",\"messages\":[]}"));
            ada.type("{\"type\":\"chat\",\"text\":\"Hello!\"}");
            assertThat(ada.next()).isEqualTo("{\"type\":\"chat\",\"text\":\"Hello!\"}");
        }
        try (Console bob = Console.connect(server.uri(), "/actors/journal/my-chat/websocket")) {
            assertThat(JSON.readTree(bob.next()).path("messages").path(0).asText())
                    .contains("Hello!");
        }
    }

    @Test
    void theGeneratedClientOpensAStandardWebSocket() throws Exception {
        Console listener = new Console();
        WebSocket socket = JournalClient.at(server.uri(), "my-chat").websocket("/", listener);
        socket.sendText("{\"type\":\"chat\",\"text\":\"Hello!\"}", true).join();

        assertThat(listener.next()).contains("history");
        assertThat(listener.next()).isEqualTo("{\"type\":\"chat\",\"text\":\"Hello!\"}");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        assertThat(listener.next()).startsWith("closed 1000");
    }

    @Test
    void anyOtherClientOpensItByItsAddress() throws Exception {
        Console listener = new Console();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("journal.v1", "troupe.params.eyJuYW1lIjoiYWRhIn0")
                .buildAsync(server.uri().resolve("/actors/journal/my-chat/websocket/admin?foo=bar"), listener)
                .join();

        assertThat(listener.next()).isEqualTo("/admin foo=bar 127.0.0.1:" + server.port() + " 127.0.0.1 journal.v1");
        try (var grace = JournalClient.connect(server.uri(), "my-chat", new Reader("grace"), on -> {})) {
            assertThat(grace.blocking().readers()).containsExactly("ada", "grace");
        }
        socket.abort();
    }

    @Test
    void itsHooksRunAndItIsListedAndHearsNoEvents() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var grace = JournalClient.connect(
                server.uri(),
                "my-chat",
                new Reader("grace"),
                on -> on.arrived(reader -> heard.add(reader + " arrived"))
                        .announced(text -> heard.add("announced " + text))
                        .gone(reader -> heard.add(reader + " has gone")))) {
            try (Console ada = Console.connect(server.uri(), "/actors/journal/my-chat/websocket?name=ada")) {
                assertThat(ada.next()).contains("history");
                assertThat(grace.blocking().readers()).containsExactly("grace", "ada");
                grace.blocking().announce("closing soon");
                assertThat(ada.next()).isEqualTo("closing soon");
                ada.type("nothing came between");
                assertThat(ada.next()).isEqualTo("nothing came between");
            }
            await().untilAsserted(() -> assertThat(heard)
                    .containsExactly("grace arrived", "ada arrived", "announced closing soon", "ada has gone"));
        }
        try (Console mallory = Console.connect(server.uri(), "/actors/journal/my-chat/websocket?name=mallory")) {
            assertThat(mallory.next()).isEqualTo("closed 4403 banned");
        }
    }

    @Test
    void whoCannotBeReachedIsAnExceptionOfTheClient() {
        assertThatThrownBy(() -> LoungeClient.at(server.uri(), "lobby").websocket("/", new Console()))
                .isInstanceOfSatisfying(
                        ActorConnectException.class,
                        failure -> assertThat(failure.code()).isEqualTo("not_found"));
    }
}
