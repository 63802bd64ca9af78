package dev.troupe.samples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.TroupeServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chat room over real sockets, spoken to as a person with a WebSocket console does. */
class ChatServerTest {

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
    void aPersonWithAConsoleCanTakePart() throws Exception {
        try (Console ada = enter("lobby", "ada")) {
            assertThat(ada.next()).startsWith("{\"welcome\":").contains("\"protocol\":\"chat-room\"");
            assertThat(ada.next()).contains("\"event\":\"present\"").contains("\"names\":[\"ada\"]");
            assertThat(ada.next()).contains("\"event\":\"joined\"").contains("\"name\":\"ada\"");
            ada.type("{\"call\":\"post\",\"id\":7,\"args\":{\"text\":\"hello\"}}");
            assertThat(ada.next()).contains("\"event\":\"posted\"").contains("\"text\":\"hello\"");
            assertThat(ada.next()).startsWith("{\"reply\":7").contains("\"author\":\"ada\"");
            ada.type("{\"call\":\"history\",\"id\":8,\"args\":{\"limit\":5}}");
            assertThat(ada.next()).startsWith("{\"reply\":8").contains("\"number\":1");
        }
    }

    @Test
    void whatOneSaysTheOtherHears() throws Exception {
        try (Console ada = enter("lobby", "ada")) {
            try (Console grace = enter("lobby", "grace")) {
                ada.until("\"name\":\"grace\"");
                assertThat(grace.until("\"joined\"")).anyMatch(message -> message.contains("[\"ada\",\"grace\"]"));
                grace.type("{\"call\":\"typing\",\"args\":{\"active\":true}}");
                assertThat(ada.next()).contains("\"event\":\"typing\"").contains("\"name\":\"grace\"");
                grace.type("{\"call\":\"post\",\"args\":{\"text\":\"good morning\"}}");
                assertThat(ada.next()).contains("\"event\":\"posted\"").contains("good morning");
                assertThat(grace.next()).contains("\"event\":\"posted\"");
            }
            assertThat(ada.next()).contains("\"event\":\"left\"").contains("\"name\":\"grace\"");
        }
    }

    @Test
    void anotherRoomIsAnotherActor() throws Exception {
        try (Console ada = enter("one", "ada");
                Console grace = enter("two", "grace")) {
            ada.until("\"joined\"");
            assertThat(grace.until("\"joined\"")).noneMatch(message -> message.contains("ada"));
        }
    }

    @Test
    void aNamelessGuestIsRefusedInPlaceOfTheWelcome() throws Exception {
        try (Console nobody = enter("lobby", " ")) {
            assertThat(nobody.next()).startsWith("{\"error\":").contains("\"code\":\"name_required\"");
            assertThat(nobody.closed()).isEqualTo("4403 name_required");
        }
    }

    @Test
    void theServerSaysGoodbye() throws Exception {
        try (Console ada = enter("lobby", "ada")) {
            ada.until("\"joined\"");
            server.close();
            assertThat(ada.closed()).startsWith("1001");
        }
    }

    @Test
    void thePageIsServedWithWhatItNeeds() throws Exception {
        assertThat(get("/").body()).contains("<title>Troupe chat</title>");
        assertThat(contentType("/")).startsWith("text/html");
        assertThat(contentType("/chat.css")).startsWith("text/css");
        assertThat(contentType("/chat.js")).startsWith("text/javascript");
        assertThat(get("/nothing-here").statusCode()).isEqualTo(404);
    }

    private Console enter(String room, String name) {
        String query = "?name=" + name.replace(" ", "%20");
        return new Console(URI.create("ws://127.0.0.1:" + server.port() + "/actors/chat-room/" + room + query));
    }

    private String contentType(String path) throws Exception {
        return get(path).headers().firstValue("content-type").orElse("");
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
