package dev.troupe.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troupe.client.ActorConnectException;
import dev.troupe.client.Transport;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.TroupeServerBuilder;
import dev.troupe.server.jwt.JwtAuthenticator;
import dev.troupe.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who connects, as a client sees it that shares no code with the server. */
@Timeout(60)
class AuthenticationTest {

    private static final String ROOM = "/actors/workshop/room?name=ada";

    @TempDir
    Path directory;

    private static TroupeServer start(UnaryOperator<TroupeServerBuilder> more) {
        return more.apply(TroupeServer.builder()
                        .port(0)
                        .actors(new WorkshopActorDefinition())
                        .provide(WorkshopActor.Lingering.class, new WorkshopActor.Lingering())
                        .stopWithProcess(false))
                .start();
    }

    private static JwtAuthenticator.Builder jwt() {
        return JwtAuthenticator.builder()
                .hmac(Tokens.SECRET)
                .issuer("https://login.example")
                .audience("workshop")
                .clockSkew(Duration.ZERO);
    }

    private static RawSocket show(TroupeServer server, String token) throws IOException {
        return RawSocket.handshake(server.port(), ROOM, "Authorization: Bearer " + token);
    }

    private static void refused(RawSocket socket, int status, String code) throws IOException {
        assertThat(socket.status()).as(socket.head()).isEqualTo(status);
        assertThat(socket.body().path("error").path("code").asText()).isEqualTo(code);
    }

    // ---- tokens

    @Test
    void whoShowsATokenIsLetInAndWhoShowsNoneIsToldHow() throws Exception {
        try (TroupeServer server = start(builder -> builder.authenticator(jwt().build()));
                RawSocket ada = show(server, Tokens.hs256(Tokens.claims("ada", 600, "")));
                RawSocket nobody = RawSocket.handshake(server.port(), ROOM)) {
            assertThat(ada.status()).isEqualTo(101);
            assertThat(ada.json().has("welcome")).isTrue();
            assertThat(ada.call("echo", 1, "{\"text\":\"hi\"}").path("value").asText())
                    .isEqualTo("hi");
            refused(nobody, 401, "unauthenticated");
            assertThat(nobody.head().toLowerCase(Locale.ROOT)).contains("www-authenticate: bearer\r\n");
            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void aPageInABrowserShowsItsTokenAmongTheSubprotocols() throws Exception {
        String token = Tokens.hs256(Tokens.claims("ada", 600, ""));
        try (TroupeServer server = start(builder -> builder.authenticator(jwt().build()));
                RawSocket ada = RawSocket.handshake(
                        server.port(),
                        ROOM,
                        "Sec-WebSocket-Protocol: troupe.v1.json, troupe.token." + Tokens.base64(token));
                RawSocket garbled = RawSocket.handshake(
                        server.port(), ROOM, "Sec-WebSocket-Protocol: troupe.v1.json, troupe.token.%")) {
            assertThat(ada.status()).isEqualTo(101);
            assertThat(ada.head()).contains("troupe.v1.json").doesNotContain("troupe.token");
            assertThat(ada.json().has("welcome")).isTrue();
            refused(garbled, 400, "bad_argument");
        }
    }

    @Test
    void aTokenThatIsNotToBeBelievedIsRefused() throws Exception {
        String[] changed = Tokens.hs256(Tokens.claims("ada", 600, "")).split("\\.");
        List<String> bad = List.of(
                Tokens.unsigned(Tokens.claims("ada", 600, "")),
                Tokens.hs256(Tokens.claims("ada", -1, "")),
                Tokens.hs256(Tokens.claims("ada", 600, ",\"nbf\":4000000000")),
                Tokens.hs256(Tokens.claims("ada", 600, "").replace("login", "evil")),
                Tokens.hs256(Tokens.claims("ada", 600, "").replace("workshop", "elsewhere")),
                changed[0] + "." + Tokens.base64(Tokens.claims("root", 600, "")) + "." + changed[2],
                "nonsense");
        try (TroupeServer server = start(builder -> builder.authenticator(jwt().build()))) {
            for (String token : bad) {
                try (RawSocket socket = show(server, token)) {
                    refused(socket, 401, "unauthenticated");
                }
            }
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aKeySetServesRs256AndEs256() throws Exception {
        KeyPairGenerator rsaKeys = KeyPairGenerator.getInstance("RSA");
        rsaKeys.initialize(2_048);
        KeyPair rsa = rsaKeys.generateKeyPair();
        KeyPairGenerator ecKeys = KeyPairGenerator.getInstance("EC");
        ecKeys.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair ec = ecKeys.generateKeyPair();
        Path keys = Files.writeString(directory.resolve("jwks.json"), """
                {"keys":[
                  {"kty":"RSA","kid":"r1","use":"sig","alg":"RS256","n":"%s","e":"%s"},
                  {"kty":"EC","kid":"e1","crv":"P-256","x":"%s","y":"%s"}]}
                """.formatted(
                        number(((RSAPublicKey) rsa.getPublic()).getModulus(), 256),
                        number(((RSAPublicKey) rsa.getPublic()).getPublicExponent(), 3),
                        number(((ECPublicKey) ec.getPublic()).getW().getAffineX(), 32),
                        number(((ECPublicKey) ec.getPublic()).getW().getAffineY(), 32)));
        String claims = Tokens.claims("ada", 600, "");
        try (TroupeServer server = start(builder -> builder.authenticator(JwtAuthenticator.builder()
                        .jwks(keys)
                        .audience("workshop")
                        .build()));
                RawSocket first = show(server, Tokens.rs256(claims, "r1", rsa.getPrivate()));
                RawSocket second = show(server, Tokens.es256(claims, "e1", ec.getPrivate()));
                RawSocket other = show(server, Tokens.rs256(claims, "r2", rsa.getPrivate()));
                RawSocket secret = show(server, Tokens.hs256(claims))) {
            assertThat(first.status()).isEqualTo(101);
            assertThat(second.status()).isEqualTo(101);
            refused(other, 401, "unauthenticated");
            refused(secret, 401, "unauthenticated");
        }
    }

    private static String number(java.math.BigInteger value, int bytes) {
        byte[] array = value.toByteArray();
        byte[] fixed = new byte[bytes];
        int length = Math.min(bytes, array.length);
        System.arraycopy(array, array.length - length, fixed, bytes - length, length);
        return Tokens.base64(fixed);
    }

    @Test
    void aConnectionEndsWith4401WhenItsTokenExpires() throws Exception {
        try (TroupeServer server = start(builder -> builder.authenticator(jwt().build()));
                RawSocket longer = show(server, Tokens.hs256(Tokens.claims("ada", 600, "")));
                RawSocket brief = show(server, Tokens.hs256(Tokens.claims("ada", 5, "")))) {
            assertThat(brief.json().has("welcome")).isTrue();
            RawSocket.Frame close = brief.awaitClose();
            assertThat(close.closeCode()).isEqualTo(4401);
            assertThat(longer.json().has("welcome")).isTrue();
            assertThat(longer.call("turns", 1, "{}").has("value")).isTrue();
        }
    }

    @Test
    void theGeneratedClientShowsAToken() throws Exception {
        String token = Tokens.hs256(Tokens.claims("ada", 600, ""));
        Workshop.Visitor ada = new Workshop.Visitor("ada", 36);
        try (TroupeServer server = start(builder -> builder.authenticator(jwt().build()))) {
            for (WireFormat format : WireFormat.values()) {
                Transport plain = Transport.webSocket(server.uri(), format);
                try (WorkshopClient client = WorkshopClient.connect(plain.withToken(token), "room", ada, on -> {})) {
                    assertThat(client.echo("hi").get(10, TimeUnit.SECONDS)).isEqualTo("hi");
                }
                assertThatThrownBy(() -> WorkshopClient.connect(plain, "room", ada, on -> {}))
                        .isInstanceOfSatisfying(ActorConnectException.class, refused -> {
                            assertThat(refused.code()).isEqualTo("unauthenticated");
                            assertThat(refused.closeCode()).isEqualTo(401);
                        });
            }
            try (WorkshopClient inside = WorkshopClient.connect(server.inProcess(), "room", ada, on -> {})) {
                assertThat(inside.blocking().echo("hi")).isEqualTo("hi");
            }
        }
    }

    // ---- authenticators of one's own

    @Test
    void anAuthenticatorRunsBeforeAnyActorAndOnNoEventLoop() throws Exception {
        List<AuthenticationRequest> seen = new CopyOnWriteArrayList<>();
        List<String> threads = new CopyOnWriteArrayList<>();
        CompletableFuture<Authentication> answer = new CompletableFuture<>();
        try (TroupeServer server = start(builder -> builder.asyncAuthenticator(asked -> {
                    seen.add(asked);
                    threads.add(Thread.currentThread().getName());
                    return answer;
                }));
                RawSocket ada = RawSocket.sending(server.port(), ROOM, "X-Trace: 7", "Authorization: Bearer abc")) {
            await().until(() -> !threads.isEmpty());
            assertThat(seen.get(0).protocol()).isEqualTo("workshop");
            assertThat(seen.get(0).token()).contains("abc");
            assertThat(seen.get(0).request().header("x-trace")).contains("7");
            assertThat(seen.get(0).request().remoteAddress()).isEqualTo("127.0.0.1");
            assertThat(threads.get(0)).startsWith("troupe-authentication-");
            assertThat(server.connections()).isZero();

            answer.complete(Authentication.anonymous());

            assertThat(ada.takeHead()).isEqualTo(101);
            assertThat(ada.json().has("welcome")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"401, unauthenticated", "403, forbidden", "429, rate_limited", "500, internal"})
    void whatItAnswersIsTheStatus(int status, String code) throws Exception {
        try (TroupeServer server = start(builder -> builder.authenticator(asked -> switch (status) {
                    case 401 -> Authentication.unauthenticated("Who are you?");
                    case 403 -> Authentication.forbidden("Not you");
                    case 429 -> Authentication.tooMany("Later");
                    default -> throw new IOException(WorkshopActor.SECRET);
                }));
                RawSocket socket = RawSocket.handshake(server.port(), ROOM)) {
            assertThat(socket.status()).isEqualTo(status);
            JsonNode body = socket.body();
            assertThat(body.path("error").path("code").asText()).isEqualTo(code);
            assertThat(body.toString()).doesNotContain("swordfish");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void oneThatDoesNotAnswerHasTheTimeOfAHookAndStallsNobodyElse() throws Exception {
        RuntimeSettings hasty = RuntimeSettings.DEFAULTS.toBuilder()
                .hookTimeout(Duration.ofSeconds(2))
                .build();
        try (TroupeServer server = start(builder -> builder.settings(hasty)
                        .asyncAuthenticator(asked -> asked.token().isPresent()
                                ? CompletableFuture.completedStage(Authentication.anonymous())
                                : new CompletableFuture<>()));
                RawSocket stuck = RawSocket.sending(server.port(), ROOM);
                RawSocket other = show(server, "any")) {
            assertThat(other.json().has("welcome")).isTrue();
            assertThat(stuck.takeHead()).isEqualTo(503);
            assertThat(stuck.body().path("error").path("code").asText()).isEqualTo("timeout");
        }
    }

    @Test
    void whoLeavesWhileItIsAskedLeavesNothingBehind() throws Exception {
        CompletableFuture<Authentication> answer = new CompletableFuture<>();
        List<AuthenticationRequest> seen = new CopyOnWriteArrayList<>();
        try (TroupeServer server = start(builder -> builder.asyncAuthenticator(asked -> {
            seen.add(asked);
            return asked.token().isPresent() ? CompletableFuture.completedStage(Authentication.anonymous()) : answer;
        }))) {
            try (RawSocket gone = RawSocket.sending(server.port(), ROOM)) {
                await().until(() -> seen.size() == 1);
                gone.vanish();
            }
            answer.complete(Authentication.anonymous());
            try (RawSocket ada = show(server, "any")) {
                assertThat(ada.json().has("welcome")).isTrue();
                await().until(() -> server.connections() == 1);
            }
        }
    }
}
