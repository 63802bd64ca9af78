package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.Identity;
import dev.troupe.client.ActorConnectException;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.TroupeServerBuilder;
import dev.troupe.server.jwt.JwtAuthenticator;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may open a raw socket, how many, how often, and until when: seen from outside. */
@Timeout(60)
class RawAccessTest {

    private final CableActor.Switches switches = new CableActor.Switches();

    private TroupeServer start(UnaryOperator<TroupeServerBuilder> more) {
        return more.apply(TroupeServer.builder()
                        .port(0)
                        .actors(new CableActorDefinition(), new CellarActorDefinition())
                        .provide(CableActor.Switches.class, switches)
                        .stopWithProcess(false))
                .start();
    }

    private TroupeServer limited(UnaryOperator<RuntimeSettings.Builder> limits) {
        return start(builder -> builder.settings(
                limits.apply(RuntimeSettings.DEFAULTS.toBuilder()).build()));
    }

    /** A token is the name of whoever shows it, who has one role: the same. */
    private TroupeServer trusting(UnaryOperator<TroupeServerBuilder> more) {
        return start(builder -> more.apply(builder.authenticator(asked -> asked.token()
                .map(name -> Authentication.of(Identity.of(name, name)))
                .orElse(Authentication.anonymous()))));
    }

    private static JwtAuthenticator jwt() {
        return JwtAuthenticator.builder()
                .hmac(Tokens.SECRET)
                .issuer("https://login.example")
                .audience("workshop")
                .clockSkew(Duration.ZERO)
                .build();
    }

    private static RawSocket raw(TroupeServer server, String key, String name, String... headers) throws IOException {
        return RawSocket.handshake(server.port(), "/actors/cable/" + key + "/websocket?name=" + name, headers);
    }

    private static RawSocket greeted(TroupeServer server, String key, String name, String... headers)
            throws IOException {
        RawSocket socket = raw(server, key, name, headers);
        assertThat(socket.status()).as(socket.head()).isEqualTo(101);
        assertThat(socket.next().text()).startsWith("open ");
        return socket;
    }

    private static void refused(RawSocket socket, int status, String code) throws IOException {
        assertThat(socket.status()).as(socket.head()).isEqualTo(status);
        assertThat(socket.body().path("error").path("code").asText()).isEqualTo(code);
    }

    // ---- who

    @Test
    void whoShowsNoTokenWhereOneIsAskedForIsRefused() throws Exception {
        try (TroupeServer server = start(builder -> builder.authenticator(jwt()));
                RawSocket nobody = raw(server, "sea", "eve");
                RawSocket garbled = raw(server, "sea", "eve", "Authorization: Bearer nonsense");
                RawSocket ada = greeted(
                        server, "sea", "ada", "Authorization: Bearer " + Tokens.hs256(Tokens.claims("ada", 600, "")))) {
            refused(nobody, 401, "unauthenticated");
            refused(garbled, 401, "unauthenticated");
            assertThat(server.connections()).isOne();
            ada.text("hi");
            assertThat(ada.next().text()).isEqualTo("ada: hi");
        }
    }

    @Test
    void itEndsWith4401WhenTheTokenDoes() throws Exception {
        try (TroupeServer server = start(builder -> builder.authenticator(jwt()));
                RawSocket shortly = greeted(
                        server, "sea", "ada", "Authorization: Bearer " + Tokens.hs256(Tokens.claims("ada", 5, "")))) {
            assertThat(shortly.awaitClose().closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aPageOfAnotherOriginIsRefused() throws Exception {
        try (TroupeServer server = start(UnaryOperator.identity());
                RawSocket evil = raw(server, "sea", "eve", "Origin: https://evil.example");
                RawSocket own = greeted(server, "sea", "ada", "Origin: http://127.0.0.1:" + server.port())) {
            refused(evil, 403, "forbidden");
            assertThat(own.status()).isEqualTo(101);
        }
    }

    @ParameterizedTest
    @CsvSource({"EVERYONE, 101, 101", "AUTHENTICATED, 404, 101", "NOBODY, 404, 404"})
    void anActorComesIntoBeingByWhoMayCreateIt(CreatePolicy policy, int asNobody, int asKnown) throws Exception {
        try (TroupeServer server = trusting(builder -> builder.createPolicy(Cable.class, policy));
                RawSocket nobody = raw(server, "one", "eve");
                RawSocket known = raw(server, "two", "ada", "Authorization: Bearer ada")) {
            assertThat(nobody.status()).isEqualTo(asNobody);
            assertThat(known.status()).isEqualTo(asKnown);
        }
    }

    @ParameterizedTest
    @CsvSource({"keeper, 101", "guest, 403", "'', 403"})
    void theRolesOfTheProtocolHoldForItsRawSockets(String role, int status) throws Exception {
        String[] headers = role.isEmpty() ? new String[0] : new String[] {"Authorization: Bearer " + role};
        try (TroupeServer server = trusting(builder -> builder.createPolicy(Cellar.class, CreatePolicy.AUTHENTICATED));
                RawSocket socket = RawSocket.handshake(server.port(), "/actors/cellar/deep/websocket", headers)) {
            assertThat(socket.status()).as(socket.head()).isEqualTo(status);
            if (status == 101) {
                assertThat(socket.next().text()).isEqualTo("no credentials");
            } else {
                refused(socket, 403, "forbidden");
                assertThat(server.actors()).isZero();
            }
        }
    }

    @Test
    void whoMayOpenNoRawSocketMayCallWhatIsForEverybody() throws Exception {
        try (TroupeServer server = trusting(UnaryOperator.identity());
                RawSocket guest =
                        RawSocket.handshake(server.port(), "/actors/cellar/deep", "Authorization: Bearer guest")) {
            assertThat(guest.json().has("welcome")).isTrue();
            assertThat(guest.call("smell", 1, "{}").path("value").asText()).isEqualTo("musty");
            assertThat(guest.call("bottles", 2, "{}").path("error").path("code").asText())
                    .isEqualTo("forbidden");
        }
    }

    @Test
    void theGeneratedClientShowsItsToken() throws Exception {
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocket.Listener listener = new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                heard.add(text.toString());
                socket.request(1);
                return null;
            }
        };
        try (TroupeServer server = trusting(UnaryOperator.identity())) {
            WebSocket keeper =
                    CellarClient.at(server.uri(), "deep").withToken("keeper").websocket("", listener);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("no credentials");
            assertThatThrownBy(() -> CellarClient.at(server.uri(), "deep")
                            .withToken(() -> "guest")
                            .websocket("", listener))
                    .isInstanceOfSatisfying(
                            ActorConnectException.class,
                            e -> assertThat(e.code()).isEqualTo("forbidden"));
            keeper.abort();
            await().until(() -> server.connections() == 0);
        }
    }

    // ---- how many, how often

    @Test
    void rawSocketsCountAmongTheConnections() throws Exception {
        try (TroupeServer server = limited(limits -> limits.maxConnections(1))) {
            RawSocket first = greeted(server, "sea", "ada");
            try (RawSocket second = raw(server, "sea", "bob")) {
                refused(second, 429, "rate_limited");
            }
            first.close();
            // Its place is given back after it has ceased to count.
            await().untilAsserted(() -> greeted(server, "sea", "bob").close());
        }
    }

    @Test
    void messagesInASecondAreLimited() throws Exception {
        try (TroupeServer server = limited(limits -> limits.maxCallsPerSecond(5));
                RawSocket ada = greeted(server, "sea", "ada")) {
            for (int i = 0; i < 50; i++) {
                ada.text("message");
            }
            assertThat(ada.awaitClose().closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void whoFloodsItsActorIsEndedAndOthersAreServed() throws Exception {
        try (TroupeServer server = limited(limits -> limits.maxCallsInFlight(4).mailboxMessages(16));
                RawSocket bystander = greeted(server, "sea", "bystander");
                RawSocket caller = RawSocket.handshake(server.port(), "/actors/cable/sea?name=caller&events=none");
                RawSocket flooder =
                        RawSocket.handshake(server.port(), "/actors/cable/sea/websocket/slow?name=flooder")) {
            assertThat(caller.json().has("welcome")).isTrue();
            for (int i = 0; i < 20; i++) {
                flooder.text("flood " + i);
            }
            assertThat(flooder.awaitClose().closeCode()).isEqualTo(4429);
            caller.text("{\"call\":\"log\",\"id\":1}");
            bystander.text("one");
            bystander.text("two");
            switches.open.complete("now it is open");
            assertThat(bystander.next().text()).isEqualTo("bystander: one");
            assertThat(bystander.next().text()).isEqualTo("bystander: two");
            assertThat(caller.reply(1).has("value")).isTrue();
        }
    }

    // ---- how long

    @Test
    void aSocketWithoutAMessageIsClosedWith1000() throws Exception {
        try (TroupeServer server = limited(limits -> limits.idleTimeout(Duration.ofMillis(500)));
                // Not waited for until it is greeted: a machine that is busy may find it idle before.
                RawSocket idle = raw(server, "sea", "ada")) {
            assertThat(idle.awaitClose().closeCode()).isEqualTo(1000);
        }
    }

    @Test
    void whoAnswersNoPingIsEnded() throws Exception {
        try (TroupeServer server = limited(
                        limits -> limits.pingInterval(Duration.ofMillis(500)).pongTimeout(Duration.ofMillis(500)));
                RawSocket silent = raw(server, "sea", "ada")) {
            assertThat(silent.await(RawSocket.PING).payload()).isEmpty();
            assertThat(silent.awaitClose().closeCode()).isEqualTo(1008);
            await().until(() -> server.connections() == 0);
        }
    }
}
