package dev.troupe.integration.comingfrom.bunbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.integration.comingfrom.Console;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.server.TroupeServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a raw socket can do, as somebody who comes from bunbox would use it. */
@Timeout(60)
class DeskTest {

    private static final String ITEM =
            "troupe.token." + Base64.getUrlEncoder().withoutPadding().encodeToString("t0ken".getBytes(UTF_8));

    private final Clock clock = Clock.fixed(Instant.parse("2030-01-01T12:00:00Z"), ZoneOffset.UTC);
    private final Map<String, String> userOfToken = Map.of("t0ken", "ada");
    private final TroupeServer server = TroupeServer.builder()
            .port(0)
            .actors(new DeskActorDefinition())
            .authenticator(this::upgrade)
            .compression(1_024)
            .start();

    private Authentication upgrade(AuthenticationRequest request) {
        Optional<String> user = request.token().map(userOfToken::get);
        return user.map(userId -> Authentication.of(new Visitor(userId, clock.instant())))
                .orElse(Authentication.unauthenticated("Show a token"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Console connect() throws InterruptedException {
        Console console = Console.connect(server.uri(), "/actors/desk/main/websocket", "desk.v1", ITEM);
        assertThat(console.next()).isEqualTo("ada since 2030-01-01T12:00:00Z");
        return console;
    }

    @Test
    void whoHasNoTokenIsRefusedBeforeTheUpgrade() {
        assertThatThrownBy(() -> Console.connect(server.uri(), "/actors/desk/main/websocket"))
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .hasRootCauseMessage("Unexpected HTTP response status code 401");
        assertThat(server.actors()).isZero();
    }

    @Test
    void textAndBytesAreSentAndTopicsJoined() throws Exception {
        try (Console ada = connect();
                Console bob = connect()) {
            ada.type("send");
            assertThat(ada.next()).isEqualTo("Hello!");
            assertThat(ada.next()).isEqualTo("0x010203");
            ada.type("where");
            assertThat(ada.next()).isEqualTo("127.0.0.1");
            ada.type("state");
            assertThat(ada.next()).isEqualTo("open");

            ada.type("subscribe");
            ada.type("subscriptions");
            assertThat(ada.next()).isEqualTo("[room-1] true");
            bob.type("publish");
            assertThat(ada.next()).isEqualTo("Message for room 1");
            ada.type("unsubscribe");
            ada.type("publish");
            ada.type("subscriptions");
            assertThat(ada.next()).isEqualTo("[] false");
            bob.type("subscriptions");
            assertThat(bob.next()).isEqualTo("[] false");
        }
    }

    @ParameterizedTest
    @CsvSource({"publish, Message for room 1", "announce, Large broadcast"})
    void whatIsPublishedReachesTheOtherMembersAndNotItsSender(String publish, String published) throws Exception {
        try (Console ada = connect();
                Console bob = connect()) {
            for (Console member : List.of(ada, bob)) {
                member.type("subscribe");
                member.type("subscriptions");
                assertThat(member.next()).isEqualTo("[room-1] true");
            }
            ada.type(publish);
            assertThat(bob.next()).startsWith(published);
            ada.type("state");
            assertThat(ada.next()).isEqualTo("open");
        }
    }

    @Test
    void roomsAreTopics() throws Exception {
        try (Console ada = connect();
                Console bob = connect()) {
            ada.type("{\"type\":\"join-room\",\"roomId\":7}");
            assertThat(ada.next()).isEqualTo("{\"type\":\"joined\",\"roomId\":7}");
            bob.type("{\"type\":\"join-room\",\"roomId\":7}");
            assertThat(bob.next()).isEqualTo("{\"type\":\"joined\",\"roomId\":7}");
            bob.type("{\"type\":\"room-message\",\"roomId\":7,\"text\":\"hi\"}");
            assertThat(ada.next()).isEqualTo("{\"type\":\"message\",\"text\":\"hi\"}");
            bob.type("state");
            assertThat(bob.next()).isEqualTo("open");
            ada.type("{\"type\":\"leave-room\",\"roomId\":7}");
            ada.type("state");
            assertThat(ada.next()).isEqualTo("open");
            bob.type("{\"type\":\"room-message\",\"roomId\":7,\"text\":\"nobody\"}");
            bob.type("state");
            assertThat(bob.next()).isEqualTo("open");
            ada.type("{no JSON");
            assertThat(ada.next()).isEqualTo("{\"type\":\"error\",\"message\":\"Invalid message format\"}");
        }
    }

    @Test
    void whatIsCorkedStaysAsManyMessages() throws Exception {
        try (Console ada = connect()) {
            ada.type("cork");
            assertThat(ada.next()).isEqualTo("Message 1");
            assertThat(ada.next()).isEqualTo("Message 2");
            assertThat(ada.next()).isEqualTo("Message 3");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "done, closed 1000 Done",
        "restart, closed 1001 Server restart",
        "invalid, closed 1002 Invalid data",
        "binary, closed 1003 Text only",
        "unauthorized, closed 1008 Unauthorized",
        "anything, closed 4000 A code of your own"
    })
    void itClosesWithACodeOfItsChoice(String why, String closed) throws Exception {
        try (Console ada = connect()) {
            ada.type(why);
            assertThat(ada.next()).isEqualTo(closed);
        }
    }

    @Test
    void sizeOrTheActorDecidesWhatIsCompressedForAClientThatOffersIt() throws Exception {
        String handshake = String.join(
                "\r\n",
                "GET /actors/desk/main/websocket HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Protocol: " + ITEM,
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
                "\r\n");
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(handshake.getBytes(ISO_8859_1));
            InputStream in = socket.getInputStream();
            assertThat(head(in)).startsWith("HTTP/1.1 101");
            assertThat(frame(in)).as("greeting: final, not compressed, text").isEqualTo(0x81);
            type(socket, "large");
            assertThat(frame(in)).as("large: final, compressed, text").isEqualTo(0xC1);
            type(socket, "always");
            assertThat(frame(in)).as("small: final, compressed, text").isEqualTo(0xC1);
            type(socket, "never");
            assertThat(frame(in)).as("large: final, not compressed, binary").isEqualTo(0x82);
            type(socket, "subscribe");
            type(socket, "where");
            assertThat(frame(in)).as("answer: final, not compressed, text").isEqualTo(0x81);
            try (Console other = connect()) {
                other.type("publish");
                assertThat(frame(in))
                        .as("published: final, not compressed, text")
                        .isEqualTo(0x81);
                other.type("announce");
                assertThat(frame(in)).as("announced: final, compressed, text").isEqualTo(0xC1);
            }
        }
    }

    /** A frame of text whose mask is zero. */
    private static void type(Socket socket, String text) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {(byte) 0x81, (byte) (0x80 | text.length()), 0, 0, 0, 0});
        frame.writeBytes(text.getBytes(ISO_8859_1));
        socket.getOutputStream().write(frame.toByteArray());
    }

    /** The first byte of the next frame: final, compressed, opcode. */
    private static int frame(InputStream in) throws IOException {
        int first = in.read();
        int length = in.read();
        in.skipNBytes(length < 126 ? length : in.read() << 8 | in.read());
        return first;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            head.write(in.read());
        }
        return head.toString(ISO_8859_1);
    }
}
