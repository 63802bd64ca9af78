package dev.troupe.samples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troupe.server.TroupeServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels over real sockets, spoken to as a person with a WebSocket console does. */
class ChannelsServerTest {

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
    void membersAloneHearAChannelAndNotAfterTheyLeft() throws Exception {
        try (Console ada = enter("ada");
                Console grace = enter("grace");
                Console alan = enter("alan")) {
            call(ada, 1, "join", "\"channel\":\"engines\"");
            assertThat(call(grace, 1, "join", "\"channel\":\"engines\""))
                    .contains("\"people\":[\"ada\",\"grace\"]")
                    .contains("\"latest\":[]");
            assertThat(ada.until("\"arrived\"")).last().asString().contains("\"name\":\"grace\"");
            call(ada, 2, "post", "\"channel\":\"engines\",\"text\":\"hello\"");
            assertThat(grace.next()).contains("\"event\":\"posted\"").contains("\"channel\":\"engines\"");

            assertThat(call(grace, 2, "leave", "\"channel\":\"engines\"")).contains("\"value\":true");
            ada.until("\"departed\"");
            call(ada, 3, "post", "\"channel\":\"engines\",\"text\":\"anybody?\"");
            // What comes next to those two is the answer to a call, and no event of the channel.
            grace.type("{\"call\":\"channels\",\"id\":3}");
            assertThat(grace.until("{\"reply\":3")).noneMatch(message -> message.contains("anybody?"));
            alan.type("{\"call\":\"channels\",\"id\":1}");
            assertThat(alan.until("{\"reply\":1"))
                    .noneMatch(message -> message.contains("\"posted\""))
                    .last()
                    .asString()
                    .contains("[{\"channel\":\"engines\",\"people\":1}]");
        }
    }

    @Test
    void onePersonWithTwoConnectionsLeavesWithTheLast() throws Exception {
        try (Console ada = enter("ada");
                Console first = enter("grace")) {
            call(ada, 1, "join", "\"channel\":\"engines\"");
            call(first, 1, "join", "\"channel\":\"engines\"");
            try (Console second = enter("grace")) {
                call(second, 1, "join", "\"channel\":\"engines\"");
                call(first, 2, "leave", "\"channel\":\"engines\"");
                assertThat(call(first, 3, "channels", "")).contains("\"people\":2");
            }
            assertThat(ada.until("\"departed\""))
                    .filteredOn(message -> message.contains("\"arrived\"") || message.contains("\"departed\""))
                    .hasSize(2)
                    .allMatch(message -> message.contains("\"name\":\"grace\""));
        }
    }

    @Test
    void whoIsNotInAChannelIsToldSo() throws Exception {
        try (Console ada = enter("ada")) {
            assertThat(call(ada, 1, "post", "\"channel\":\"engines\",\"text\":\"hello\""))
                    .contains("\"code\":\"not_in_channel\"");
        }
        URI address = server.pages().resolve("actors/chat-channels/team/call/join?name=ada");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"channel\":\"engines\"}"))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("\"code\":\"not_connected\"");
    }

    @Test
    void aChannelThatIsIdleForLongEndsAndItsMembersAreToldSo() throws Exception {
        try (TroupeServer hasty = TroupeServer.builder()
                        .port(0)
                        .settings(limits -> limits.idleTopic(Duration.ofMillis(200)))
                        .start();
                Console ada = enter(hasty, "ada");
                Console grace = enter(hasty, "grace")) {
            call(ada, 1, "join", "\"channel\":\"engines\"");
            // Nobody does anything, and they hear of it.
            ada.until("{\"event\":\"ended\"");
            assertThat(ada.next()).contains("\"counted\"").contains("\"people\":0");
            assertThat(call(ada, 2, "channels", "")).contains("\"value\":[]");
            assertThat(call(ada, 4, "post", "\"channel\":\"engines\",\"text\":\"anybody?\""))
                    .contains("\"code\":\"not_in_channel\"");
            assertThat(call(grace, 1, "join", "\"channel\":\"engines\"")).contains("\"people\":[\"grace\"]");
            assertThat(call(ada, 3, "leave", "\"channel\":\"engines\"")).contains("\"value\":false");
        }
    }

    /** The reply; what comes before it is passed over. */
    private static String call(Console who, int id, String action, String arguments) throws InterruptedException {
        who.type("{\"call\":\"" + action + "\",\"id\":" + id + ",\"args\":{" + arguments + "}}");
        var messages = who.until("{\"reply\":" + id);
        return messages.get(messages.size() - 1);
    }

    private Console enter(String name) {
        return enter(server, name);
    }

    private static Console enter(TroupeServer server, String name) {
        return new Console(URI.create("ws://127.0.0.1:" + server.port() + "/actors/chat-channels/team?name=" + name));
    }
}
