package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troupe.actor.Identity;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.TroupeServerBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From where, how many, how often, and whether an actor comes into being: seen from outside. */
@Timeout(60)
class AccessTest {

    private static final String ROOM = "/actors/workshop/room?name=ada";

    private static TroupeServer start(UnaryOperator<TroupeServerBuilder> more) {
        return more.apply(TroupeServer.builder()
                        .port(0)
                        .actors(new WorkshopActorDefinition())
                        .provide(WorkshopActor.Lingering.class, new WorkshopActor.Lingering())
                        .stopWithProcess(false))
                .start();
    }

    private static TroupeServer limited(UnaryOperator<RuntimeSettings.Builder> limits) {
        return start(builder -> builder.settings(
                limits.apply(RuntimeSettings.DEFAULTS.toBuilder()).build()));
    }

    private static void refused(RawSocket socket, int status, String code) throws IOException {
        assertThat(socket.status()).as(socket.head()).isEqualTo(status);
        assertThat(socket.body().path("error").path("code").asText()).isEqualTo(code);
    }

    private static RawSocket from(int port, String origin) throws IOException {
        return RawSocket.handshake(port, ROOM, "Origin: " + origin);
    }

    // ---- pages

    @Test
    void onlyPagesOfTheServerItselfMayConnectUnlessOthersAreAllowed() throws Exception {
        try (TroupeServer server = start(builder -> builder.allowOrigins("https://app.example"));
                RawSocket own = from(server.port(), "http://127.0.0.1:" + server.port());
                RawSocket allowed = from(server.port(), "https://app.example");
                RawSocket otherPort = from(server.port(), "http://127.0.0.1:1");
                RawSocket evil = from(server.port(), "https://evil.example");
                RawSocket opaque = from(server.port(), "null")) {
            assertThat(own.status()).isEqualTo(101);
            assertThat(allowed.status()).isEqualTo(101);
            refused(otherPort, 403, "forbidden");
            refused(evil, 403, "forbidden");
            refused(opaque, 403, "forbidden");
            await().until(() -> server.connections() == 2);
        }
    }

    @Test
    void everyPageMayWhereThatIsSaid() throws Exception {
        try (TroupeServer server = start(builder -> builder.allowOrigins("*"));
                RawSocket other = from(server.port(), "https://evil.example")) {
            assertThat(other.status()).isEqualTo(101);
        }
    }

    @Test
    void anActorSeesLaterHowSomebodyCameButNotByWhatHeWasLetIn() throws Exception {
        try (TroupeServer server = start(builder -> builder);
                RawSocket eve = visit(server, "one", "X-Colour: red", "X-Colour: blue", "Cookie: session=1");
                RawSocket ada = RawSocket.welcomed(server.port(), "one", "ada")) {
            assertThat(eve.json().has("welcome")).isTrue();
            JsonNode came = ada.call("arrival", 1, "{\"name\":\"eve\"}").path("value");
            assertThat(came.path("path").asText()).isEqualTo("/actors/workshop/one");
            assertThat(came.path("query").asText()).isEqualTo("name=eve");
            assertThat(came.path("address").asText()).isEqualTo("127.0.0.1");
            assertThat(came.path("headers").path("X-Colour").toString()).isEqualTo("[\"red\",\"blue\"]");
            assertThat(came.path("headers").path("Host").path(0).asText()).isEqualTo("127.0.0.1:" + server.port());
            assertThat(came.path("headers").fieldNames())
                    .toIterable()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .doesNotContain("cookie", "upgrade", "sec-websocket-key");
        }
    }

    // ---- who may create

    private static TroupeServer creating(CreatePolicy policy) {
        return start(builder -> builder.createPolicy(Workshop.class, policy)
                .authenticator(asked -> asked.token()
                        .map(name -> Authentication.of(Identity.of(name)))
                        .orElse(Authentication.anonymous())));
    }

    private static RawSocket visit(TroupeServer server, String key, String... headers) throws IOException {
        return RawSocket.handshake(server.port(), "/actors/workshop/" + key + "?name=eve", headers);
    }

    @ParameterizedTest
    @CsvSource({"EVERYONE, 101, 101", "AUTHENTICATED, 404, 101", "NOBODY, 404, 404"})
    void anActorComesIntoBeingByWhoMayCreateIt(CreatePolicy policy, int asNobody, int asKnown) throws Exception {
        try (TroupeServer server = creating(policy);
                RawSocket nobody = visit(server, "one");
                RawSocket known = visit(server, "two", "Authorization: Bearer ada")) {
            assertThat(nobody.status()).isEqualTo(asNobody);
            assertThat(known.status()).isEqualTo(asKnown);
        }
    }

    @Test
    void whoMayNotCreateMayJoin() throws Exception {
        Workshop.Visitor host = new Workshop.Visitor("host", 1);
        try (TroupeServer server = creating(CreatePolicy.NOBODY);
                WorkshopClient opened = WorkshopClient.connect(server.inProcess(), "open", host, on -> {});
                RawSocket guest = visit(server, "open");
                RawSocket guesser = visit(server, "guess")) {
            assertThat(guest.status()).isEqualTo(101);
            assertThat(guest.json().has("welcome")).isTrue();
            refused(guesser, 404, "not_found");
            assertThat(opened.blocking().echo("still here")).isEqualTo("still here");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    // ---- how many

    /** For somebody in room "one". It is given back by a connection that has closed, after that has ceased to count. */
    private static void thereIsAPlaceAgain(TroupeServer server) {
        await().untilAsserted(() -> {
            try (RawSocket next = RawSocket.handshake(server.port(), "/actors/workshop/one?name=c")) {
                assertThat(next.status()).isEqualTo(101);
                assertThat(next.json().has("welcome")).isTrue();
            }
        });
    }

    @Test
    void connectionsAreLimitedInAll() throws Exception {
        try (TroupeServer server = limited(limits -> limits.maxConnections(2))) {
            RawSocket first = RawSocket.welcomed(server.port(), "one", "a");
            try (RawSocket second = RawSocket.welcomed(server.port(), "two", "b");
                    RawSocket third = RawSocket.handshake(server.port(), ROOM)) {
                refused(third, 429, "rate_limited");
                assertThat(second.call("turns", 1, "{}").has("value")).isTrue();
                first.close();
                thereIsAPlaceAgain(server);
            }
        }
    }

    @Test
    void connectionsToOneActorAreLimited() throws Exception {
        try (TroupeServer server = limited(limits -> limits.maxConnectionsPerActor(1))) {
            RawSocket first = RawSocket.welcomed(server.port(), "one", "a");
            try (RawSocket second = visit(server, "one");
                    RawSocket elsewhere = RawSocket.welcomed(server.port(), "two", "b")) {
                refused(second, 429, "rate_limited");
                assertThat(elsewhere.call("turns", 1, "{}").has("value")).isTrue();
            }
            first.close();
            thereIsAPlaceAgain(server);
        }
    }

    @Test
    void connectionsFromOneAddressAreLimited() throws Exception {
        try (TroupeServer server = start(builder -> builder.host("0.0.0.0")
                        .settings(RuntimeSettings.DEFAULTS.toBuilder()
                                .maxConnectionsPerAddress(1)
                                .build()));
                RawSocket first = RawSocket.welcomed(server.port(), "one", "a");
                RawSocket second = visit(server, "two");
                RawSocket elsewhere = RawSocket.from("127.0.0.2", server.port(), "/actors/workshop/one?name=b")) {
            refused(second, 429, "rate_limited");
            assertThat(elsewhere.status()).isEqualTo(101);
            assertThat(first.call("turns", 1, "{}").has("value")).isTrue();
        }
    }

    @Test
    void whoIsRefusedTakesNoPlace() throws Exception {
        try (TroupeServer server = limited(limits -> limits.maxConnections(1))) {
            for (int i = 0; i < 5; i++) {
                await().untilAsserted(() -> {
                    try (RawSocket mallory = RawSocket.handshake(server.port(), "/actors/workshop/room?name=mallory")) {
                        assertThat(mallory.status()).isEqualTo(101);
                        assertThat(mallory.awaitClose().closeCode()).isEqualTo(4403);
                        mallory.frame(0x88, new byte[] {0x11, 0x33});
                    }
                });
            }
            thereIsAPlaceAgain(server);
        }
    }

    /** Whose params cannot be read is told so after the upgrade, and has a socket until the closing handshake is over. */
    @Test
    void whoIsRefusedAfterTheUpgradeCountsAsLongAsItsSocketIsThere() throws Exception {
        String unreadable = "/actors/workshop/room?params=%25";
        try (TroupeServer server = limited(limits -> limits.maxConnectionsPerAddress(1));
                RawSocket bad = RawSocket.handshake(server.port(), unreadable)) {
            assertThat(bad.status()).isEqualTo(101);
            assertThat(bad.awaitClose().closeCode()).isEqualTo(4400);
            try (RawSocket worse = RawSocket.handshake(server.port(), unreadable);
                    RawSocket good = RawSocket.handshake(server.port(), ROOM)) {
                refused(worse, 429, "rate_limited");
                refused(good, 429, "rate_limited");
            }
            bad.frame(0x88, new byte[] {0x11, 0x30});
            thereIsAPlaceAgain(server);
        }
    }

    // ---- how often, how long

    @Test
    void aFloodOfPingsCostsAConnectionUnlessThatIsAllowed() throws Exception {
        try (TroupeServer server = limited(limits -> limits);
                RawSocket ada = RawSocket.welcomed(server.port(), "room", "ada");
                RawSocket flood = RawSocket.welcomed(server.port(), "room", "eve")) {
            flood.raw(thousandPings());
            RawSocket.Frame close = flood.awaitClose();
            assertThat(close.closeCode() + " " + close.closeReason()).isEqualTo("4429 More than 100 pings in a second");
            assertThat(ada.call("echo", 1, "{\"text\":\"x\"}").has("value")).isTrue();
        }
        try (TroupeServer server = limited(limits -> limits.maxPingsPerSecond(0));
                RawSocket eager = RawSocket.welcomed(server.port(), "room", "ada")) {
            eager.raw(thousandPings());
            assertThat(eager.call("echo", 1, "{\"text\":\"x\"}").has("value")).isTrue();
        }
    }

    /** In one go: whoever sent them one by one might meet a socket that is closed. */
    private static byte[] thousandPings() {
        ByteArrayOutputStream pings = new ByteArrayOutputStream();
        for (int i = 0; i < 1_000; i++) {
            pings.writeBytes(RawSocket.masked(0x89, new byte[] {1}));
        }
        return pings.toByteArray();
    }

    @Test
    void callsInASecondAreLimitedAndTheConnectionStays() throws Exception {
        try (TroupeServer server = limited(limits -> limits.maxCallsPerSecond(5));
                RawSocket ada = RawSocket.welcomed(server.port(), "room", "ada")) {
            int limited = 0;
            for (int id = 1; id <= 50; id++) {
                ada.text("{\"call\":\"echo\",\"id\":" + id + ",\"args\":{\"text\":\"x\"}}");
            }
            for (int id = 1; id <= 50; id++) {
                String code = ada.json().path("error").path("code").asText();
                assertThat(code).isIn("", "rate_limited");
                limited += code.isEmpty() ? 0 : 1;
            }
            // As fast as fifty calls are sent, there are some seconds at most in which five more are allowed.
            assertThat(limited).isBetween(20, 45);
            await().untilAsserted(() -> assertThat(ada.call("echo", 99, "{\"text\":\"again\"}")
                            .path("value")
                            .asText())
                    .isEqualTo("again"));
        }
    }

    @Test
    void aConnectionWithoutAMessageIsClosedWith1000() throws Exception {
        // Long enough for a machine that stands still for a while not to take the busy one for idle.
        Duration limit = Duration.ofSeconds(3);
        long begun = System.nanoTime();
        try (TroupeServer server = limited(limits -> limits.idleTimeout(limit));
                RawSocket idle = RawSocket.welcomed(server.port(), "one", "a");
                RawSocket busy = RawSocket.welcomed(server.port(), "two", "b")) {
            await().until(() -> {
                busy.call("echo", 1, "{\"text\":\"x\"}");
                return server.connections() == 1;
            });
            assertThat(idle.awaitClose().closeCode()).isEqualTo(1000);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(limit);
            assertThat(busy.call("echo", 9_999, "{\"text\":\"here\"}")
                            .path("value")
                            .asText())
                    .isEqualTo("here");
        }
    }
}
