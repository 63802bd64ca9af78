package dev.troupe.integration;

import static dev.troupe.integration.KioskServer.KIOSK;
import static dev.troupe.integration.KioskServer.assertGoesOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.troupe.runtime.RuntimeSettings;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests that an actor answers itself, as a client meets them that shares no code with ours. Whatever was answered, the
 * connection goes on, and a bystander of the same actor who speaks the protocol must never notice.
 */
@Timeout(60)
class FetchTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private KioskServer kiosk;

    @BeforeEach
    void start() throws IOException {
        RuntimeSettings smallMailbox =
                RuntimeSettings.DEFAULTS.toBuilder().mailboxMessages(2).build();
        kiosk = new KioskServer(builder -> builder.settings(smallMailbox));
    }

    @AfterEach
    void theBystanderIsStillThere() throws IOException {
        kiosk.close();
    }

    private RawHttp client() throws IOException {
        return kiosk.client();
    }

    private static void assertError(RawHttp.Response response, int status, String code) throws IOException {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.head().field("Content-Type")).isEqualTo("application/json");
        JsonNode error = MAPPER.readTree(response.body()).path("error");
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("retryable").isBoolean()).isTrue();
        assertThat(response.body()).doesNotContain(KioskActor.SECRET);
    }

    @Test
    void theActorKnowsAllOfTheRequestAndNobodyIsListed() throws IOException {
        RawHttp client = client();

        RawHttp.Response response = client.ask("POST", KIOSK + "/a/%C3%A9?name=ada&page=3", "papers", "X-Colour: red");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("POST /a/%C3%A9 3 red ada ada's ada's - 1 listed 'papers'");
        assertThat(response.head().field("Content-Length"))
                .isEqualTo(String.valueOf(response.body().length()));
        assertThat(client.get(KIOSK + "?name=ada").body()).startsWith("GET / - ");
        assertThat(client.get(KIOSK + "/?name=ada").body()).startsWith("GET / - ");
    }

    @Test
    void paramsMayStandInAHeader() throws IOException {
        RawHttp client = client();

        // {"name":"ada"}
        assertThat(client.get(KIOSK + "/x", "Troupe-Params: eyJuYW1lIjoiYWRhIn0")
                        .body())
                .contains(" ada ");
        assertError(client.get(KIOSK + "/x?name=ada", "Troupe-Params: W10"), 400, "bad_argument");
        assertGoesOn(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
    void everyMethodReachesTheActor(String method) throws IOException {
        RawHttp client = client();

        assertThat(client.ask(method, KIOSK + "/x?name=ada", "").body()).startsWith(method + " /x ");
        assertGoesOn(client);
    }

    @Test
    void statusAndHeadersAreTheActorsOwn() throws IOException {
        RawHttp client = client();

        RawHttp.Response created = client.get(KIOSK + "/created?name=ada");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.head().fields("X-Way")).containsExactly("first", "second");
        assertThat(created.head().field("Content-Length")).isEqualTo("0");
        RawHttp.Response nothing = client.get(KIOSK + "/nothing?name=ada");
        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.head().field("Content-Length")).isEmpty();
        assertGoesOn(client);
    }

    @Test
    void headersAreNotSplit() throws IOException {
        RawHttp client = client();

        RawHttp.Response split = client.get(KIOSK + "/split?name=ada&value=a%0D%0AX-Evil:%20yes");
        assertError(split, 500, "internal");
        assertThat(split.head().field("X-Evil")).isEmpty();
        assertGoesOn(client);
    }

    @Test
    void aHeadIsThatOfTheBodyWhichIsNotSent() throws IOException {
        RawHttp client = client();

        RawHttp.Response head = client.ask("HEAD", KIOSK + "/x?name=ada", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.head().field("Content-Length"))
                .isEqualTo(String.valueOf("HEAD /x - - ada ada's ada's - 1 listed ''".length()));
        RawHttp.Response ofStream = client.ask("HEAD", KIOSK + "/stream?name=ada", "");
        assertThat(ofStream.status()).isEqualTo(200);
        assertThat(ofStream.head().field("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(ofStream.head().field("Content-Length")).isEmpty();
        assertGoesOn(client);
        kiosk.tell("to nobody");
        assertGoesOn(client);
    }

    @ParameterizedTest
    @CsvSource({
        "/refuse, 422, sold_out",
        "/missing, 404, not_found",
        "/fail, 500, internal",
        "/failed, 500, internal",
        "/null, 500, internal",
        "/bad-begin, 500, internal",
        "/too-much, 500, internal"
    })
    void whatFailsIsSaidAsByACall(String path, int status, String code) throws IOException {
        RawHttp client = client();

        assertError(client.get(KIOSK + path + "?name=ada"), status, code);
        assertGoesOn(client);
    }

    @ParameterizedTest
    @CsvSource({
        "/actors/workshop/room/http/x, 404, not_found",
        "/actors/nothing/room/http, 404, not_found",
        "/actors/kiosk/main/http/a%2Fb?name=ada, 400, bad_argument",
        "/actors/kiosk/main/http/../x?name=ada, 400, bad_argument",
        "/actors/kiosk/main/http/%ff?name=ada, 400, bad_argument",
        "/actors/kiosk/a%2Fb/http?name=ada, 400, bad_argument",
        "/actors/kiosk/main/http, 400, bad_argument",
        "/actors/kiosk/main/http?name=nobody, 403, nobody_here"
    })
    void whoIsNotLetInIsTold(String target, int status, String code) throws IOException {
        RawHttp client = client();

        assertError(client.get(target), status, code);
        assertGoesOn(client);
        assertThat(kiosk.server.actors()).isEqualTo(1);
    }

    @Test
    void aBodyHasAtMostOneMebibyte() throws IOException {
        RawHttp client = client();
        String most = "x".repeat(1_048_576);
        assertThat(client.ask("POST", KIOSK + "/x?name=ada", most).body()).hasSizeGreaterThan(most.length());
        assertGoesOn(client);

        RawHttp other = client();
        other.send("POST", KIOSK + "/x?name=ada", "", "Content-Length: 1048577", "Expect: 100-continue");
        assertThat(other.head().status()).isEqualTo(413);
    }

    @Test
    void aLateHeadIs504AndTheTurnGoesOn() throws Exception {
        RawHttp client = client();

        assertError(client.get(KIOSK + "/later?name=ada", "Troupe-Timeout: 100"), 504, "timeout");
        kiosk.switches.later.complete("late");
        assertGoesOn(client);
        assertError(client.get(KIOSK + "/x?name=ada", "Troupe-Timeout: soon"), 400, "bad_message");
    }

    @Test
    void aLaterAnswerHoldsTheActorUntilItIsThere() throws Exception {
        RawHttp first = client();
        RawHttp second = client();
        first.send("GET", KIOSK + "/later?name=ada", "");
        kiosk.switches.asked.await();
        second.send("GET", KIOSK + "/x?name=bob", "");

        kiosk.switches.later.complete("at last");
        assertThat(first.head().status()).isEqualTo(200);
        assertThat(second.head().status()).isEqualTo(200);
    }

    @Test
    void aFullMailboxIs503() throws Exception {
        client().send("GET", KIOSK + "/later?name=ada", "");
        kiosk.switches.asked.await();

        await().untilAsserted(() ->
                assertError(client().get(KIOSK + "/x?name=bob", "Troupe-Timeout: 50"), 503, "overloaded"));
        kiosk.switches.later.complete("done");
        await().untilAsserted(() -> assertGoesOn(client()));
    }

    @Test
    void aCrashIs500AndTheActorStartsAgain() throws IOException {
        RawHttp client = client();

        assertError(client.get(KIOSK + "/crash?name=ada"), 500, "crashed");
        assertGoesOn(client);
    }

    @Test
    void requestsOneBehindTheOtherAreAnsweredInOrder() throws IOException {
        RawHttp client = client();
        for (int i = 0; i < 3; i++) {
            client.send("GET", KIOSK + "/" + i + "?name=ada", "");
        }
        client.send("GET", KIOSK + "/once?name=ada", "");
        client.send("GET", KIOSK + "/4?name=ada", "");

        for (int i = 0; i < 3; i++) {
            assertThat(client.head().status()).isEqualTo(200);
            assertThat(client.says("GET /" + i + " - - ada ada's ada's - 1 listed ''"))
                    .isTrue();
        }
        assertThat(client.head().field("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(client.chunk() + client.chunk() + client.chunk()).isEqualTo("one two");
        assertThat(client.head().status()).isEqualTo(200);
        kiosk.awaitLog("GET /4");
    }
}
