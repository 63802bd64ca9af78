package dev.troupe.integration;

import static dev.troupe.integration.KioskServer.KIOSK;
import static dev.troupe.integration.KioskServer.assertGoesOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.troupe.actor.HttpResponse;
import dev.troupe.actor.Identity;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.http.CorsSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may send an actor a request of HTTP, and what browsers are told of the answer. */
@Timeout(60)
class FetchAccessTest {

    private static final String ASK = KIOSK + "/x?name=ada";

    @Test
    void whoAsksIsAuthenticatedAndTheActorKnowsWho() throws IOException {
        // The bystander shows no token, and is let in as nobody.
        try (KioskServer kiosk = new KioskServer(builder -> builder.authenticator(request -> request.token()
                .map(token -> token.equals("bad")
                        ? Authentication.unauthenticated("Log in again")
                        : Authentication.of(Identity.of(token)))
                .orElse(Authentication.anonymous())))) {
            RawHttp client = kiosk.client();
            assertThat(client.get(ASK, "Authorization: Bearer grace").body()).contains(" grace 1 listed");
            RawHttp.Response refused = client.get(ASK, "Authorization: Bearer bad");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.head().field("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(refused.body()).startsWith("{\"error\":{\"code\":\"unauthenticated\"");
            assertGoesOn(client);
        }
    }

    /** The bystander shows no token, and stays. */
    @Test
    void aStreamEndsWithTheIdentityOfItsClient() throws IOException {
        AtomicReference<Instant> end = new AtomicReference<>();
        try (KioskServer kiosk = new KioskServer(builder -> builder.authenticator(request -> request.token()
                .map(token -> Authentication.of(new Brief(token, end)))
                .orElse(Authentication.anonymous())))) {
            RawHttp ada = kiosk.client();
            ada.send("GET", KIOSK + "/stream?name=ada", "", "Authorization: Bearer ada");
            assertThat(ada.head().status()).isEqualTo(200);
            assertThat(ada.chunk()).isEqualTo("begin ");
            RawHttp bob = kiosk.client();
            bob.send("GET", KIOSK + "/stream?name=bob", "");
            assertThat(bob.head().status()).isEqualTo(200);
            assertThat(bob.chunk()).isEqualTo("begin ");

            assertThat(ada.isCutOff()).isTrue();
            assertThat(Instant.now()).isAfterOrEqualTo(end.get());
            kiosk.awaitLog("gone ada");
            kiosk.tell("still there");
            assertThat(bob.chunk()).isEqualTo("still there");
        }
    }

    /** Somebody who is known for two seconds. */
    private record Brief(String name, AtomicReference<Instant> end) implements Identity {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean hasRole(String role) {
            return false;
        }

        @Override
        public Optional<Instant> expiresAt() {
            end.set(Instant.now().plusSeconds(2));
            return Optional.of(end.get());
        }
    }

    @Test
    void aStreamCountsTowardsTheLimitsOnConnections() throws IOException {
        try (KioskServer kiosk =
                new KioskServer(builder -> builder.settings(settings -> settings.maxConnectionsPerAddress(2)))) {
            RawHttp ada = kiosk.client();
            ada.send("GET", KIOSK + "/stream?name=ada", "");
            assertThat(ada.head().status()).isEqualTo(200);
            RawHttp bob = kiosk.client();
            RawHttp.Response refused = bob.get(KIOSK + "/stream?name=bob");
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body()).startsWith("{\"error\":{\"code\":\"rate_limited\"");
            kiosk.awaitLog("gone bob");
            try (RawSocket socket = RawSocket.handshake(kiosk.server.port(), "/actors/kiosk/main?name=bob")) {
                assertThat(socket.status()).isEqualTo(429);
            }
            assertGoesOn(bob);
            ada.close();
            kiosk.awaitLog("gone ada");
            // The actor is told in a turn of its own, which may come before the place is given back.
            await().untilAsserted(() -> {
                RawHttp next = kiosk.client();
                next.send("GET", KIOSK + "/stream?name=bob", "");
                assertThat(next.head().status()).isEqualTo(200);
            });
        }
    }

    @Test
    void whoMayNotCreateLeavesNoActor() throws IOException {
        try (TroupeServer server = TroupeServer.builder()
                        .port(0)
                        .actors(new KioskActorDefinition())
                        .provide(KioskActor.Switches.class, new KioskActor.Switches())
                        .createPolicy(Kiosk.class, CreatePolicy.NOBODY)
                        .start();
                RawHttp client = new RawHttp(server.port())) {
            RawHttp.Response refused = client.get(ASK);
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.body()).startsWith("{\"error\":{\"code\":\"not_found\"");
            assertThat(server.actors()).isZero();
            try (KioskClient inside = KioskClient.connect(server.inProcess(), "main", new Kiosk.Reader("inside"))) {
                assertGoesOn(client);
                assertThat(inside.blocking().log()).contains("GET /on");
            }
        }
    }

    @Test
    void pagesOfOtherOriginsMayNotAskUnlessTheyAreNamed() throws IOException {
        try (KioskServer kiosk = new KioskServer(builder -> builder.allowOrigins("https://paper.example"))) {
            RawHttp client = kiosk.client();
            RawHttp.Response refused = client.get(ASK, "Origin: https://evil.example");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(client.get(ASK, "Origin: https://paper.example").status())
                    .isEqualTo(200);
            assertThat(client.get(ASK, "Origin: http://localhost").status()).isEqualTo(200);
            assertGoesOn(client);
        }
    }

    @Test
    void browsersAreToldWhatIsConfiguredForThem() throws IOException {
        try (KioskServer kiosk = new KioskServer(builder ->
                builder.allowOrigins("https://paper.example").cors(CorsSettings.origins("https://paper.example")))) {
            RawHttp client = kiosk.client();
            RawHttp.Response preflight = client.ask(
                    "OPTIONS", ASK, "", "Origin: https://paper.example", "Access-Control-Request-Method: PUT");
            assertThat(preflight.status()).isEqualTo(204);
            assertThat(preflight.head().field("Access-Control-Allow-Methods")).contains("PUT");
            assertThat(client.ask("OPTIONS", ASK, "").body())
                    .as("one that is no preflight is the actor's")
                    .startsWith("OPTIONS /x ");
            RawHttp.Response whole = client.get(ASK, "Origin: https://paper.example");
            assertThat(whole.head().field("Access-Control-Allow-Origin")).isEqualTo("https://paper.example");
            RawHttp.Response streamed = client.get(KIOSK + "/once?name=ada", "Origin: https://paper.example");
            assertThat(streamed.head().field("Access-Control-Allow-Origin")).isEqualTo("https://paper.example");
            assertThat(streamed.body()).isEqualTo("one two");
            RawHttp.Response failed = client.get(KIOSK + "/fail?name=ada", "Origin: https://paper.example");
            assertThat(failed.head().field("Access-Control-Allow-Origin")).isEqualTo("https://paper.example");
            assertGoesOn(client);
        }
    }

    @Test
    void bodiesHaveAtMostWhatIsConfigured() throws IOException {
        try (KioskServer kiosk = new KioskServer(builder -> builder.httpLimits(limits -> limits.maxBodyBytes(10)))) {
            RawHttp client = kiosk.client();
            assertThat(client.ask("POST", ASK, "0123456789").status()).isEqualTo(200);
            assertThat(client.ask("POST", ASK, "0123456789a").status()).isEqualTo(413);
        }
    }

    @Test
    void routesStreamToo() throws IOException {
        try (KioskServer kiosk = new KioskServer(builder -> builder.route(
                        "GET",
                        "/twice",
                        request -> HttpResponse.streaming("text/plain", body -> {
                            body.send("once ");
                            var unused = body.drained().thenRun(() -> {
                                body.send("twice");
                                body.close();
                            });
                        }))
                .route(
                        "GET",
                        "/fails",
                        request -> HttpResponse.events(stream -> {
                            throw new IllegalStateException("not said");
                        })))) {
            RawHttp client = kiosk.client();
            assertThat(client.get("/twice").body()).isEqualTo("once twice");
            assertThat(client.get("/fails").status()).isEqualTo(500);
            RawHttp.Response head = client.ask("HEAD", "/twice", "");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.head().field("Transfer-Encoding")).isEqualTo("chunked");
            assertGoesOn(client);
        }
    }
}
