package dev.troupe.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troupe.container.Caller.Closed;
import dev.troupe.runtime.RuntimeSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chat sample's endpoint in Tomcat, unchanged: what a client sees is what it sees of our own server. */
@Timeout(120)
class TomcatTest {

    private static final int MAX_MESSAGE = 65_536;

    @TempDir
    Path directory;

    private TomcatServer server;

    @BeforeEach
    void start() throws Exception {
        start(RuntimeSettings.DEFAULTS.writeTimeout());
    }

    private void start(Duration writeTimeout) throws Exception {
        RuntimeSettings settings = RuntimeSettings.DEFAULTS.toBuilder()
                .shutdownGrace(Duration.ofSeconds(2))
                .writeTimeout(writeTimeout)
                .build();
        server = new TomcatServer(directory, settings);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        assertThat(server.system().connections()).isZero();
    }

    private URI room(String more) {
        return URI.create(server.rooms() + more);
    }

    private Caller join(String name) throws Exception {
        Caller caller = Caller.welcomed(room("lobby?name=" + name));
        caller.event("present");
        return caller;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.glassfish.tyrus.core.TyrusWebSocketEngine",
                "org.glassfish.tyrus.server.TyrusServerContainer",
                "io.netty.channel.Channel",
                "io.netty.buffer.ByteBuf",
                "dev.troupe.server.TroupeServer"
            })
    void nothingOfOurOwnServerIsHere(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void theWelcomeComesFirst() throws Exception {
        try (Caller ada = Caller.open(room("lobby?name=ada"))) {
            JsonNode welcome = ada.next().path("welcome");
            assertThat(welcome.path("protocol").asText()).isEqualTo("chat-room");
            assertThat(welcome.path("connection").asText()).isNotEmpty();
            assertThat(ada.next().path("event").asText()).isEqualTo("present");
        }
    }

    @Test
    void anEventComesBeforeTheReplyToWhatCausedIt() throws Exception {
        try (Caller ada = join("ada");
                Caller bob = join("bob")) {
            ada.event("joined");
            ada.event("joined");
            ada.text("{\"call\":\"post\",\"id\":7,\"args\":{\"text\":\"hi ☃\"}}");

            JsonNode event = ada.next();
            assertThat(event.path("event").asText()).isEqualTo("posted");
            assertThat(event.path("args").path("message").path("text").asText()).isEqualTo("hi ☃");
            JsonNode reply = ada.next();
            assertThat(reply.path("reply").asInt()).isEqualTo(7);
            assertThat(reply.path("value").path("author").asText()).isEqualTo("ada");
            assertThat(bob.event("posted").path("message").path("text").asText())
                    .isEqualTo("hi ☃");
        }
    }

    @Test
    void anUnknownActionIsAnErrorAndTheConnectionStays() throws Exception {
        try (Caller ada = join("ada")) {
            ada.text("{\"call\":\"dance\",\"id\":1,\"args\":{}}");
            assertThat(ada.reply(1).path("error").path("code").asText()).isEqualTo("unknown_action");
            ada.text("{\"call\":\"history\",\"id\":2,\"args\":{\"limit\":5}}");
            assertThat(ada.reply(2).path("value").isArray()).isTrue();
        }
    }

    @Test
    void aRefusedNameIsToldAndClosedWith4403() throws Exception {
        try (Caller nobody = Caller.open(room("lobby?name=%20"))) {
            assertThat(nobody.next().path("error").path("code").asText()).isEqualTo("name_required");
            assertThat(nobody.closed()).isEqualTo(new Closed(4403, "name_required"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a~9b?name=ada", "lobby;x=1?name=ada"})
    void aKeyThatCannotBeReadIsToldAndClosedWith4400(String more) throws Exception {
        try (Caller nobody = Caller.open(room(more))) {
            assertThat(nobody.next().path("error").path("code").asText()).isEqualTo("bad_argument");
            assertThat(nobody.closed().code()).isEqualTo(4400);
        }
    }

    @Test
    void paramsThatCannotBeReadAreToldAndClosedWith4400() throws Exception {
        try (Caller nobody = Caller.open(room("lobby"))) {
            assertThat(nobody.next().has("error")).isTrue();
            assertThat(nobody.closed().code()).isEqualTo(4400);
        }
    }

    @Test
    void whatTomcatItselfRefusesNeverReachesUs() {
        assertThatThrownBy(() -> Caller.open(room("a%2Fb?name=ada")))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(400));
        assertThat(server.system().connections()).isZero();
    }

    @Test
    void cborTravelsInBinaryMessages() throws Exception {
        try (Caller ada = Caller.welcomed(room("lobby?name=ada"), "troupe.v1.cbor")) {
            assertThat(ada.subprotocol()).isEqualTo("troupe.v1.cbor");
            ada.binary("{\"call\":\"post\",\"id\":3,\"args\":{\"text\":\"in bytes\"}}");
            assertThat(ada.reply(3).path("value").path("text").asText()).isEqualTo("in bytes");
            ada.text("{\"ping\":1}");
            assertThat(ada.closed().code()).isEqualTo(1003);
        }
    }

    @Test
    void paramsAmongTheSubprotocolsAreFound() throws Exception {
        String params = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"name\":\"eve\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (Caller eve = Caller.welcomed(room("lobby"), "troupe.v1.json", "troupe.params." + params)) {
            assertThat(eve.event("present").path("names").get(0).asText()).isEqualTo("eve");
        }
    }

    @Test
    void aMessageOfTheGreatestSizePassesAndOneByteMoreIs1009() throws Exception {
        String frame = "{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"%s\"}}";
        int room = MAX_MESSAGE - frame.length() + 2;
        try (Caller ada = join("ada")) {
            ada.text(frame.formatted("x".repeat(room)));
            assertThat(ada.reply(1).path("error").path("code").asText()).isEqualTo("text_too_long");
            ada.text(frame.formatted("x".repeat(room + 1)));
            assertThat(ada.closed().code()).isEqualTo(1009);
        }
    }

    @Test
    void bytesAreCountedNotCharacters() throws Exception {
        String frame = "{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"%s\"}}";
        try (Caller ada = join("ada")) {
            ada.text(frame.formatted("☃".repeat(MAX_MESSAGE / 3)));
            assertThat(ada.closed().code()).isEqualTo(1009);
        }
    }

    @Test
    void aClientThatVanishesIsDisconnectedOnce() throws Exception {
        try (Caller ada = join("ada")) {
            Caller bob = join("bob");
            bob.vanish();
            assertThat(ada.event("left").path("name").asText()).isEqualTo("bob");
            await().until(() -> server.system().connections() == 1);
        }
    }

    @Test
    void aClientThatLeavesIsAnsweredAndDisconnected() throws Exception {
        try (Caller ada = join("ada");
                Caller bob = join("bob")) {
            bob.leave();
            assertThat(ada.event("left").path("name").asText()).isEqualTo("bob");
            assertThat(bob.closed().code()).isEqualTo(1000);
        }
    }

    @Test
    void aShutdownClosesWith1001() throws Exception {
        try (Caller ada = join("ada");
                Caller bob = join("bob")) {
            CompletableFuture<Void> stopped =
                    server.system().shutdown(Duration.ofSeconds(5)).toCompletableFuture();
            assertThat(ada.closed().code()).isEqualTo(1001);
            assertThat(bob.closed().code()).isEqualTo(1001);
            assertThat(stopped).succeedsWithin(20, TimeUnit.SECONDS);
            assertThat(server.system().connections()).isZero();
        }
    }

    @Test
    void aContainerThatStopsClosesWith1001AndDisconnects() throws Exception {
        try (Caller ada = join("ada")) {
            server.stopContainer();
            assertThat(ada.closed().code()).isEqualTo(1001);
            await().until(() -> server.system().connections() == 0);
        }
    }

    @Test
    void clientsThatNeverReadAreDisconnectedAndTheOthersNeverNotice() throws Exception {
        // Those that never read are waited for as long as a write may make no progress.
        server.close();
        start(Duration.ofSeconds(3));
        List<Caller> deaf = new ArrayList<>();
        try (Caller ada = join("ada")) {
            for (int i = 0; i < 10; i++) {
                ada.text("{\"call\":\"post\",\"id\":" + i + ",\"args\":{\"text\":\"" + "x".repeat(2_000) + "\"}}");
                ada.reply(i);
            }
            for (int i = 0; i < 4; i++) {
                Caller caller = join("deaf" + i);
                caller.readNoMore();
                deaf.add(caller);
                askUntilGone(caller);
                ada.text("{\"call\":\"history\",\"id\":77,\"args\":{\"limit\":1}}");
                assertThat(ada.reply(77).path("value")).hasSize(1);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> server.system().connections() == 1);
            await().untilAsserted(() -> {
                try (Caller eve = Caller.welcomed(room("lobby?name=eve"))) {
                    assertThat(eve.event("present").path("names"))
                            .extracting(JsonNode::asText)
                            .containsExactly("ada", "eve");
                }
            });
            try (Caller refused = Caller.open(room("lobby?name=%20"))) {
                assertThat(refused.closed().code()).isEqualTo(4403);
            }
        } finally {
            deaf.forEach(Caller::close);
        }
    }

    /** Asks for more than all buffers hold, unless the server lets go of it before that. */
    private static void askUntilGone(Caller caller) throws Exception {
        try {
            for (int call = 0; call < 500; call++) {
                caller.text("{\"call\":\"history\",\"id\":" + call + ",\"args\":{\"limit\":200}}");
            }
        } catch (ExecutionException gone) {
            assertThat(gone).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void manyCallsAtOnceAreAnsweredInTheirOrder() throws Exception {
        try (Caller ada = join("ada")) {
            for (int i = 0; i < 200; i++) {
                ada.text("{\"call\":\"post\",\"id\":" + i + ",\"args\":{\"text\":\"\"}}");
            }
            ada.event("joined");
            for (int i = 0; i < 200; i++) {
                JsonNode reply = ada.next();
                assertThat(reply.path("reply").asInt(-1)).as(reply.toString()).isEqualTo(i);
                assertThat(reply.path("error").path("code").asText()).isEqualTo("text_required");
            }
        }
    }
}
