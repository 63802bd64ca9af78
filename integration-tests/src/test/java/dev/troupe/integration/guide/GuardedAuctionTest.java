package dev.troupe.integration.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troupe.actor.Identity;
import dev.troupe.client.ActorConnectException;
import dev.troupe.client.Transport;
import dev.troupe.integration.guide.Auction.Ticket;
import dev.troupe.runtime.RuntimeSettings;
import dev.troupe.runtime.authentication.Authentication;
import dev.troupe.runtime.authentication.AuthenticationRequest;
import dev.troupe.runtime.authentication.CreatePolicy;
import dev.troupe.server.TroupeServer;
import dev.troupe.server.jwt.JwtAuthenticator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The auction of the guide, for those alone who may come in. */
class GuardedAuctionTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);

    private final Map<String, String> sessions = Map.of("s-17", "ada");

    @TempDir
    Path directory;

    private Authentication authenticate(AuthenticationRequest request) {
        Optional<String> user = request.token().map(sessions::get);
        return user.map(name -> Authentication.of(Identity.of(name, "bidder")))
                .orElse(Authentication.unauthenticated("Log in first"));
    }

    @Test
    void anAuthenticatorOfOnesOwnDecides() {
        try (var server = TroupeServer.builder()
                .authenticator(this::authenticate)
                .actors(new AuctionActorDefinition())
                .port(0)
                .provide(Register.class, new HouseRegister())
                .start()) {
            Transport known = Transport.webSocket(server.uri()).withToken("s-17");
            try (var auction = AuctionClient.connect(known, "vase", new Ticket("17"), on -> {})) {
                assertThat(auction.blocking().bid(100).bidder()).isEqualTo("ada");
            }
            assertThatThrownBy(() -> AuctionClient.connect(server.uri(), "vase", new Ticket("17"), on -> {}))
                    .isInstanceOfSatisfying(
                            ActorConnectException.class,
                            refused -> assertThat(refused.code()).isEqualTo("unauthenticated"));
        }
    }

    @Test
    void tokensOfALoginElsewhereAreBelieved() throws Exception {
        Path keys = Files.writeString(
                directory.resolve("jwks.json"), "{\"keys\":[{\"kty\":\"oct\",\"k\":\"" + base64(SECRET) + "\"}]}");
        var builder = TroupeServer.builder()
                .authenticator(JwtAuthenticator.builder()
                        .jwks(keys)
                        .issuer("https://login.example")
                        .audience("auction")
                        .build())
                .allowOrigins("https://auction.example")
                .createPolicy(Auction.class, CreatePolicy.NOBODY)
                .settings(RuntimeSettings.DEFAULTS.toBuilder()
                        .maxConnectionsPerAddress(20)
                        .maxCallsPerSecond(50)
                        .idleTimeout(Duration.ofMinutes(30))
                        .build());
        builder.port(0).actors(new AuctionActorDefinition()).provide(Register.class, new HouseRegister());
        try (var server = builder.start();
                var house = AuctionClient.connect(server.inProcess(), "vase", new Ticket("18"), on -> {})) {
            Transport known = Transport.webSocket(server.uri()).withToken(this::freshToken);
            try (var auction = AuctionClient.connect(known, "vase", new Ticket("17"), on -> {})) {
                assertThat(auction.blocking().bid(100).bidder()).isEqualTo("ada");
            }
            assertThat(house.blocking().bids()).hasSize(1);
            assertThatThrownBy(() -> AuctionClient.connect(known, "mirror", new Ticket("17"), on -> {}))
                    .isInstanceOfSatisfying(
                            ActorConnectException.class,
                            refused -> assertThat(refused.code()).isEqualTo("not_found"));
        }
    }

    private String freshToken() {
        String claims = "{\"sub\":\"ada\",\"iss\":\"https://login.example\",\"aud\":\"auction\",\"exp\":"
                + Instant.now().plusSeconds(60).getEpochSecond() + "}";
        String signed = base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
