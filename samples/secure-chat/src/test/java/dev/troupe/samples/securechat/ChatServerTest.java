package dev.troupe.samples.securechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.troupe.server.TroupeServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The secure chat over real sockets, spoken to by the JDK's client and nothing of ours. */
class ChatServerTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private TroupeServer server;

    @BeforeEach
    void start() {
        server = ChatServer.start(0, SECRET, Duration.ofMinutes(15), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoHasSignedInTakesPartUnderTheNameInTheToken() throws Exception {
        try (Console grace = enter("lobby", signIn("grace"))) {
            assertThat(grace.next()).startsWith("{\"welcome\":").contains("\"protocol\":\"secure-chat\"");
            assertThat(grace.next()).contains("\"event\":\"present\"").contains("\"names\":[\"grace\"]");
            grace.until("\"joined\"");
            grace.type("{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"hello\"}}");
            assertThat(grace.next()).contains("\"event\":\"posted\"").contains("\"author\":\"grace\"");
            assertThat(grace.next()).startsWith("{\"reply\":1,\"value\"");
        }
    }

    @Test
    void withoutATokenNobodyComesIn() {
        assertThat(refusal("lobby", "")).isEqualTo(401);
        assertThat(server.connections()).isZero();
    }

    @Test
    void aTokenThatIsNotToBeBelievedLetsNobodyIn() throws Exception {
        Instant later = Instant.now().plusSeconds(600);
        byte[] guessed = "fedcba9876543210fedcba9876543210".getBytes(UTF_8);
        assertThat(refusal("lobby", "nonsense")).isEqualTo(401);
        assertThat(refusal("lobby", Tokens.of("ada", "secure-chat", later, guessed)))
                .isEqualTo(401);
        assertThat(refusal("lobby", Tokens.of("ada", "another-chat", later, SECRET)))
                .isEqualTo(401);
        assertThat(refusal(
                        "lobby", Tokens.of("ada", "secure-chat", Instant.now().minusSeconds(1), SECRET)))
                .isEqualTo(401);
        try (Console ada = enter("lobby", Tokens.of("ada", "secure-chat", later, SECRET))) {
            assertThat(ada.next()).startsWith("{\"welcome\":");
        }
    }

    @Test
    void whoLacksTheRoleIsForbidden() throws Exception {
        try (Console eve = enter("lobby", signIn("eve"));
                Console grace = enter("lobby", signIn("grace"))) {
            eve.until("\"name\":\"grace\"");
            grace.until("\"name\":\"grace\"");
            eve.type("{\"call\":\"post\",\"id\":1,\"args\":{\"text\":\"hello\"}}");
            assertThat(eve.next()).startsWith("{\"reply\":1,\"error\"").contains("\"code\":\"forbidden\"");
            grace.type("{\"call\":\"kick\",\"id\":1,\"args\":{\"name\":\"eve\",\"reason\":\"why not\"}}");
            assertThat(grace.next()).startsWith("{\"reply\":1,\"error\"").contains("\"code\":\"forbidden\"");
            grace.type("{\"call\":\"post\",\"args\":{\"text\":\"still here?\"}}");
            assertThat(eve.next()).contains("\"event\":\"posted\"").contains("still here?");
            eve.type("{\"call\":\"history\",\"id\":2,\"args\":{\"limit\":5}}");
            assertThat(eve.next()).startsWith("{\"reply\":2").contains("still here?");
        }
    }

    @Test
    void aModeratorRemovesAMemberWhoStaysOutForAWhile() throws Exception {
        try (Console ada = enter("lobby", signIn("ada"));
                Console grace = enter("lobby", signIn("grace"))) {
            ada.until("\"name\":\"grace\"");
            ada.type("{\"call\":\"kick\",\"id\":1,\"args\":{\"name\":\"grace\",\"reason\":\"too loud\"}}");
            assertThat(grace.until("\"kicked\"")).last().asString().contains("\"reason\":\"too loud\"");
            assertThat(grace.closed()).isEqualTo("4409 too loud");
            ada.until("\"event\":\"left\"");
        }
        try (Console back = enter("lobby", signIn("grace"))) {
            assertThat(back.next()).startsWith("{\"error\"").contains("\"code\":\"kicked\"");
            assertThat(back.closed()).isEqualTo("4403 kicked");
        }
        assertThat(post("lobby", "history", "{\"limit\":1}", signIn("grace")).statusCode())
                .isEqualTo(403);
        try (Console elsewhere = enter("workshop", signIn("grace"))) {
            assertThat(elsewhere.next()).startsWith("{\"welcome\":");
        }
    }

    @Test
    void aReasonThatNoCloseFrameCouldCarryIsRefused() throws Exception {
        try (Console ada = enter("lobby", signIn("ada"));
                Console grace = enter("lobby", signIn("grace"))) {
            ada.until("\"name\":\"grace\"");
            String longest = "\u20ac".repeat(41);
            ada.type("{\"call\":\"kick\",\"id\":1,\"args\":{\"name\":\"grace\",\"reason\":\"" + longest + "!\"}}");
            assertThat(ada.next()).contains("\"code\":\"invalid_argument\"").contains("\"path\":\"args.reason\"");
            ada.type("{\"call\":\"kick\",\"id\":2,\"args\":{\"name\":\"grace\",\"reason\":\"" + longest + "\"}}");
            assertThat(grace.closed()).isEqualTo("4409 " + longest);
        }
    }

    @Test
    void aConnectionEndsWithItsToken() throws Exception {
        try (Console ada = enter("lobby", signIn("ada"))) {
            ada.until("\"joined\"");
            Instant soon = Instant.now().plusSeconds(5);
            try (Console brief = enter("lobby", Tokens.of("grace", "secure-chat", soon, SECRET))) {
                assertThat(brief.next()).startsWith("{\"welcome\":");
                assertThat(brief.closed()).startsWith("4401");
            }
            assertThat(ada.until("\"event\":\"left\"")).last().asString().contains("\"name\":\"grace\"");
        }
    }

    @Test
    void aGuessedRoomIsNotThereAndLeavesNothingBehind() throws Exception {
        assertThat(server.actors()).isEqualTo(ChatServer.ROOMS.size());
        String token = signIn("ada");
        assertThat(refusal("cellar", token)).isEqualTo(404);
        assertThat(post("cellar", "history", "{\"limit\":1}", token).statusCode())
                .isEqualTo(404);
        assertThat(server.actors()).isEqualTo(ChatServer.ROOMS.size());
    }

    @Test
    void rolesHoldForASingleCallToo() throws Exception {
        assertThat(post("lobby", "post", "{\"text\":\"hello\"}", signIn("grace"))
                        .body())
                .contains("\"author\":\"grace\"");
        assertThat(post("lobby", "post", "{\"text\":\"hello\"}", signIn("eve")).statusCode())
                .isEqualTo(403);
        assertThat(post("lobby", "history", "{\"limit\":5}", "").statusCode()).isEqualTo(401);
    }

    @Test
    void theDemoLoginKnowsItsUsersAlone() throws Exception {
        assertThat(login("mallory").statusCode()).isEqualTo(404);
        HttpResponse<String> granted = login("ada");
        assertThat(granted.body()).contains("\"roles\":[\"member\",\"moderator\"]");
        assertThat(granted.headers().firstValue("cache-control")).contains("no-store");
        HttpRequest choices =
                HttpRequest.newBuilder(server.pages().resolve("demo/choices")).build();
        assertThat(http.send(choices, BodyHandlers.ofString()).body())
                .contains("\"name\":\"eve\"")
                .contains("\"rooms\":[\"lobby\",\"workshop\"]");
    }

    private Console enter(String room, String token) {
        return new Console(server.uri().resolve("/actors/secure-chat/" + room), token);
    }

    /** The status with which a handshake is refused. */
    private int refusal(String room, String token) {
        CompletionException[] thrown = new CompletionException[1];
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> enter(room, token).close())
                .satisfies(failure -> thrown[0] = failure);
        assertThat(thrown[0]).hasCauseInstanceOf(WebSocketHandshakeException.class);
        return ((WebSocketHandshakeException) thrown[0].getCause())
                .getResponse()
                .statusCode();
    }

    private String signIn(String user) throws Exception {
        Matcher token = TOKEN.matcher(login(user).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private HttpResponse<String> login(String user) throws Exception {
        URI address = server.pages().resolve("demo/tokens/" + user);
        HttpRequest request =
                HttpRequest.newBuilder(address).POST(BodyPublishers.noBody()).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String room, String action, String arguments, String token) throws Exception {
        URI address = server.pages().resolve("actors/secure-chat/" + room + "/call/" + action);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(arguments));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
